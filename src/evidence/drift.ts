import type { FindingData, PromiseData, ProofData, ReportData } from './report-data.ts';

/** A promise whose status differs between two runs, and what in its proofs does. */
export interface Drift {
  readonly id: string;
  readonly title: string;
  /** Undefined where a run does not know the promise. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly why: readonly string[];
}

/** What differs between two runs, whatever target or day each is of; promises in the order of the first. */
export function driftBetween(
  before: Pick<ReportData, 'promises'>,
  after: Pick<ReportData, 'promises'>,
): readonly Drift[] {
  const ids = new Set([...before.promises, ...after.promises].map(({ id }) => id));
  return [...ids].flatMap((id): readonly Drift[] => {
    const [old, now] = [before, after].map(({ promises }) => promises.find((one) => one.id === id));
    if (old?.status === now?.status) return [];
    return [{ id, title: (now ?? old)?.title ?? '', before: old?.status, after: now?.status, why: whyOf(old, now) }];
  });
}

function whyOf(before: PromiseData | undefined, after: PromiseData | undefined): readonly string[] {
  const old = new Map((before?.proofs ?? []).map((proof) => [keyOf(proof), proof]));
  const now = new Map((after?.proofs ?? []).map((proof) => [keyOf(proof), proof]));
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [one, other] = [old.get(key), now.get(key)];
    if (one?.verdict === other?.verdict) return [];
    const head = `${key}: ${wordsOf(one)} -> ${wordsOf(other)}`;
    return [head, ...findingsOf(one, other).map((line) => `  ${line}`)];
  });
}

const keyOf = ({ kind, scenario }: ProofData): string => `${kind}, ${scenario}`;

function wordsOf(proof: ProofData | undefined): string {
  if (!proof) return 'not there';
  return proof.reason === undefined || proof.verdict === 'pass' ? proof.verdict : `${proof.verdict} (${proof.reason})`;
}

/**
 * Findings that are worse on one side, by what was asked of whom. One that is good and has no counterpart is no reason for anything:
 * runs of two targets know the same resource by two names.
 */
function findingsOf(before: ProofData | undefined, after: ProofData | undefined): readonly string[] {
  const old = new Map((before?.findings ?? []).map((one) => [askedOf(one), one]));
  const now = new Map((after?.findings ?? []).map((one) => [askedOf(one), one]));
  const differing = [...new Set([...old.keys(), ...now.keys()])]
    .map((key) => ({ one: old.get(key), other: now.get(key) }))
    .filter(({ one, other }) => one?.verdict !== other?.verdict);
  const lines = differing.flatMap(({ one, other }) => {
    const told = [one, other].find(isBad) ?? (one && other);
    return told
      ? [`${told.subject.name}: ${one?.verdict ?? 'not there'} -> ${other?.verdict ?? 'not there'}. ${told.message}`]
      : [];
  });
  if (lines.length > 0 || differing.length === 0) return lines;
  const [here, there] = [differing.filter(({ one }) => one), differing.filter(({ other }) => other)];
  return [`${here.length} finding(s) before and ${there.length} after have no counterpart, and none of them is bad.`];
}

const isBad = (finding: FindingData | undefined): boolean =>
  finding?.verdict === 'fail' || finding?.verdict === 'unknown';

const askedOf = ({ sentence, subject }: FindingData): string => `${sentence} | ${subject.id}`;
