import { setTimeout as pause } from 'node:timers/promises';
import type { PartSaid } from '../../parts/messages.ts';
import type { ChildPart } from '../child-part.ts';
import type { TwinEvent } from '../driver.ts';
import type { PartChannel } from './part-channel.ts';
import type { ContainerOrder } from './container-order.ts';
import type { TwinContainers } from './twin-containers.ts';

const startLimitMs = 30_000;
const answerLimitMs = 30_000;
const lookEveryMs = 500;

/** Where parts are started, and what each is started with. */
export interface PartGround {
  readonly containers: TwinContainers;
  readonly channel: PartChannel;
  /** Node with its arguments, and the folders that a part reads and writes. */
  readonly frame: Pick<ContainerOrder, 'command' | 'reads' | 'writes' | 'environment'>;
}

/** Starts an entry file of a part in a container of its own; resolves when it listens for orders. */
export async function containerPart<Order>(
  entry: string,
  name: string,
  network: ContainerOrder['network'],
  { containers, channel, frame }: PartGround,
  onEvent: (event: TwinEvent) => void,
): Promise<ChildPart<Order>> {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  const listening = Promise.withResolvers<void>();
  let count = 0;
  let isOver = false;

  await containers.run({ ...frame, name, network, command: [...frame.command, channel.path, name, entry] });
  const starting = new AbortController();
  const failed = ended(starting.signal);
  failed.catch(() => undefined);
  try {
    const connection = await Promise.race([channel.greeted(name), failed]);
    connection.onMessage((message) => hear(message as PartSaid));
    const over = ending(connection.over);
    await Promise.race([listening.promise, failed]);
    return { pid: noProcess, over, ended: () => isOver, release: () => undefined, ask: asker(connection.say) };
  } finally {
    starting.abort();
  }

  async function ending(closed: Promise<void>): Promise<void> {
    await closed;
    isOver = true;
    for (const { reject } of waiting.values()) reject(new Error(`The container of "${name}" has ended.`));
  }

  function asker(say: (message: object) => void): ChildPart<Order>['ask'] {
    return async (order, limitMs = answerLimitMs) => {
      if (isOver) throw new Error(`The container of "${name}" has ended.`);
      count += 1;
      const number = count;
      const answer = Promise.withResolvers<unknown>();
      const late = new Error(`"${name}" did not answer within ${limitMs} ms. Does its container stand still?`);
      const timer = setTimeout(() => answer.reject(late), limitMs);
      waiting.set(number, answer);
      say({ number, order });
      try {
        return await answer.promise;
      } finally {
        clearTimeout(timer);
        waiting.delete(number);
      }
    };
  }

  // A part that ends before it has reported can only be asked for its last words.
  async function ended(signal: AbortSignal): Promise<never> {
    const deadline = performance.now() + startLimitMs;
    for (;;) {
      await pause(lookEveryMs, undefined, { signal });
      const states = await containers.states();
      const isGone = (states.get(name) ?? 'down') === 'down';
      if (!isGone && performance.now() < deadline) continue;
      const what = isGone ? 'ended before it listened' : `did not listen within ${startLimitMs} ms`;
      throw new Error(`The container of "${name}" ${what}. Its last words: ${await containers.lastWords(name)}.`);
    }
  }

  function hear(said: PartSaid): void {
    switch (said.said) {
      case 'listening':
        listening.resolve();
        return;
      case 'event':
        onEvent({ monoNs: BigInt(said.monoNs), part: said.part, what: said.what, detail: said.detail });
        return;
      case 'answer':
        waiting.get(said.to)?.resolve(said.value);
        return;
      case 'failed':
        waiting.get(said.to)?.reject(new Error(`${name}: ${said.reason}`));
    }
  }
}

/** Stands for the number of a process that nobody here may signal: it is in a container. No process has it. */
export const noProcess = Number.NaN;
