import { connect, type Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** A connection that TLS can be spoken over, and the bytes that came from the peer. */
export interface Overheard {
  readonly stream: Duplex;
  readonly socket: Socket;
  readonly heard: () => Buffer;
  /** Whether there was ever anyone to send to. */
  readonly reached: () => boolean;
}

/** So many bytes hold any peer's first answer. */
const keptBytes = 64 * 1024;

/** Connects, and keeps what the peer sends first. */
export function overheard(host: string, port: number): Overheard {
  const socket = connect({ host, port });
  const heard: Buffer[] = [];
  let bytes = 0;
  let isConnected = false;
  const stream = new Duplex({
    read: () => {
      socket.resume();
    },
    write(chunk: Buffer, encoding, done) {
      socket.write(chunk, encoding, done);
    },
    final(done) {
      socket.end(done);
    },
    destroy(error, done) {
      socket.destroy();
      done(error);
    },
  });
  socket.once('connect', () => {
    isConnected = true;
  });
  socket.on('data', (chunk: Buffer) => {
    if (bytes < keptBytes) heard.push(chunk);
    bytes += chunk.length;
    if (!stream.push(chunk)) socket.pause();
  });
  socket.once('end', () => {
    stream.push(null);
  });
  socket.once('error', (error) => {
    stream.destroy(error);
  });
  return { stream, socket, heard: () => Buffer.concat(heard), reached: () => isConnected };
}
