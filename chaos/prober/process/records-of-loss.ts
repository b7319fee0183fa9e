import type { FaultAnswer } from '../fault.ts';

/** What is known of a run whose process was lost: of its fault, and that it did not come to its end. */
export type LossRecord =
  | { readonly record: 'fault'; readonly faultMonoNs: string; readonly atMs: number }
  | ({ readonly record: 'fault-answer'; readonly atMs: number } & Omit<FaultAnswer, 'effectiveMonoNs'>)
  | { readonly record: 'end'; readonly atMs: number; readonly why: 'lost'; readonly how: string };

interface FaultSeen {
  readonly monoNs?: bigint;
  readonly answer?: FaultAnswer & { readonly monoNs: bigint };
}

/** The records that it can no longer write. Throws an Error when it was lost before it began, so that there is nothing to tell of. */
export function recordsOfLoss(
  records: readonly { readonly record: string }[],
  { monoNs, answer }: FaultSeen,
  how: string,
): readonly LossRecord[] {
  const run = records.find((one): one is { record: 'run'; startMonoNs: string } => one.record === 'run');
  if (!run)
    throw new Error(`The process that measures ${how} before it began. Is the machine out of memory or processes?`);
  const atMs = (ns: bigint): number => Number(ns - BigInt(run.startMonoNs)) / 1e6;
  const has = (kind: string): boolean => records.some(({ record }) => record === kind);
  const lost: LossRecord[] = [];
  if (monoNs !== undefined && !has('fault'))
    lost.push({ record: 'fault', faultMonoNs: String(monoNs), atMs: atMs(monoNs) });
  if (answer && !has('fault-answer')) {
    const { monoNs: answeredNs, ok, isOver, answer: said } = answer;
    lost.push({ record: 'fault-answer', atMs: atMs(answeredNs), ok, isOver, answer: said });
  }
  return [...lost, { record: 'end', atMs: atMs(process.hrtime.bigint()), why: 'lost', how }];
}
