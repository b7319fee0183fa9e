import type { Sight } from '../checks/check.ts';
import { InputError } from '../collect/input-error.ts';

/** Proof kinds that are not built yet, with what the report says of them. A kind leaves this list when it is built. */
export const notBuilt: ReadonlyMap<string, string> = new Map([['cost', 'the monthly cost is not estimated yet']]);

/** What is not read, whatever the target, with the reason. */
export function blindOf(on: Target): ReadonlyMap<Sight, string> {
  const isLive = on === 'live';
  return new Map([
    [
      'purchases',
      `reserved capacity and savings plans are purchases, which ${isLive ? 'are not read of an account yet' : 'no template shows'}`,
    ],
    ['sign-in settings', `sign-in settings such as MFA are not ${isLive ? 'read of an account yet' : 'in templates'}`],
    ['run history', `what has run before is not ${isLive ? 'read of an account yet' : 'in templates'}`],
  ]);
}

/** Where facts come from. */
export type Target = 'template' | 'emulator' | 'live';

/** Throws InputError for one that does not exist. */
export function targetNamed(name: string): Target {
  if (name === 'template' || name === 'emulator' || name === 'live') return name;
  throw new InputError(`There is no target "${name}"`, undefined, 'Use --target template, emulator or live.');
}

interface Strained {
  readonly isBroken: boolean;
  /** Where load went; undefined where none was put on. */
  readonly loaded: 'twin' | 'url' | undefined;
  readonly on: Target;
}

/** What a run cannot prove, with or without faults injected into the twin and load put on it. */
export function cannotShowOf({
  isBroken,
  loaded,
  on,
}: Strained): readonly { readonly what: string; readonly why: string }[] {
  return [
    ...(on === 'template'
      ? [{ what: 'Whether it is deployed', why: 'Only templates were read; what runs in an account may differ.' }]
      : []),
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
