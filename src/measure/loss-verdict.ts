import type { DataLoss } from './data-loss.ts';
import type { LedgerComparison } from './ledger-comparison.ts';
import type { LedgerOperation, LedgerRun } from './ledger-run.ts';
import type { MeasuredVerdict } from './measured-verdict.ts';
import { staleness, type TrustedRead } from './trusted-read.ts';

/** Share of intended writes that may go unsent before the run says too little. */
const unsentRatioLimit = 0.001;

/** What is known apart from the ledger. */
export interface KnownElsewhere {
  /** Something else, such as a prober, saw that the fault had an effect. */
  readonly isFaultEffectSeen?: boolean;
}

/** The verdict with all its reasons. A loss that is certain fails the run, whatever else is doubtful; a doubt never passes. */
export function lossVerdict(
  run: LedgerRun,
  read: TrustedRead,
  compared: (LedgerComparison & DataLoss) | undefined,
  known: KnownElsewhere,
): { readonly verdict: MeasuredVerdict; readonly reasons: readonly string[] } {
  if (run.faultAnswer?.isOver === false)
    return {
      verdict: 'unsafe',
      reasons: [
        `What set off the fault had to be ended, so what it would have undone may still be broken: ${run.faultAnswer.answer}.`,
      ],
    };
  if (run.end === 'aborted' || run.end === 'broken-off')
    return {
      verdict: 'aborted',
      reasons: [
        run.end === 'aborted' ? 'The run was interrupted.' : 'The run was broken off: its end was not recorded.',
      ],
    };
  if (run.end === 'lost')
    return {
      verdict: 'inconclusive',
      reasons: [
        `The process that wrote ${run.lostHow ?? 'was gone'} before the run was over, so nothing can be concluded.`,
      ],
    };
  const doubts = doubtsOf(run);
  if (!read.isTrusted || compared === undefined)
    return { verdict: 'inconclusive', reasons: [...(read.isTrusted ? [] : [read.reason]), ...doubts] };
  const stale = staleness(run.operations, read.entries);
  // Until what sets it off has answered, nobody knows whether the fault has taken effect: a write acknowledged meanwhile may have been so
  // just before it, or by something that should have stopped.
  const answeredMs = run.faultAnswer?.atMs ?? run.fault?.atMs ?? 0;
  const [meanwhile, late] = [
    compared.postFaultLost.filter(({ doneMs }) => doneMs <= answeredMs),
    compared.postFaultLost.filter(({ doneMs }) => doneMs > answeredMs),
  ];
  const losses = lossesOf(run, compared, late);
  const damages = damagesOf(compared);
  const doubted = [
    ...(stale === undefined ? [] : [stale]),
    ...(meanwhile.length === 0
      ? []
      : [
          `${writes(meanwhile.length)} acknowledged while the fault was being set off, and lost: just before it took effect, or by something that should have stopped.`,
        ]),
    ...doubts,
  ];
  // What is there and should not be, is there in a stale copy too; only what is missing may merely not have arrived.
  if (damages.length > 0 || (losses.length > 0 && stale === undefined))
    return { verdict: 'fail', reasons: [...losses, ...damages, ...doubted] };
  const effect = known.isFaultEffectSeen || compared.lost.length > 0 ? [] : withoutEffect(run);
  const reasons = [...doubted, ...losses, ...effect];
  return reasons.length > 0 ? { verdict: 'inconclusive', reasons } : { verdict: 'pass', reasons };
}

function lossesOf(
  { settings }: LedgerRun,
  { lost }: LedgerComparison,
  late: readonly LedgerOperation[],
): readonly string[] {
  return [
    ...(lost.length > settings.maxLost
      ? [`${writes(lost.length)} acknowledged and lost; ${settings.maxLost} may be lost.`]
      : []),
    ...(late.length > 0
      ? [
          `${writes(late.length)} acknowledged after the fault and lost: something that should have stopped went on acknowledging.`,
        ]
      : []),
  ];
}

function damagesOf(compared: LedgerComparison): readonly string[] {
  const damage = (keys: readonly string[], what: string): readonly string[] =>
    keys.length === 0 ? [] : [`${writes(keys.length)} ${what}: ${sample(keys)}.`];
  return [
    ...damage(compared.corrupt, 'read with another payload than was written'),
    ...damage(compared.resurrected, 'refused and there all the same'),
    ...damage(compared.phantom, 'there and never tried'),
    ...damage(compared.duplicates, 'there more than once'),
  ];
}

function doubtsOf(run: LedgerRun): readonly string[] {
  const intended = run.unsent + run.operations.filter(({ closing }) => !closing).length;
  const ackedCount = run.operations.filter(({ outcome }) => outcome === 'acked').length;
  return [
    ...(ackedCount === 0 ? ['No write was acknowledged, so none could be lost.'] : []),
    ...(run.unsent > intended * unsentRatioLimit
      ? [`${run.unsent} of ${intended} intended writes were never sent: the writers themselves were held up.`]
      : []),
    ...(run.faultWithheld === undefined ? [] : [`The fault was not set off: ${run.faultWithheld}.`]),
    ...(run.faultName !== undefined && run.fault === undefined && run.faultWithheld === undefined
      ? ['The fault was not set off.']
      : []),
    ...(run.fault && !run.faultAnswer ? ['Nothing came back from what sets off the fault.'] : []),
    ...(run.faultAnswer?.ok === false ? [`The fault could not be set off: ${run.faultAnswer.answer}.`] : []),
  ];
}

/** A fault without effect shows nothing: an effect is a larger share of writes without acknowledgement than before it, by far. */
function withoutEffect({ operations, fault }: LedgerRun): readonly string[] {
  if (fault === undefined) return [];
  const missed = (some: readonly LedgerOperation[]): number =>
    some.length === 0 ? 0 : some.filter(({ outcome }) => outcome !== 'acked').length / some.length;
  const before = operations.filter(({ doneMs }) => doneMs <= fault.atMs);
  const later = operations.filter(({ doneMs }) => doneMs > fault.atMs);
  return missed(later) > 2 * missed(before)
    ? []
    : [
        'Fault without effect: after it, no more writes went unacknowledged than before, so nothing was put to the test.',
      ];
}

function writes(count: number): string {
  return count === 1 ? '1 write was' : `${count} writes were`;
}

function sample(keys: readonly string[]): string {
  return keys.length > 5 ? `${keys.slice(0, 5).join(', ')} and ${keys.length - 5} more` : keys.join(', ');
}
