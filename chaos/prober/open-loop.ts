import type { RunClock } from './run-clock.ts';

/**
 * Calls `fire` for slot after slot, each `stepMs` after the one before, until the signal. What a call started is not waited for, and slots
 * that were missed while the process stood still are made up for at once, each with the instant it was intended for.
 */
export function openLoop(
  clock: RunClock,
  stepMs: number,
  fire: (slot: number, intendedMs: number) => void,
  signal: AbortSignal,
): void {
  const beginMs = clock.nowMs();
  let slot = 0;
  const dueMs = (): number => beginMs + slot * stepMs;
  const tick = (): void => {
    for (; !signal.aborted && dueMs() <= clock.nowMs(); slot += 1) fire(slot, dueMs());
    if (!signal.aborted) timer = setTimeout(tick, Math.max(1, dueMs() - clock.nowMs()));
  };
  let timer = setTimeout(tick, 1);
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}
