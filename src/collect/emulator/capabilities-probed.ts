import { clientsAt } from '../aws/clients-at.ts';
import type { Capability } from './capabilities.ts';
import type { CapabilityProbe } from './capabilities-probe.ts';
import { capabilityProbes } from './capabilities-probes.ts';
import { isLack } from './deploy/lacking.ts';
import type { EmulatorAccount } from './emulator-account.ts';

interface Sender {
  readonly config: { readonly serviceId?: string };
  readonly send: (command: unknown) => Promise<unknown>;
}

/** Asks an emulator, in an account of its own, what it can do with each type. */
export async function probedCapabilities(
  endpoint: string,
  { credentials, plugins }: EmulatorAccount,
): Promise<readonly Capability[]> {
  const clients = clientsAt({ region: 'eu-west-1', endpoint, credentials, plugins, maxAttempts: 1 });
  const probed: Capability[] = [];
  // One after the other: some find what an earlier one has made.
  for (const { type, client, create, read } of capabilityProbes) {
    const sender = clients[client] as unknown as Sender;
    probed.push({ type, create: await knows(sender, create), read: await knows(sender, read) });
  }
  return probed;

  async function knows(sender: Sender, [name, input]: CapabilityProbe['create']): Promise<boolean> {
    const Command = await commandOf(sender, name);
    const given = typeof input === 'function' ? await input(clients) : input;
    try {
      await sender.send(new Command(given));
      return true;
    } catch (error) {
      if (isNoAnswer(error)) throw error;
      return !isLack(error);
    }
  }
}

async function commandOf({ config }: Sender, name: string): Promise<new (input: object) => unknown> {
  // Packages are named after the services: "Route 53" is client-route-53.
  const service = (config.serviceId ?? '').toLowerCase().replaceAll(' ', '-');
  const exports = (await import(`@aws-sdk/client-${service}`)) as Readonly<
    Record<string, new (input: object) => unknown>
  >;
  const Command = exports[`${name}Command`];
  if (Command === undefined) throw new Error(`@aws-sdk/client-${service} has no ${name}Command.`);
  return Command;
}

/** A refused connection says nothing of what is known. */
function isNoAnswer(error: unknown): boolean {
  const { $response, code } = error as { readonly $response?: unknown; readonly code?: string };
  return $response === undefined && code !== undefined;
}
