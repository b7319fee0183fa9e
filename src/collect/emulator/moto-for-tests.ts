import { Worker } from 'node:worker_threads';
import { installedProgram } from './emulator-program.ts';
import { moto } from './moto.ts';

const limitMs = 60_000;
const largest = 4096;
const mine: { endpoint?: string } = {};

/**
 * The moto server that tests speak to, or why there is none. Each test file is a process and has its own, which ends with it; MOTO_URL
 * names one that runs already.
 */
export function motoForTests(): { readonly endpoint: string } | { readonly missing: string } {
  const given = process.env['MOTO_URL'];
  if (given !== undefined) return { endpoint: given };
  // Installed before the tests, and not by one of them.
  if (installedProgram(moto) === undefined) return { missing: 'needs moto' };
  mine.endpoint ??= startedBeside();
  return { endpoint: mine.endpoint };
}

/** Whether tests are skipped must be known when they are declared, so this waits while a thread starts moto and holds it. */
function startedBeside(): string {
  const shared = new SharedArrayBuffer(8 + largest);
  const [state, text] = [new Int32Array(shared, 0, 2), new Uint8Array(shared, 8)];
  const worker = new Worker(new URL('./moto-for-tests-worker.ts', import.meta.url), {
    workerData: shared,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  worker.unref();
  Atomics.wait(state, 0, 0, limitMs);
  const told = Buffer.from(text.slice(0, state[1])).toString('utf8');
  if (state[0] !== 1) throw new Error(told === '' ? `moto was not ready for tests within ${limitMs / 1000} s.` : told);
  return told;
}
