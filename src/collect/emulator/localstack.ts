import { join } from 'node:path';
import { localStackCapabilities } from './capabilities.ts';
import { localStackAccount } from './localstack-account.ts';
import { heldByProcess } from './emulator-held.ts';
import { startEmulatorProcess } from './emulator-process.ts';
import { emulatorProgram, type Installed } from './emulator-program.ts';
import type { Emulator, EmulatorAsked } from './emulator.ts';
import { localStackAt } from './localstack-api.ts';
import { freePort } from './port.ts';
import { whenReady } from './ready.ts';

export const localStack: Installed = {
  tool: 'localstack',
  program: 'localstack-supervisor',
  distribution: 'localstack_core',
};

const limitMs = 120_000;

/** Starts LocalStack's last free release from .tools/, on this machine and without Docker. */
export async function startLocalStack({
  keep = false,
  port,
  signal,
  say,
}: Omit<EmulatorAsked, 'kind'>): Promise<Emulator> {
  const { path } = await emulatorProgram(localStack, signal);
  const gateway = `127.0.0.1:${await freePort(port)}`;
  const endpoint = `http://${gateway}`;
  await using starting = new AsyncDisposableStack();
  const server = starting.use(
    await startEmulatorProcess({
      name: 'LocalStack',
      program: path,
      args: [],
      environment: (folder) => ({
        GATEWAY_LISTEN: gateway,
        // Else it wants port 53, asks the network for a certificate and tells of its use.
        DNS_ADDRESS: '0',
        SKIP_SSL_CERT_DOWNLOAD: '1',
        DISABLE_EVENTS: '1',
        // Else it writes to /var/lib, and two of them to the same place.
        OVERRIDE_IN_DOCKER: '0',
        FILESYSTEM_ROOT: join(folder, 'root'),
      }),
    }),
  );
  const { version } = await whenReady({
    name: 'LocalStack',
    limitMs,
    signals: [signal, server.lost],
    mend: 'Try again when this machine is less busy.',
    probe: localStackAt(endpoint).health,
  });
  starting.move();
  return {
    name: 'LocalStack',
    version,
    endpoint,
    account: localStackAccount,
    reset: localStackAt(endpoint).reset,
    capabilities: localStackCapabilities,
    ...heldByProcess(server, { name: 'LocalStack', endpoint, keep, say }),
  };
}
