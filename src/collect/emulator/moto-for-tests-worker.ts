import { workerData } from 'node:worker_threads';
import { installedProgram } from './emulator-program.ts';
import { moto, startMoto } from './moto.ts';

// Starts moto for the thread that waits in moto-for-tests.ts, and holds it until the process ends.
const shared = workerData as SharedArrayBuffer;
const [state, text] = [new Int32Array(shared, 0, 2), new Uint8Array(shared, 8)];

function tell(outcome: 1 | 2, words: string): void {
  state[1] = new TextEncoder().encodeInto(words, text).written;
  Atomics.store(state, 0, outcome);
  Atomics.notify(state, 0);
}

try {
  const program = installedProgram(moto);
  if (program === undefined) throw new Error('moto is not installed under .tools/.');
  const { endpoint } = await startMoto(
    { signal: new AbortController().signal, say: () => undefined },
    Promise.resolve(program),
  );
  tell(1, endpoint);
} catch (error) {
  tell(2, String(error));
}
