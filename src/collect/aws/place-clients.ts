import type { Call } from './call-failure.ts';
import type { Clients } from './clients.ts';
import { foreignAnswers } from './foreign-answer.ts';
import { operationOf, serviceOfClient } from './service-of-client.ts';

/** What is done around every call: `send` makes it, and gets a signal that ends it. */
export type Around = (call: Call, send: (signal: AbortSignal) => Promise<unknown>) => Promise<unknown>;

/** The same clients, with something done around every call, those of paginators too. Clients that were given also fail at answers that are not AWS's from then on. */
export function clientsWith(clients: Clients, region: string, around: Around): Clients {
  const made = new Map<PropertyKey, unknown>();
  return new Proxy(clients, {
    get(target, key) {
      const known = made.get(key);
      if (known !== undefined) return known;
      const client: unknown = Reflect.get(target, key);
      if (!isClient(client)) return client;
      client.middlewareStack.use(foreignAnswers());
      const guarded = guardedClient(client, region, around);
      made.set(key, guarded);
      return guarded;
    },
  });
}

/** A stand-in of the client's own class, since paginators ask for that. */
function guardedClient(client: Client, region: string, around: Around): unknown {
  const service = serviceOfClient(client.constructor.name);
  const send = (command: object, options: object = {}): Promise<unknown> =>
    around({ service, operation: operationOf(command.constructor.name), region }, (abortSignal) =>
      client.send(command, { ...options, abortSignal }),
    );
  return new Proxy(client, {
    get: (target, key) => (key === 'send' ? send : (Reflect.get(target, key) as unknown)),
  });
}

interface Client {
  readonly middlewareStack: { readonly use: (plugin: unknown) => void };
  readonly send: (command: object, options: object) => Promise<unknown>;
}

function isClient(value: unknown): value is Client {
  return typeof value === 'object' && value !== null && 'send' in value && 'middlewareStack' in value;
}
