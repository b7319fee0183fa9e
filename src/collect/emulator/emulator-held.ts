import type { EmulatorProcess } from './emulator-process.ts';
import type { Emulator } from './emulator.ts';

export interface HeldAs {
  readonly name: string;
  readonly endpoint: string;
  readonly keep: boolean;
  readonly say: (line: string) => void;
}

/** How an emulator that is a process of ours ends, or is left running. */
export function heldByProcess(
  server: EmulatorProcess,
  { name, endpoint, keep, say }: HeldAs,
): Pick<Emulator, 'lost' | typeof Symbol.asyncDispose> {
  return {
    lost: server.lost,
    async [Symbol.asyncDispose]() {
      if (keep && !server.lost.aborted) {
        const pid = server.keep();
        say(`${name} keeps running at ${endpoint}. Attach to it by that URL; end it with: kill ${pid}`);
      }
      await server[Symbol.asyncDispose]();
    },
  };
}
