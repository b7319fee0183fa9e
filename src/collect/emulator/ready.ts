import { setTimeout as delay } from 'node:timers/promises';

export interface ReadyAsked<Seen> {
  /** As people call it, with its address. */
  readonly name: string;
  /** Asks once; gives `seen` when it is ready, and otherwise what was seen instead. */
  readonly probe: (signal: AbortSignal) => Promise<{ readonly ready: Seen } | { readonly instead: string }>;
  readonly limitMs: number;
  /** Ends the waiting at once, with its reason: that the program has ended, or that the user has had enough. */
  readonly signals: readonly AbortSignal[];
  /** What may be done about it when the time is up. */
  readonly mend: string;
}

const onceMs = 2000;
const betweenMs = 50;

/** Asks again and again until a server is ready. Throws when the limit is reached, with what was last seen. */
export async function whenReady<Seen>({ name, probe, limitMs, signals, mend }: ReadyAsked<Seen>): Promise<Seen> {
  const stop = AbortSignal.any([...signals]);
  const until = performance.now() + limitMs;
  let seen = 'nothing';
  while (performance.now() < until) {
    const asked = AbortSignal.any([stop, AbortSignal.timeout(onceMs)]);
    const answer = await probe(asked).catch((error: unknown) => ({ instead: wordsOf(error) }));
    stop.throwIfAborted();
    if ('ready' in answer) return answer.ready;
    seen = answer.instead;
    await delay(betweenMs, undefined, { signal: stop }).catch(() => stop.throwIfAborted());
  }
  throw new Error(`${name} was not ready within ${limitMs / 1000} s; last seen: ${seen}. ${mend}`);
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${onceMs / 1000} s`;
  // What fetch says by itself is only that it failed.
  const { cause } = error;
  const { code, message } = (cause instanceof Error ? cause : error) as NodeJS.ErrnoException;
  return code === 'ECONNREFUSED' ? 'the connection was refused' : (code ?? message);
}
