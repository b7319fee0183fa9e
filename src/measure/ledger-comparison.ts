import { type LedgerEntry, ledgerKey, type LedgerOperation } from './ledger-run.ts';

/** What became of the writes of a run: keys such as `w1:17`, each list in the order in which the writes were tried. */
export interface LedgerComparison {
  /** Acknowledged and not in the read, whenever it was acknowledged. */
  readonly lost: readonly LedgerOperation[];
  /** In the read more than once. */
  readonly duplicates: readonly string[];
  /** In the read with another payload than was written, in at least one copy. */
  readonly corrupt: readonly string[];
  /** Refused, and in the read all the same. */
  readonly resurrected: readonly string[];
  /** In the read and never tried. */
  readonly phantom: readonly string[];
  /** Acknowledged, and read after a write of the same writer that was only begun later. */
  readonly reordered: readonly string[];
  /** Indeterminate and in the read. */
  readonly recovered: readonly string[];
  /** Indeterminate and not in the read. */
  readonly absent: readonly string[];
}

/** Compares what was tried with what the final read shows. Source: Jepsen's `set` checker; duplicates, hashes and order are ours. */
export function compareLedger(
  operations: readonly LedgerOperation[],
  entries: readonly LedgerEntry[],
): LedgerComparison {
  const copies = Map.groupBy(entries, ledgerKey);
  const tried = new Set(operations.map(ledgerKey));
  const isRead = (operation: LedgerOperation): boolean => copies.has(ledgerKey(operation));
  const keysWhere = (holds: (operation: LedgerOperation) => boolean): readonly string[] =>
    operations.filter(holds).map(ledgerKey);
  return {
    lost: operations.filter((one) => one.outcome === 'acked' && !isRead(one)),
    duplicates: keysWhere((one) => (copies.get(ledgerKey(one))?.length ?? 0) > 1),
    corrupt: keysWhere((one) => copies.get(ledgerKey(one))?.some(({ hash }) => hash !== one.hash) ?? false),
    resurrected: keysWhere((one) => one.outcome === 'refused' && isRead(one)),
    phantom: [...copies.keys()].filter((key) => !tried.has(key)),
    reordered: reordered(operations, entries),
    recovered: keysWhere((one) => one.outcome === 'indeterminate' && isRead(one)),
    absent: keysWhere((one) => one.outcome === 'indeterminate' && !isRead(one)),
  };
}

// Writes of one writer may be under way together, so sequence numbers alone say nothing: only a write that was over before another
// began must stand before it.
function reordered(operations: readonly LedgerOperation[], entries: readonly LedgerEntry[]): readonly string[] {
  const byKey = new Map(operations.map((one) => [ledgerKey(one), one]));
  const latestBegun = new Map<string, number>();
  const found = new Set<string>();
  const seen = new Set<string>();
  for (const entry of entries) {
    const key = ledgerKey(entry);
    const operation = byKey.get(key);
    if (operation === undefined || seen.has(key)) continue;
    seen.add(key);
    const begun = latestBegun.get(entry.writer) ?? Number.NEGATIVE_INFINITY;
    if (operation.outcome === 'acked' && operation.doneMs < begun) found.add(key);
    latestBegun.set(entry.writer, Math.max(begun, operation.invokedMs));
  }
  return operations.map(ledgerKey).filter((key) => found.has(key));
}

/** Whether two reads hold the same entries, each as often; their order may differ. */
export function sameEntries(first: readonly LedgerEntry[], second: readonly LedgerEntry[]): boolean {
  const sorted = (entries: readonly LedgerEntry[]): readonly string[] =>
    entries.map((entry) => `${ledgerKey(entry)} ${entry.hash}`).toSorted();
  const other = sorted(second);
  return first.length === second.length && sorted(first).every((line, index) => line === other[index]);
}
