import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { motoCapabilities } from './capabilities.ts';
import { accountByHeader } from './emulator-account.ts';
import { startEmulatorProcess } from './emulator-process.ts';
import { emulatorProgram, type Installed } from './emulator-program.ts';
import type { Emulator, EmulatorAsked } from './emulator.ts';
import { heldByProcess } from './emulator-held.ts';
import { motoAt } from './moto-api.ts';
import { freePort } from './port.ts';
import { whenReady } from './ready.ts';

export const moto: Installed = { tool: 'moto', program: 'moto_server', distribution: 'moto' };

const limitMs = 30_000;

// The line its web server begins with, which alone knows a port that the system chose.
const address = /Running on (?<url>http:\/\/127\.0\.0\.1:\d+)/u;

const serverFile = fileURLToPath(new URL('../../../tools/moto-server.py', import.meta.url));

const environment = {
  PYTHONUNBUFFERED: '1',
  NO_COLOR: '1',
  // Without AWS's own policies, roles lose those that they are given.
  MOTO_IAM_LOAD_MANAGED_POLICIES: 'true',
  // A thousand images in each region that is spoken to, and nothing here asks for one.
  MOTO_EC2_LOAD_DEFAULT_AMIS: 'false',
};

/** Starts moto's server from .tools/, on a port that nobody else can take in between. */
export async function startMoto(
  { keep = false, port, signal, say }: Omit<EmulatorAsked, 'kind'>,
  program = emulatorProgram(moto, signal),
): Promise<Emulator> {
  const { path, version } = await program;
  const asked = port === undefined ? 0 : await freePort(port);
  await using starting = new AsyncDisposableStack();
  const server = starting.use(
    await startEmulatorProcess({
      name: 'moto',
      // The Python beside `moto_server`, with a server that does the same in half the time.
      program: join(dirname(path), 'python'),
      args: [serverFile, '127.0.0.1', String(asked)],
      environment: () => environment,
    }),
  );
  const endpoint = await whenReady({
    name: 'moto',
    limitMs,
    signals: [signal, server.lost],
    mend: 'Try again when this machine is less busy.',
    probe: async (probing) => {
      const url = address.exec(server.said())?.groups?.['url'];
      if (url === undefined) return { instead: 'a program that does not say where it listens' };
      const instead = await motoAt(url).lacking(probing);
      return instead === undefined ? { ready: url } : { instead };
    },
  });
  starting.move();
  return {
    name: 'moto',
    ...(version === undefined ? {} : { version }),
    endpoint,
    account: accountByHeader,
    reset: motoAt(endpoint).reset,
    capabilities: motoCapabilities,
    // As moto-server.py does; moto's own server does not.
    takesTurns: true,
    ...heldByProcess(server, { name: 'moto', endpoint, keep, say }),
  };
}
