import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Said, Told } from './messages.ts';

/** A process that measures, as the one that holds it sees it. Disposing of it closes its channel: it ends, and is heard no more. */
export interface MeasuringProcess<Order, Kept> extends Disposable {
  readonly tell: (told: Told<Order>) => void;
  /** Ends it at once, whatever it does. */
  readonly kill: () => void;
  /** How it ended before it said that it was over, or was ended since it said nothing any more. Resolves after the last it said was heard. */
  readonly lost: Promise<string>;
  readonly onSaid: (hear: (said: Said<Kept>) => void) => void;
}

/** It says once a second that it lives. Silence is counted in ticks, not in time, so that a pause of this process is none of that one. */
const tickMs = 1000;
const silentTicksLimit = 20;

/**
 * Starts an entry file as a process of its own, in a session of its own: Ctrl-C on the terminal does not reach it, and it ends when this
 * process does.
 */
export function measuringProcess<Order, Kept>(entry: URL): MeasuringProcess<Order, Kept> {
  const child = fork(fileURLToPath(entry), [], {
    env: { ...process.env, NODE_OPTIONS: '' },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    detached: true,
  });
  let silentTicks = 0;
  const lost = Promise.withResolvers<string>();
  const kill = (): void => void child.kill('SIGKILL');
  const ticking = setInterval(() => {
    silentTicks += 1;
    if (silentTicks <= silentTicksLimit) return;
    lost.resolve(`said nothing for ${silentTicksLimit} s and was ended`);
    kill();
  }, tickMs);
  child.on('message', () => (silentTicks = 0));
  child.on('error', (error) => lost.resolve(`could not be started or told: ${error.message}`));
  child.once('exit', (code, signal) => {
    clearInterval(ticking);
    const how = signal === null ? `ended with code ${String(code)}` : `was ended by ${signal}`;
    // What it said last may still be in the channel.
    void (child.connected ? once(child, 'disconnect') : Promise.resolve()).then(() => lost.resolve(how));
  });
  return {
    lost: lost.promise,
    kill,
    onSaid: (hear) => void child.on('message', (said) => hear(said as Said<Kept>)),
    tell: (told) => {
      // One that is gone is noticed by its end.
      if (child.connected) child.send(told, () => undefined);
    },
    [Symbol.dispose]() {
      clearInterval(ticking);
      child.removeAllListeners('message');
      if (child.connected) child.disconnect();
      child.unref();
    },
  };
}
