import { readWhole } from './final-read.ts';
import type { LedgerReader } from './ledger.ts';

const lookLimitMs = 20_000;

/**
 * Names no earlier run in the same ledger used, `w1` and onwards: a client's name is never used again, since an indeterminate write of
 * an earlier run may still come to light. Where the ledger cannot be read yet, names carry the run's own.
 */
export async function freeWriterNames(
  run: string,
  count: number,
  reader: LedgerReader,
  signal: AbortSignal,
  say: (text: string) => void,
): Promise<readonly string[]> {
  try {
    const { foreign } = await readWhole(reader, run, AbortSignal.any([signal, AbortSignal.timeout(lookLimitMs)]));
    const used = foreign.map(({ writer }) => Number(/^w(\d+)$/u.exec(writer)?.[1] ?? 0));
    const highest = used.reduce((most, one) => Math.max(most, one), 0);
    return Array.from({ length: count }, (_, index) => `w${highest + index + 1}`);
  } catch (error) {
    if (!signal.aborted)
      say(`The ledger cannot be read before the run: ${error instanceof Error ? error.message : String(error)}`);
    return Array.from({ length: count }, (_, index) => `w${index + 1}-${run.slice(0, 6)}`);
  }
}
