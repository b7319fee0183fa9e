import type { Sight } from '../checks/check.ts';

/** Proof kinds that are not built yet, with what the report says of them. A kind leaves this list when it is built. */
export const notBuilt: ReadonlyMap<string, string> = new Map([
  ['tls', 'a template ends no TLS; handshakes with an endpoint are not made yet'],
  ['load', 'load runs are not built yet'],
  ['chaos', 'faults are not injected yet'],
  ['cost', 'the monthly cost is not estimated yet'],
]);

/** What templates cannot show at all, whoever reads them. */
export const templateBlind: ReadonlyMap<Sight, string> = new Map([
  ['purchases', 'reserved capacity and savings plans are purchases, which no template shows'],
  ['sign-in settings', 'sign-in settings such as MFA are not in templates'],
  ['run history', 'what has run before is not in templates'],
]);

export const templateCannotShow = [
  { what: 'Whether it is deployed', why: 'Only templates were read; what runs in an account may differ.' },
  { what: 'Purchases, sign-in settings and run history', why: 'They are not resources.' },
  ...[...notBuilt].map(([kind, why]) => ({
    what: `Proofs of kind ${kind}`,
    why: `${why[0]?.toUpperCase()}${why.slice(1)}.`,
  })),
];
