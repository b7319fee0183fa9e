import { setTimeout as delay } from 'node:timers/promises';

export type Within<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly why: string };

/** What work comes to within a time; what takes longer goes on unheard. */
export async function within<Value>(work: Promise<Value>, ms: number): Promise<Within<Value>> {
  const late = new AbortController();
  const limit = delay(ms, undefined, { signal: late.signal }).then(
    () => ({ ok: false, why: `no answer within ${Math.round(ms)} ms` }) as const,
    () => ({ ok: false, why: 'given up' }) as const,
  );
  const result = work.then(
    (value) => ({ ok: true, value }) as const,
    (error: unknown) => ({ ok: false, why: messageOf(error) }) as const,
  );
  try {
    return await Promise.race([result, limit]);
  } finally {
    late.abort();
  }
}

/** What went wrong, to be put into a sentence: without a full stop of its own. */
export function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\.$/u, '');
}
