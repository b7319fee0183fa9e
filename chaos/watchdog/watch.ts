import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { currentJournal, journalState } from '../journal/journal.ts';
import { type Door, type HealOptions, type HealOutcome, healLeft } from '../journal/heal-left.ts';

/** What a watchdog needs to know of the run it watches. */
export interface WatchOrder {
  readonly folder: string;
  readonly run: string;
  /** A module that exports `door`. */
  readonly door: string;
  /** From now on; the harness itself gives up earlier. */
  readonly expiresAfterMs: number;
  readonly stepMs: number;
}

/**
 * Waits until the harness says that it is done, is gone, or the fault has outlived its time, and heals in the two last cases. A pipe tells:
 * it ends with the process that holds its other end, whatever ended that.
 */
export async function watch(order: WatchOrder, harness: Readable, door: Door): Promise<HealOutcome | undefined> {
  const expired = AbortSignal.timeout(order.expiresAfterMs);
  let said = '';
  harness.setEncoding('utf8').on('data', (text: string) => (said += text));
  await once(harness, 'end', { signal: expired }).catch((error: unknown) => {
    if (!expired.aborted) throw error;
  });
  if (said.includes('done')) return undefined;
  const state = await journalState(currentJournal(order.folder));
  if (!state || state.opening?.run !== order.run) return undefined;
  const options: HealOptions = { by: 'watchdog', stopMs: 0, stepMs: order.stepMs, ask: false };
  return await healLeft(order.folder, door, options);
}
