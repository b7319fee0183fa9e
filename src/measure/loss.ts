import { dataLoss } from './data-loss.ts';
import { compareLedger } from './ledger-comparison.ts';
import type { LedgerRecord, LedgerSettings } from './ledger-record.ts';
import { ledgerKey, type LedgerOperation, ledgerRunOf } from './ledger-run.ts';
import { type KnownElsewhere, lossVerdict } from './loss-verdict.ts';
import type { MeasuredVerdict } from './measured-verdict.ts';
import { percentile } from './percentile.ts';
import { failureRatioBound } from './repetition.ts';
import { trustedRead } from './trusted-read.ts';

/**
 * The figures of a run. Times in ms after the fault, or since the run began where no fault was set off. Everything that rests on the
 * final read is null where there is none that counts: null is "not known", never zero.
 */
export interface Loss {
  readonly writeUrl: string;
  readonly readUrl: string;
  readonly fault: string | null;
  /** CLOCK_MONOTONIC, ns, the instant before the fault was set off. */
  readonly faultMonoNs: string | null;
  /** When what sets it off had answered: what was acknowledged before that may have been so before the fault took effect. */
  readonly faultAnsweredMs: number | null;
  /** When all that was to be struck had been: what was acknowledged before that and is lost was so before its loss. Null where nobody knows. */
  readonly faultEffectiveMs: number | null;
  /** Writes the schedule wanted; attempted + unsent, the closing writes apart. */
  readonly intended: number;
  readonly attempted: number;
  readonly acked: number;
  readonly refused: number;
  readonly indeterminate: number;
  readonly unsent: number;
  /** All that was acknowledged and is not there, `postFaultLost` included. */
  readonly lost: number | null;
  readonly lostSeqs: readonly string[] | null;
  readonly postFaultLost: number | null;
  readonly postFaultLostSeqs: readonly string[] | null;
  readonly duplicates: number | null;
  readonly duplicateSeqs: readonly string[] | null;
  readonly corrupt: number | null;
  readonly corruptSeqs: readonly string[] | null;
  readonly resurrected: number | null;
  readonly resurrectedSeqs: readonly string[] | null;
  readonly phantom: number | null;
  readonly phantomSeqs: readonly string[] | null;
  readonly reordered: number | null;
  readonly reorderedSeqs: readonly string[] | null;
  readonly recovered: number | null;
  readonly recoveredSeqs: readonly string[] | null;
  readonly absent: number | null;
  readonly absentSeqs: readonly string[] | null;
  /** Entries that other runs left in the same ledger. */
  readonly foreign: number | null;
  readonly recoveryPointMs: number | null;
  readonly rpoMs: number | null;
  readonly lossWindowMs: readonly [number, number] | null;
  /** With nothing lost in this one run: the share of such faults with loss that it excludes with 95 % confidence. Repeat to lower it. */
  readonly lossyFaultRatioBound: number | null;
  readonly scheduleLagMs: { readonly p50: number; readonly p99: number; readonly max: number } | null;
  readonly settings: LedgerSettings;
  readonly verdict: MeasuredVerdict;
  readonly reasons: readonly string[];
}

/** All figures of a run from its raw operations alone. @throws Error when the records do not begin with a run. */
export function lossOf(records: readonly LedgerRecord[], known: KnownElsewhere = {}): Loss {
  const run = ledgerRunOf(records);
  const { operations, settings, fault, unsent } = run;
  const read = trustedRead(run);
  const comparison = read.isTrusted ? compareLedger(operations, read.entries) : undefined;
  const struck = fault && { atMs: fault.atMs, effectiveMs: run.faultAnswer?.effectiveMs };
  const compared = comparison && { ...comparison, ...dataLoss(operations, comparison.lost, struck) };
  const { verdict, reasons } = lossVerdict(run, read, compared, known);
  const ended = (outcome: LedgerOperation['outcome']): number =>
    operations.filter((one) => one.outcome === outcome).length;
  const keys = (some: readonly LedgerOperation[] | undefined): readonly string[] | null => some?.map(ledgerKey) ?? null;
  return {
    writeUrl: run.writeUrl,
    readUrl: run.readUrl,
    fault: run.faultName ?? null,
    faultMonoNs: fault?.monoNs ?? null,
    faultEffectiveMs:
      fault && run.faultAnswer?.effectiveMs !== undefined ? run.faultAnswer.effectiveMs - fault.atMs : null,
    faultAnsweredMs: fault && run.faultAnswer ? run.faultAnswer.atMs - fault.atMs : null,
    intended: operations.filter(({ closing }) => !closing).length + unsent,
    attempted: operations.length,
    acked: ended('acked'),
    refused: ended('refused'),
    indeterminate: ended('indeterminate'),
    unsent,
    lost: compared?.lost.length ?? null,
    lostSeqs: keys(compared?.lost),
    postFaultLost: compared?.postFaultLost.length ?? null,
    postFaultLostSeqs: keys(compared?.postFaultLost),
    duplicates: compared?.duplicates.length ?? null,
    duplicateSeqs: compared?.duplicates ?? null,
    corrupt: compared?.corrupt.length ?? null,
    corruptSeqs: compared?.corrupt ?? null,
    resurrected: compared?.resurrected.length ?? null,
    resurrectedSeqs: compared?.resurrected ?? null,
    phantom: compared?.phantom.length ?? null,
    phantomSeqs: compared?.phantom ?? null,
    reordered: compared?.reordered.length ?? null,
    reorderedSeqs: compared?.reordered ?? null,
    recovered: compared?.recovered.length ?? null,
    recoveredSeqs: compared?.recovered ?? null,
    absent: compared?.absent.length ?? null,
    absentSeqs: compared?.absent ?? null,
    foreign: read.isTrusted ? read.foreign : null,
    recoveryPointMs: compared?.recoveryPointMs ?? null,
    rpoMs: compared?.rpoMs ?? null,
    lossWindowMs: compared?.lossWindowMs ?? null,
    lossyFaultRatioBound:
      fault !== undefined && verdict === 'pass' && compared?.lost.length === 0 ? failureRatioBound(1) : null,
    scheduleLagMs: scheduleLagMs(operations),
    settings,
    verdict,
    reasons,
  };
}

function scheduleLagMs(operations: readonly LedgerOperation[]): Loss['scheduleLagMs'] {
  const lags = operations.filter(({ closing }) => !closing).map(({ intendedMs, invokedMs }) => invokedMs - intendedMs);
  const [p50, p99, max] = [0.5, 0.99, 1].map((share) => percentile(lags, share));
  return p50 === undefined || p99 === undefined || max === undefined ? null : { p50, p99, max };
}
