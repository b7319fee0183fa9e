import { once } from 'node:events';
import net, { type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * Where parts in containers report to their holder: a socket in the twin's folder, which no fault of the network reaches and which
 * closes with the holder, whatever ended that.
 */
export interface PartChannel {
  readonly path: string;
  /** The connection of the part of this name, once it has reported. */
  readonly greeted: (name: string) => Promise<PartConnection>;
  readonly close: () => void;
}

export interface PartConnection {
  readonly say: (message: object) => void;
  readonly onMessage: (hear: (message: unknown) => void) => void;
  readonly over: Promise<void>;
}

export async function partChannel(folder: string): Promise<PartChannel> {
  const path = join(folder, 'channel');
  const greetings = new Map<string, PromiseWithResolvers<PartConnection>>();
  const open = new Set<Socket>();
  const server = net.createServer((socket) => {
    open.add(socket);
    const lines = createInterface({ input: socket });
    const over = new Promise<void>((resolve) => {
      socket.once('close', () => {
        open.delete(socket);
        resolve();
      });
    });
    socket.on('error', () => socket.destroy());
    lines.once('line', (line) => {
      const { part } = JSON.parse(line) as { readonly part: string };
      const early: unknown[] = [];
      let hear = (message: unknown): void => void early.push(message);
      lines.on('line', (next) => hear(JSON.parse(next)));
      greetingOf(part).resolve({
        over,
        say: (message) => void socket.write(`${JSON.stringify(message)}\n`),
        onMessage: (listener) => {
          hear = listener;
          // What came together with the greeting was said before anybody could listen.
          for (const message of early.splice(0)) listener(message);
        },
      });
    });
  });
  server.listen(path);
  await once(server, 'listening');

  return {
    path,
    greeted: async (name) => {
      const connection = await greetingOf(name).promise;
      greetings.delete(name);
      return connection;
    },
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };

  // A part may report before its holder waits for it.
  function greetingOf(name: string): PromiseWithResolvers<PartConnection> {
    const greeting = greetings.get(name) ?? Promise.withResolvers<PartConnection>();
    greetings.set(name, greeting);
    return greeting;
  }
}
