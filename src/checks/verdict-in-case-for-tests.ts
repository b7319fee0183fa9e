import { type Gap, inventoryOf } from '../inventory/inventory.ts';
import type { Resource } from '../inventory/resource.ts';
import { type Case, caseArchitecture } from './case.ts';
import type { Check } from './check.ts';
import type { Finding } from './finding.ts';
import { judge } from './judge.ts';
import { type ProofVerdict, proofVerdict } from './verdict.ts';

export interface CaseVerdict {
  readonly verdict: ProofVerdict;
  /** The reasons of what is unknown. */
  readonly said: string;
}

/** What stands in the place of a record, and what was not seen. */
export interface Instead {
  readonly index: number;
  readonly now: Resource | undefined;
  /** A subject that is left out of the verdict. */
  readonly besides?: Resource;
  readonly gaps?: readonly Gap[];
}

/** Why that is unseen which a test withholds. */
export const withheldReason = 'it is withheld';

/** What a check says in one of its cases, of its records or of others in their place. */
export function judgedIn(
  check: Check,
  one: Case,
  records: readonly Resource[] = one.records,
  gaps: readonly Gap[] = [],
): readonly Finding[] {
  return judge(
    { check, sentence: check.title, parameters: one.parameters ?? [] },
    {
      inventory: inventoryOf(records, gaps),
      architecture: { ...caseArchitecture, ...one.architecture },
      facts: one.facts ?? { serviceLevels: [] },
    },
  );
}

/** What a check comes to in one of its cases, with something else in the place of a record. */
export function verdictIn(check: Check, one: Case, { index, now, besides, gaps = [] }: Instead): CaseVerdict {
  const records = one.records.flatMap((record, position) => (position === index ? (now ?? []) : record));
  const findings = judgedIn(check, one, records, gaps);
  // A subject is judged where it exists, so whether it does changes what is said of the others only.
  const told = findings.filter(({ subject }) => subject.id !== besides?.id);
  const verdict = told.length === 0 ? 'not-assessed' : proofVerdict(told.map((finding) => finding.verdict));
  // Where other things were not seen either, any of them may be named.
  const isHoled = JSON.stringify(one.records).includes('"unseen":');
  const reasons = told.filter((finding) => finding.verdict === 'unknown').map(({ message }) => message);
  return { verdict, said: isHoled ? withheldReason : reasons.join(' ') };
}

/** Whether a verdict on less than all cannot stand beside verdicts on what there may be. */
export function contradicts(verdict: ProofVerdict, among: readonly ProofVerdict[]): boolean {
  const wrong: Partial<Record<ProofVerdict, readonly ProofVerdict[]>> = {
    pass: ['fail'],
    fail: ['pass', 'not-assessed'],
    'not-assessed': ['fail', 'pass'],
  };
  return among.some((other) => wrong[verdict]?.includes(other));
}
