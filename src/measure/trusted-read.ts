import { sameEntries } from './ledger-comparison.ts';
import { type LedgerEntry, ledgerKey, type LedgerOperation, type LedgerRun } from './ledger-run.ts';

/** The final read of a run, or why there is none that counts. */
export type TrustedRead =
  | { readonly isTrusted: true; readonly entries: readonly LedgerEntry[]; readonly foreign: number }
  | { readonly isTrusted: false; readonly reason: string };

/** A final read counts when it was taken twice from a writer, whole, and with the same entries. */
export function trustedRead({ reads }: LedgerRun): TrustedRead {
  const bad = reads.find(({ state }) => state !== 'complete');
  if (bad?.state === 'standby')
    return { isTrusted: false, reason: `The final read was answered by a standby, not by the writer: ${bad.answer}.` };
  if (bad) return { isTrusted: false, reason: `There is no final read: ${bad.answer}.` };
  const [first, second] = reads;
  if (!first || !second) return { isTrusted: false, reason: 'There is no final read, taken twice.' };
  if (!sameEntries(first.entries, second.entries))
    return {
      isTrusted: false,
      reason: `Two final reads differ (${first.entries.length} and ${second.entries.length} entries), so the ledger had not come to rest.`,
    };
  return { isTrusted: true, entries: first.entries, foreign: first.foreign };
}

/**
 * Why a read cannot be told from one of a stale copy, or undefined when it can: it shows a write that was acknowledged at the end, or
 * one that was begun only after a lost one had been acknowledged, which no copy that merely lags would.
 */
export function staleness(operations: readonly LedgerOperation[], entries: readonly LedgerEntry[]): string | undefined {
  const read = new Set(entries.map(ledgerKey));
  const acked = operations.filter(({ outcome }) => outcome === 'acked');
  const visible = acked.filter((one) => read.has(ledgerKey(one)));
  const closing = acked.filter((one) => one.closing);
  if (visible.some((one) => one.closing)) return undefined;
  const firstLostMs = acked
    .filter((one) => !read.has(ledgerKey(one)))
    .reduce((first, { doneMs }) => Math.min(first, doneMs), Number.POSITIVE_INFINITY);
  if (visible.some(({ invokedMs }) => invokedMs > firstLostMs)) return undefined;
  return closing.length === 0
    ? 'No write was acknowledged at the end, so nothing shows that the final read came from the surviving writer.'
    : 'The final read shows none of the writes that were acknowledged at the end, and nothing newer than what it lacks: it may come from a reader or a stale standby. Give the address of the writer as --read-url.';
}
