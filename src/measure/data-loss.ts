import type { LedgerOperation } from './ledger-run.ts';

/** How much was lost, in time. All in ms after the fault, so that what came before it is negative. */
export interface DataLoss {
  /**
   * Acknowledged after the fault and lost: the old primary kept acknowledging, or fencing failed. After it had taken effect, where that is
   * known: until then what is lost merely came before its loss.
   */
  readonly postFaultLost: readonly LedgerOperation[];
  /** When the newest write was acknowledged such that every write acknowledged no later survives; null when there is none. */
  readonly recoveryPointMs: number | null;
  /** From the recovery point to the fault; 0 when nothing was lost. Without a recovery point, from the first write: at least all of it. */
  readonly rpoMs: number | null;
  /** When the first and the last of the lost writes were acknowledged. */
  readonly lossWindowMs: readonly [number, number] | null;
}

/**
 * The recovery point reached and the window of loss. A write acknowledged at the very instant of the fault counts as acknowledged
 * before it. `rpoMs` is null when nothing was acknowledged, or when writes were lost without a fault to count from.
 */
export function dataLoss(
  operations: readonly LedgerOperation[],
  lost: readonly LedgerOperation[],
  fault: { readonly atMs: number; readonly effectiveMs?: number | undefined } | undefined,
): DataLoss {
  const origin = fault?.atMs ?? 0;
  const effectiveMs = fault?.effectiveMs ?? fault?.atMs;
  const acked = operations.filter(({ outcome }) => outcome === 'acked');
  const lostAt = lost.map(({ doneMs }) => doneMs);
  const firstLostMs = lostAt.reduce((first, at) => Math.min(first, at), Number.POSITIVE_INFINITY);
  const lastLostMs = lostAt.reduce((last, at) => Math.max(last, at), Number.NEGATIVE_INFINITY);
  const point = newest(acked.map(({ doneMs }) => doneMs).filter((at) => at < firstLostMs));
  return {
    postFaultLost: effectiveMs === undefined ? [] : lost.filter(({ doneMs }) => doneMs > effectiveMs),
    recoveryPointMs: point === undefined ? null : point - origin,
    rpoMs: acked.length === 0 ? null : rpoMs(),
    lossWindowMs: lost.length === 0 ? null : [firstLostMs - origin, lastLostMs - origin],
  };

  function rpoMs(): number | null {
    if (lost.length === 0) return 0;
    if (fault === undefined) return null;
    const begin = operations.reduce((first, { invokedMs }) => Math.min(first, invokedMs), Number.POSITIVE_INFINITY);
    return Math.max(0, fault.atMs - (point ?? begin));
  }
}

function newest(instants: readonly number[]): number | undefined {
  return instants.length === 0 ? undefined : instants.reduce((latest, at) => Math.max(latest, at));
}
