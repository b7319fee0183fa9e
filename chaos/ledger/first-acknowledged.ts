import type { LedgerSettings } from '../../src/measure/ledger-record.ts';
import { passed } from '../prober/passed.ts';

/** How often it is looked. */
const lookMs = 50;

/** Waits until a write was acknowledged, but no longer than the settings allow; resolves with whether one was. */
export async function firstAcknowledged(
  isAcknowledged: () => boolean,
  { steadyWithinMs = 0 }: LedgerSettings,
  signal: AbortSignal,
): Promise<boolean> {
  const untilMs = performance.now() + steadyWithinMs;
  while (!isAcknowledged() && performance.now() < untilMs && !signal.aborted) await passed(lookMs, signal);
  return isAcknowledged();
}
