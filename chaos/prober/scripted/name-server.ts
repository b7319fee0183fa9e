import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** A DNS server that answers every question with one address, which may change; disposing of it closes it. */
export interface NameServer extends Disposable {
  /** As `address:port`. */
  readonly address: string;
  readonly asked: () => number;
  readonly pointTo: (address: string) => void;
  /** Leaves questions without an answer from here on. */
  readonly fallSilent: () => void;
}

export async function nameServer(first: string, ttlSeconds: number): Promise<NameServer> {
  const socket = createSocket('udp4');
  let current = first;
  let count = 0;
  let isSilent = false;
  socket.on('message', (query, { port, address }) => {
    count += 1;
    if (!isSilent) socket.send(answerTo(query, current, ttlSeconds), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked: () => count,
    pointTo: (address) => (current = address),
    fallSilent: () => (isSilent = true),
    [Symbol.dispose]: () => socket.close(),
  };
}

/** An answer as RFC 1035, section 4.1 lays it out: the question again, and one A record that points back at its name. */
function answerTo(query: Buffer, address: string, ttlSeconds: number): Buffer {
  const questionEnd = query.indexOf(0, 12) + 5;
  const header = Buffer.from(query.subarray(0, 12));
  header.writeUInt16BE(0x81_80, 2);
  header.writeUInt16BE(1, 6);
  header.writeUInt32BE(0, 8);
  const record = Buffer.alloc(16);
  record.writeUInt16BE(0xc0_0c, 0);
  record.writeUInt16BE(1, 2);
  record.writeUInt16BE(1, 4);
  record.writeUInt32BE(ttlSeconds, 6);
  record.writeUInt16BE(4, 10);
  record.set(address.split('.').map(Number), 12);
  return Buffer.concat([header, query.subarray(12, questionEnd), record]);
}
