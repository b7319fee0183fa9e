import { flushCompileCache } from 'node:module';
import type { PartAsked, PartSaid } from './messages.ts';

export type Emit = (part: string, what: string, detail?: Readonly<Record<string, string | number | boolean>>) => void;

/**
 * Runs this process as a part of a twin: orders come over the channel to its holder, events and answers go back, and when the
 * channel closes, for whatever reason, the process and its whole group end.
 */
export function servePart(obey: (order: never, emit: Emit) => unknown): void {
  process.on('disconnect', endGroup);
  if (!process.connected) endGroup();
  process.on('message', (asked: PartAsked<never>) => {
    void answered(asked, obey);
  });
  say({ said: 'listening' });
  // A part is ended from outside, and what is compiled is kept only by one that ends by itself or is told to.
  flushCompileCache();
}

async function answered(asked: PartAsked<never>, obey: (order: never, emit: Emit) => unknown): Promise<void> {
  try {
    say({ said: 'answer', to: asked.number, value: await obey(asked.order, emit) });
  } catch (error) {
    say({ said: 'failed', to: asked.number, reason: error instanceof Error ? error.message : String(error) });
  }
}

const emit: Emit = (part, what, detail = {}) => {
  say({ said: 'event', monoNs: String(process.hrtime.bigint()), part, what, detail });
};

// A holder that is gone cannot be told anything; the closing channel ends this process.
function say(message: PartSaid): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}

function endGroup(): void {
  try {
    process.kill(-process.pid, 'SIGKILL');
  } catch {
    process.exit(1);
  }
}
