import { setTimeout } from 'node:timers/promises';

/** Waits for the work, but no longer than so many milliseconds, nor after the signal. */
export async function within(ms: number, work: Promise<void>, signal?: AbortSignal): Promise<void> {
  const over = new AbortController();
  await Promise.race([work, passed(ms, signal ? AbortSignal.any([over.signal, signal]) : over.signal)]);
  over.abort();
}

/** Resolves when so many milliseconds have passed, or at the signal. */
export async function passed(ms: number, signal: AbortSignal): Promise<void> {
  await setTimeout(ms, undefined, { signal }).catch(() => undefined);
}

/** Resolves at the signal. */
export async function aborted(signal: AbortSignal): Promise<undefined> {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}
