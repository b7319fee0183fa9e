import type { Emulator } from '../collect/emulator/emulator.ts';
import { emulatorNamed } from '../collect/emulator/emulator-named.ts';

/** An emulator that starts while templates are read. Disposed of before it is taken, it ends, wherever its start had come to. */
export interface EmulatorAhead extends AsyncDisposable {
  /** Gives it away, with the duty to dispose of it; throws what its start threw. */
  readonly take: () => Promise<Emulator>;
}

export interface AheadOf {
  readonly target: string;
  readonly emulator?: string;
  readonly keep?: boolean;
  readonly deploy?: boolean;
}

/**
 * Starts it, where it is sure to be wanted, to be a process of ours, and to end with this run: others are started when the templates were
 * read. What is wrong with the start is told to whoever takes it.
 */
export function emulatorAhead(
  { target, emulator = 'moto', keep = false, deploy = true }: AheadOf,
  { say, signal }: { readonly say: (text: string) => void; readonly signal: AbortSignal },
): EmulatorAhead | undefined {
  const kind = emulatorNamed(emulator);
  if (target !== 'emulator' || keep || !deploy || typeof kind !== 'string') return undefined;
  const ending = new AbortController();
  const starting = import('../collect/emulator/emulator.ts').then(({ startEmulator }) =>
    startEmulator({ kind, say, signal: AbortSignal.any([signal, ending.signal]) }),
  );
  // Nobody may ever ask how it went.
  starting.catch(() => undefined);
  const state = { isTaken: false };
  return {
    take() {
      state.isTaken = true;
      return starting;
    },
    async [Symbol.asyncDispose]() {
      if (state.isTaken) return;
      ending.abort();
      const started = await starting.catch(() => undefined);
      await started?.[Symbol.asyncDispose]();
    },
  };
}
