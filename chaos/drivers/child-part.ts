import { fork, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PartSaid } from '../parts/messages.ts';
import type { TwinEvent } from './driver.ts';
import { leanNode } from '../parts/lean-node.ts';
import { cacheFolder } from './cache-folder.ts';
import type { Scratch } from './scratch.ts';

const listenLimitMs = 10_000;
const answerLimitMs = 30_000;

/** A part that runs in a process of its own, in a process group of its own. */
export interface ChildPart<Order> {
  readonly pid: number;
  /** Throws with the part's own words, or when it ended or said nothing within the limit. */
  readonly ask: (order: Order, limitMs?: number) => Promise<unknown>;
  readonly ended: () => boolean;
  readonly over: Promise<void>;
  /** Closes the channel; the part ends by itself. */
  readonly release: () => void;
}

/** One of several that share a process: what it is asked is handed on with word of whom it is for. */
export const partOf = <Inner, Outer>(
  child: ChildPart<Outer>,
  addressed: (order: Inner) => Outer,
): ChildPart<Inner> => ({
  ...child,
  ask: (order, limitMs) => child.ask(addressed(order), limitMs),
});

/** Starts an entry file as a child; resolves when it listens for orders. */
export async function childPart<Order>(
  entry: URL,
  name: string,
  scratch: Scratch,
  onEvent: (event: TwinEvent) => void,
  rest: readonly string[] = [],
): Promise<ChildPart<Order>> {
  const logFile = join(scratch.logs, `${name.replaceAll('/', '.')}.log`);
  const log = openSync(logFile, 'a');
  const child = fork(fileURLToPath(entry), rest, {
    cwd: '/',
    env: { ...process.env, NODE_OPTIONS: '', NODE_COMPILE_CACHE: join(cacheFolder(), 'compiled') },
    execArgv: [...leanNode],
    stdio: ['ignore', log, log, 'ipc'],
    detached: true,
  });
  closeSync(log);
  try {
    if (child.pid !== undefined) scratch.note(name, child.pid);
  } catch (error) {
    // The folder is gone, so the twin is being ended at this moment.
    child.kill('SIGKILL');
    throw error;
  }
  const waiting = new Map<number, { answer: (value: unknown) => void; fail: (error: Error) => void }>();
  let count = 0;

  const over = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const listens = within(name, listenLimitMs, 'start to listen', (resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => reject(new Error(endedText())));
    child.on('message', (said: PartSaid) => {
      if (said.said === 'listening') resolve(undefined);
      else hear(said);
    });
  });
  child.once('exit', () => {
    for (const { fail } of waiting.values()) fail(new Error(endedText()));
    waiting.clear();
  });
  await listens;
  const { pid } = child;
  if (pid === undefined) throw new Error(endedText());

  return {
    pid,
    over,
    ended: () => gone(child),
    release: () => {
      if (child.connected) child.disconnect();
    },
    ask: async (order, limitMs = answerLimitMs) => {
      if (gone(child) || !child.connected) throw new Error(endedText());
      count += 1;
      const number = count;
      try {
        return await within(name, limitMs, 'answer', (resolve, reject) => {
          waiting.set(number, { answer: resolve, fail: reject });
          child.send({ number, order }, (error) => {
            if (error) reject(error);
          });
        });
      } finally {
        waiting.delete(number);
      }
    },
  };

  function hear(said: Exclude<PartSaid, { said: 'listening' }>): void {
    if (said.said === 'event') {
      onEvent({ monoNs: BigInt(said.monoNs), part: said.part, what: said.what, detail: said.detail });
    } else if (said.said === 'answer') waiting.get(said.to)?.answer(said.value);
    else waiting.get(said.to)?.fail(new Error(`${name}: ${said.reason}`));
  }

  function endedText(): string {
    const how = child.signalCode ?? child.exitCode ?? 'no process';
    // The log goes with the folder when the twin is ended.
    const words = existsSync(logFile) ? readFileSync(logFile, 'utf8').trim().split('\n').slice(-5).join(' | ') : '';
    return `The process of "${name}" has ended (${how}). Its last words: ${words || 'none'}.`;
  }
}

const gone = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

function within(
  name: string,
  limitMs: number,
  what: string,
  run: (resolve: (value: unknown) => void, reject: (error: Error) => void) => void,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () =>
        reject(
          new Error(`"${name}" did not ${what} within ${limitMs} ms. Is the machine out of memory or processor time?`),
        ),
      limitMs,
    );
    run(
      (value) => {
        clearTimeout(timer);
        resolve(value);
      },
      (error) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
