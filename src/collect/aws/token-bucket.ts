import { setTimeout as passed } from 'node:timers/promises';

export interface TokenBucketOptions {
  readonly perSecond: number;
  /** How many requests may leave at once after a pause. */
  readonly burst: number;
  readonly signal?: AbortSignal;
  /** Milliseconds of a clock that never goes back, and how to wait; given by tests. */
  readonly now?: () => number;
  readonly wait?: (ms: number) => Promise<unknown>;
}

/**
 * Holds requests back so that no more leave a client than its service in its region likes; retries count too. Each client that uses it
 * has a bucket of its own. Throws when a figure is not positive.
 */
export function tokenBucket(options: TokenBucketOptions): { readonly applyToStack: (stack: never) => void } {
  return {
    applyToStack(stack) {
      const { addRelativeTo } = stack as { addRelativeTo: (middleware: unknown, options: object) => void };
      const token = tokens(options);
      const hold = (next: (given: unknown) => Promise<unknown>) => async (given: unknown) => {
        await token();
        return next(given);
      };
      // Inside the retries, outside of signing: a signature does not age while its request waits.
      addRelativeTo.call(stack, hold, {
        relation: 'after',
        toMiddleware: 'retryMiddleware',
        name: 'plumblineTokenBucket',
        override: true,
      });
    },
  };
}

/** Gives one token after the other, in the order they were asked for. */
export function tokens({ perSecond, burst, signal, ...clock }: TokenBucketOptions): () => Promise<void> {
  if (!(perSecond > 0)) throw new RangeError(`Expected perSecond to be a positive number, got ${perSecond}.`);
  if (!(burst >= 1)) throw new RangeError(`Expected burst to be at least 1, got ${burst}.`);
  const now = clock.now ?? (() => performance.now());
  const wait = clock.wait ?? ((ms: number) => passed(ms, undefined, { signal }));
  const intervalMs = 1000 / perSecond;
  // When the bucket is full again, on the clock: each token puts it off by one interval.
  let fullAtMs = 0;
  return async () => {
    const nowMs = now();
    const earliestMs = Math.max(fullAtMs, nowMs) - (burst - 1) * intervalMs;
    fullAtMs = Math.max(fullAtMs, nowMs) + intervalMs;
    if (earliestMs > nowMs) await wait(earliestMs - nowMs);
  };
}
