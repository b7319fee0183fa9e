import type { Gap } from '../inventory/inventory.ts';
import type { Needs } from './check.ts';
import type { Finding } from './finding.ts';

/** A finding before what was not seen is held against it; a failure with what it fails for want of, where the check says so. */
export type JudgedFinding = Finding & { readonly wants?: readonly string[] | undefined };

/** The finding, unknown where it fails and what one of the gaps hides might mend it. */
export function doubted(
  judged: JudgedFinding,
  gaps: readonly Gap[],
  needs: Pick<Needs, 'subjects' | 'types'>,
): Finding {
  const { wants: _wants, ...finding } = judged;
  const gap = finding.verdict === 'fail' ? gaps.find((one) => mayMend(one, judged, needs)) : undefined;
  if (!gap) return finding;
  const { mend: _mend, ...rest } = finding;
  const message = `${finding.message} That may be for want of what was not seen: ${gap.reason}.`;
  return { ...rest, verdict: 'unknown', message, input: gap.what };
}

/**
 * Where it is not said what is wanted, a record may want all that was asked for, of its own kind only where the check names that among
 * its other types, and an architecture anything. A gap that may hide anything hides nothing that a record is known to want.
 */
function mayMend(
  { types, isBeyond }: Gap,
  { wants, subject }: JudgedFinding,
  { subjects, types: others = [] }: Pick<Needs, 'subjects' | 'types'>,
): boolean {
  const isWhole = subject.type === 'architecture';
  if (isBeyond || wants?.length === 0) return false;
  if (types === undefined) return isWhole;
  if (wants) return types.some((type) => wants.includes(type));
  return isWhole || types.some((type) => !subjects.includes(type) || others.includes(type));
}
