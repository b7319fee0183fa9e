import type { Call } from './call-failure.ts';

/** How often an operation was asked of a service in a region. */
export interface CallCount extends Call {
  readonly calls: number;
  /** Calls that failed for good, retries and all. */
  readonly failed: number;
  /** Requests that were made again, of calls that went well in the end. */
  readonly retries: number;
}

/** Counts calls by operation, in order of service and operation. */
export function callCounter(): {
  readonly count: (call: Call, outcome: { readonly failed: boolean; readonly attempts: number }) => void;
  readonly counts: () => readonly CallCount[];
} {
  const counted = new Map<string, CallCount>();
  return {
    count(call, { failed, attempts }) {
      const key = `${call.service}:${call.operation}:${call.region}`;
      const before = counted.get(key) ?? { ...call, calls: 0, failed: 0, retries: 0 };
      counted.set(key, {
        ...before,
        calls: before.calls + 1,
        failed: before.failed + (failed ? 1 : 0),
        retries: before.retries + (failed ? 0 : Math.max(0, attempts - 1)),
      });
    },
    counts: () => [...counted].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count),
  };
}
