import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Refusal } from '../faults/refusal.ts';
import type { WatchOrder } from './watch.ts';

/** A process that heals when this one no longer can. */
export interface Watchdog extends AsyncDisposable {
  readonly pid: number;
  /** Aborted when it is gone: without it nothing may stay broken. */
  readonly gone: AbortSignal;
}

const readyWithinMs = 10_000;
/** Told that nothing is left to heal, it has nothing to do; one that stands still is ended. */
const endsWithinMs = 2000;

/** Starts one, and waits until it watches. Disposing of it says that nothing is left to heal. Throws Refusal when it cannot be started. */
export async function startWatchdog(order: WatchOrder): Promise<Watchdog> {
  const file = fileURLToPath(new URL('./watchdog-process.ts', import.meta.url));
  const child = spawn(process.execPath, [file, JSON.stringify(order)], {
    detached: true,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const gone = new AbortController();
  const ended = once(child, 'exit').then(
    () => gone.abort(),
    () => gone.abort(),
  );
  // It may be gone when it is told that all is done.
  child.stdin.on('error', () => undefined);
  const ready = once(child.stdout, 'data', {
    signal: AbortSignal.any([AbortSignal.timeout(readyWithinMs), gone.signal]),
  });
  const isReady = await ready.then(
    () => true,
    () => false,
  );
  const { pid } = child;
  if (!isReady || pid === undefined) {
    child.kill('SIGKILL');
    throw new Refusal(
      'The watchdog, which heals when this process dies, did not start',
      'Make sure that Node can start processes here; without it nothing is broken.',
    );
  }
  child.stdout.destroy();
  child.unref();
  return {
    pid,
    gone: gone.signal,
    async [Symbol.asyncDispose]() {
      child.stdin.end('done\n');
      const late = setTimeout(() => child.kill('SIGKILL'), endsWithinMs);
      await ended;
      clearTimeout(late);
    },
  };
}
