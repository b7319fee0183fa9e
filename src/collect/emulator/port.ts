import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port of 127.0.0.1 that nobody listens on now: the one asked for, else any. Throws when that one is taken. */
export async function freePort(asked = 0): Promise<number> {
  const server = createServer();
  try {
    server.listen(asked, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error(`No port was given, but ${String(address)}.`);
    return address.port;
  } catch (cause) {
    throw new Error(`Port ${asked} of 127.0.0.1 cannot be used: ${reasonOf(cause)}`, { cause });
  } finally {
    server.close();
  }
}

function reasonOf(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') return 'another program listens on it. End that one, or name another port.';
  if (code === 'EACCES') return 'this user may not. Name one above 1023.';
  return message;
}
