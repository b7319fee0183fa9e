import { type ProofKind, proofKinds } from '../checks/verdict.ts';
import { InputError } from '../collect/input-error.ts';
import type { Strain } from './strain.ts';
import { notBuilt } from './targets.ts';

/** The kinds of proof that a run was asked for. Throws InputError for one that does not exist. */
export function kindsOf({ prove }: { readonly prove?: string }): readonly string[] {
  const asked = prove?.split(',').map((kind) => kind.trim()) ?? [...proofKinds];
  const unknown = asked.find((kind) => !(proofKinds as readonly string[]).includes(kind));
  if (unknown !== undefined)
    throw new InputError(
      `There is no proof kind "${unknown}"`,
      undefined,
      `Use --prove with some of: ${proofKinds.join(', ')}.`,
    );
  return asked;
}

/** Kinds that this run leaves out, with the reason. Faults are injected, and load is put on, on request alone. */
export function unassessedOf(kinds: readonly string[], { chaos, load }: Strain): ReadonlyMap<string, string> {
  const reasonOf = (kind: ProofKind): string | undefined => {
    if (!kinds.includes(kind)) return 'not asked for in this run';
    if (kind === 'chaos' && !chaos) return 'faults are injected on request: --profile quick or full';
    if (kind === 'load' && !load) return 'load is put on on request: --profile quick, full or capacity';
    if (kind === 'tls' && !load)
      return 'handshakes are made on request: --prove tls, with --load-target url as a proof';
    return notBuilt.get(kind);
  };
  return new Map(
    proofKinds.flatMap((kind) => {
      const reason = reasonOf(kind);
      return reason === undefined ? [] : [[kind, reason] as const];
    }),
  );
}
