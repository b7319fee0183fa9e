import { once } from 'node:events';
import net from 'node:net';
import { test } from 'node:test';
import { expect } from 'chai';
import { takeLoopback } from './loopback.ts';

test('two twins never share an address and port, with and without addresses of their own', async () => {
  for (const ownAddresses of process.platform === 'linux' ? [true, false] : [false]) {
    const [first, second] = [await takeLoopback(ownAddresses), await takeLoopback(ownAddresses)];
    const places: string[] = [];
    for (const one of [first, second]) {
      for (const [region, zone] of [
        [1, 1],
        [1, 1],
        [1, 2],
        [2, 1],
      ] as const) {
        const host = one.host(region, zone);
        places.push(`${host}:${await one.port(host, 21_000)}`);
      }
    }
    expect(new Set(places).size, places.join(' ')).to.equal(8);
    first.release();
    second.release();
  }
});

test('zones have equal ports where they have addresses of their own', {
  skip: process.platform !== 'linux' && 'needs Linux',
}, async () => {
  const loopback = await takeLoopback();
  const [a, b] = [loopback.host(1, 1), loopback.host(1, 2)];
  expect(a).to.match(/^127\.\d+\.1\.10$/);
  expect(await loopback.port(a, 21_500)).to.equal(await loopback.port(b, 21_500));
  loopback.release();
});

test('a port that somebody else listens on is passed over', async () => {
  const loopback = await takeLoopback(false);
  const before = await loopback.port('127.0.0.1', 21_000);
  const other = net.createServer().listen(before + 1, '127.0.0.1');
  await once(other, 'listening');
  expect(await loopback.port('127.0.0.1', 21_000)).to.be.greaterThan(before + 1);
  other.close();
  loopback.release();
});
