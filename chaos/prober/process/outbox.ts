import type { Said } from './messages.ts';

const everyMs = 100;
const aliveMs = 1000;

/** Collects records and sends them in batches, so that sending does not disturb what is measured; disposing of it sends the last ones. */
export interface Outbox<Kept> extends Disposable {
  readonly add: (record: Kept) => void;
  readonly say: (said: Said<Kept>) => void;
}

/** Kinds of records that come by the hundred and can wait a moment; the others are sent at once. */
const plentiful: readonly string[] = ['reading', 'invoke', 'done', 'unsent', 'entry'];

export function outbox<Kept extends { readonly record: string }>(post: (said: Said<Kept>) => void): Outbox<Kept> {
  let waiting: Kept[] = [];
  let sentMs = performance.now();
  const send = (): void => {
    post({ said: 'records', records: waiting });
    waiting = [];
    sentMs = performance.now();
  };
  const timer = setInterval(() => {
    if (waiting.length > 0 || performance.now() - sentMs > aliveMs) send();
  }, everyMs);
  return {
    add(record) {
      waiting.push(record);
      if (!plentiful.includes(record.record)) send();
    },
    // What is said after a record is heard after it.
    say(said) {
      if (waiting.length > 0) send();
      post(said);
    },
    [Symbol.dispose]() {
      clearInterval(timer);
      if (waiting.length > 0) send();
    },
  };
}
