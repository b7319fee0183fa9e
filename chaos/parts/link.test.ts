import { once } from 'node:events';
import net from 'node:net';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { childPart, type ChildPart, partOf } from '../drivers/child-part.ts';
import { takeLoopback, type Loopback } from '../drivers/loopback.ts';
import { makeScratch, type Scratch } from '../drivers/scratch.ts';
import type { EdgeOrder, LinkOrder } from './messages.ts';

const host = '127.0.0.1';
let scratch: Scratch;
let loopback: Loopback;
let link: ChildPart<LinkOrder>;
let port: number;
/** Answers every chunk with itself, and keeps what it was sent. */
let echo: net.Server;
const received: string[] = [];

before(async () => {
  scratch = makeScratch();
  loopback = await takeLoopback();
  echo = net.createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      received.push(chunk.toString());
      socket.write(chunk);
    });
  });
  echo.listen(0, host);
  await once(echo, 'listening');
  port = await loopback.port(host, 26_000);
  const edge = await childPart<EdgeOrder>(new URL('./edge.ts', import.meta.url), 'edge', scratch, () => undefined);
  link = partOf<LinkOrder, EdgeOrder>(edge, (order) => ({ for: 'links', order }));
  const target = { host, port: (echo.address() as net.AddressInfo).port };
  await link.ask({ do: 'start', links: [{ id: 'one', host, port, target, delayMs: 0 }] });
});

after(async () => {
  link.release();
  await link.over;
  echo.close();
  loopback.release();
  scratch.remove();
});

test('a delay holds each way and keeps the order', async () => {
  await link.ask({ do: 'delay', link: 'one', delayMs: 100 });
  const socket = await connected();
  const begun = performance.now();
  for (const word of ['a', 'b', 'c']) socket.write(word);
  let answer = '';
  while (answer.length < 3) answer += String((await once(socket, 'data'))[0]);
  expect(answer).to.equal('abc');
  expect(performance.now() - begun).to.be.greaterThan(195);
  socket.destroy();
  await link.ask({ do: 'delay', link: 'one', delayMs: 0 });
});

test('a cut link swallows what is sent one way; made whole it ends the torn connection and carries new ones', async () => {
  const socket = await connected();
  received.length = 0;
  socket.write('before');
  await once(socket, 'data');
  await link.ask({ do: 'swallow', link: 'one', directions: ['down'] });
  let heard = '';
  socket.on('data', (chunk) => {
    heard += chunk.toString();
  });
  socket.write('during');
  await until(() => received.includes('during'), 'the word that was sent while only answers were cut');
  const closed = once(socket, 'close');
  await link.ask({ do: 'swallow', link: 'one', directions: [] });
  await closed;
  expect(heard).to.equal('');
  const next = await connected();
  next.write('after');
  expect(String((await once(next, 'data'))[0])).to.equal('after');
  next.destroy();
});

test('what is under way when the sender is lost is lost with it', async () => {
  const there: net.Socket[] = [];
  const sender = net.createServer((socket) => there.push(socket)).listen(0, host);
  await once(sender, 'listening');
  await link.ask({ do: 'delay', link: 'one', delayMs: 300 });
  await link.ask({ do: 'retarget', link: 'one', target: { host, port: (sender.address() as net.AddressInfo).port } });
  const socket = await connected();
  let heard = '';
  socket.on('data', (chunk) => {
    heard += chunk.toString();
  });
  await until(() => there.length > 0, 'the connection behind the link');
  there[0]?.write('lost');
  there[0]?.destroy();
  await once(socket, 'close');
  expect(heard).to.equal('');
  sender.close();
});

async function connected(): Promise<net.Socket> {
  const socket = net.connect(port, host);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

async function until(holds: () => boolean, what: string): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`Not seen within 10 s: ${what}.`);
    await pause(5);
  }
}
