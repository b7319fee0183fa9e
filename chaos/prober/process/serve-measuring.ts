import { setDefaultCACertificates } from 'node:tls';
import type { Fault } from '../fault.ts';
import { favoured } from './favoured.ts';
import type { Said, Told } from './messages.ts';
import { outbox } from './outbox.ts';
import { remoteFault } from './remote-fault.ts';

/** What measuring is given in a process of its own. */
export interface ServedTools<Kept> {
  readonly fault: Fault;
  readonly record: (record: Kept) => void;
  readonly say: (text: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Makes this process measure for the one that holds it: the order comes over the channel, records go back, and when the channel closes,
 * for whatever reason, the process ends.
 */
export function serveMeasuring<Order, Kept extends { readonly record: string }>(
  wanted: (order: Order) => 'real-time' | 'high',
  measure: (order: Order, tools: ServedTools<Kept>) => Promise<unknown>,
): void {
  const broken = new AbortController();
  const remote = remoteFault((said) => box.say(said));
  const box = outbox<Kept>(post);
  process.on('disconnect', () => process.exit());
  process.on('message', (told: Told<Order>) => {
    switch (told.told) {
      case 'order':
        if (told.trusted) setDefaultCACertificates([...told.trusted]);
        void served(told.order);
        return;
      case 'abort':
        broken.abort();
        return;
      case 'fault-begun':
      case 'fault-answer':
      case 'fault-failed':
        remote.hear(told);
    }
  });
  if (!process.connected) process.exit();

  async function served(order: Order): Promise<void> {
    try {
      const say = (text: string): void => box.say({ said: 'progress', text });
      say(`process ${process.pid} measures, ${await favoured(wanted(order))}`);
      await measure(order, { fault: remote.fault, record: box.add, say, signal: broken.signal });
      box.say({ said: 'over' });
    } catch (error) {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      box.say({ said: 'failed', name, message });
    }
    box[Symbol.dispose]();
  }
}

// A holder that is gone cannot be told anything; the closing channel ends this process.
function post(said: Said<unknown>): void {
  if (process.connected) process.send?.(said, undefined, undefined, () => undefined);
}
