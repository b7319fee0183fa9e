import type { Sight } from '../checks/check.ts';

/** Proof kinds that are not built yet, with what the report says of them. A kind leaves this list when it is built. */
export const notBuilt: ReadonlyMap<string, string> = new Map([['cost', 'the monthly cost is not estimated yet']]);

/** What templates cannot show at all, whoever reads them. */
export const templateBlind: ReadonlyMap<Sight, string> = new Map([
  ['purchases', 'reserved capacity and savings plans are purchases, which no template shows'],
  ['sign-in settings', 'sign-in settings such as MFA are not in templates'],
  ['run history', 'what has run before is not in templates'],
]);

interface Strained {
  readonly isBroken: boolean;
  /** Where load went; undefined where none was put on. */
  readonly loaded: 'twin' | 'url' | undefined;
}

/** What a run over templates cannot prove, with or without faults injected into the twin and load put on it. */
export function cannotShowOf({
  isBroken,
  loaded,
}: Strained): readonly { readonly what: string; readonly why: string }[] {
  return [
    { what: 'Whether it is deployed', why: 'Only templates were read; what runs in an account may differ.' },
    { what: 'Purchases, sign-in settings and run history', why: 'They are not resources.' },
    isBroken
      ? {
          what: 'Recovery on AWS itself',
          why: 'Faults were injected into a local twin with the timers of the templates; times that only AWS decides are declared, and shown apart.',
        }
      : { what: 'Recovery and loss', why: 'No fault was injected: --profile quick or full does it, on a local twin.' },
    ...(loaded === 'url' ? [] : [loadOnAws(loaded)]),
    ...[...notBuilt].map(([kind, why]) => ({
      what: `Proofs of kind ${kind}`,
      why: `${why[0]?.toUpperCase()}${why.slice(1)}.`,
    })),
  ];
}

function loadOnAws(loaded: 'twin' | undefined): { readonly what: string; readonly why: string } {
  return loaded === 'twin'
    ? {
        what: 'Speed on AWS itself',
        why: 'Load was put on a local twin: it shows what the services can do, and nothing of networks, caches or the size of machines. --load-target url does.',
      }
    : {
        what: 'Speed under load, and TLS as it is spoken',
        why: 'No load was put on: --profile quick or full does it.',
      };
}
