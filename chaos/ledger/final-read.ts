import { isForeign } from './payload.ts';
import type { LedgerReader, LedgerWrite } from './ledger.ts';

/** Everything a ledger shows, in the order in which it shows it. */
export interface WholeLedger {
  readonly entries: readonly LedgerWrite[];
  readonly foreign: readonly LedgerWrite[];
  readonly isStandby: boolean;
}

const pagesWithoutNewLimit = 100;
const pageLimitMs = 5000;

/**
 * Reads a ledger from its beginning to its end.
 * @param run the name of this run; entries that other runs sealed are kept apart
 * @throws Error when a page is missing, a cursor comes again, or there is no end; also when the signal is aborted.
 */
export async function readWhole(reader: LedgerReader, run: string, signal: AbortSignal): Promise<WholeLedger> {
  const entries: LedgerWrite[] = [];
  const foreign: LedgerWrite[] = [];
  const cursors = new Set<string>();
  const known = new Set<string>();
  let pagesWithoutNew = 0;
  for (let after: string | undefined; ; ) {
    signal.throwIfAborted();
    const limit = AbortSignal.any([signal, AbortSignal.timeout(pageLimitMs)]);
    const { entries: some, next, isStandby } = await reader.page(after, limit);
    if (isStandby) return { entries, foreign, isStandby };
    const before = known.size;
    for (const entry of some) {
      known.add(`${entry.writer}:${entry.seq}:${entry.payload}`);
      (isForeign(run, entry) ? foreign : entries).push(entry);
    }
    if (next === null) return { entries, foreign, isStandby: false };
    if (cursors.has(next)) throw new Error(`the cursor ${JSON.stringify(next)} came twice`);
    cursors.add(next);
    after = next;
    pagesWithoutNew = known.size === before ? pagesWithoutNew + 1 : 0;
    if (pagesWithoutNew > pagesWithoutNewLimit)
      throw new Error(`${pagesWithoutNew} pages in a row held nothing new, and there was no end`);
  }
}
