import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { describe, it } from 'node:test';
import { setTimeout as passing } from 'node:timers/promises';
import { expect } from 'chai';
import { nameServer } from '../prober/scripted/name-server.ts';
import { readWhole } from './final-read.ts';
import { httpLedgerReader, httpLedgerWriter, ledgerUrl } from './http-ledger.ts';
import { ledgerAt } from './ledger-at.ts';
import { hashOf, isForeign, newRunName, payloadOf } from './payload.ts';

interface Serving extends AsyncDisposable {
  readonly url: URL;
  readonly port: number;
}

async function serving(listener: RequestListener, { host = '127.0.0.1', port = 0 } = {}): Promise<Serving> {
  const server = createServer(listener).listen(port, host);
  await once(server, 'listening');
  const { port: own } = server.address() as AddressInfo;
  return {
    url: new URL(`http://${host}:${own}/ledger`),
    port: own,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const write = (seq: number) => ({ writer: 'w1', seq, payload: 'ab' });

describe('a ledger over HTTP', () => {
  it('takes 2xx for acknowledged, 4xx for refused and everything else for indeterminate', async () => {
    let status = 0;
    await using store = await serving((_, response) => void response.writeHead(status).end());
    await using writer = httpLedgerWriter(store.url);
    const outcomes: string[] = [];
    for (status of [200, 201, 204, 301, 400, 409, 429, 500, 503])
      outcomes.push(`${status} ${(await writer.write(write(status), AbortSignal.timeout(2000))).outcome}`);
    expect(outcomes).to.deep.equal([
      '200 acked',
      '201 acked',
      '204 acked',
      '301 indeterminate',
      '400 refused',
      '409 refused',
      '429 refused',
      '500 indeterminate',
      '503 indeterminate',
    ]);
  });

  it('mistake 8: a time-out and a broken connection are indeterminate, and nothing is sent twice', async () => {
    let asked = 0;
    await using store = await serving((request) => {
      asked += 1;
      if (asked > 1) request.socket.destroy();
    });
    await using writer = httpLedgerWriter(store.url);
    expect(await writer.write(write(1), AbortSignal.timeout(100))).to.deep.equal({
      outcome: 'indeterminate',
      answer: 'time-out',
    });
    expect(await writer.write(write(2), AbortSignal.timeout(2000))).to.deep.equal({
      outcome: 'indeterminate',
      answer: 'ECONNRESET',
    });
    expect(asked).to.equal(2);
  });

  it('mistake 6: a connection kept alive to a dead zone is left after one time-out', async () => {
    const dead = new Set<Socket>();
    const known = new Set<Socket>();
    await using store = await serving((request, response) => {
      known.add(request.socket);
      if (!dead.has(request.socket)) response.end();
    });
    await using writer = httpLedgerWriter(store.url);
    expect((await writer.write(write(1), AbortSignal.timeout(2000))).outcome).to.equal('acked');
    // An answer is heard before its connection is free again.
    await passing(50);
    expect((await writer.write(write(2), AbortSignal.timeout(2000))).outcome).to.equal('acked');
    expect(known.size, 'connections are kept').to.equal(1);
    for (const socket of known) dead.add(socket);
    await passing(50);
    expect((await writer.write(write(3), AbortSignal.timeout(100))).outcome).to.equal('indeterminate');
    expect((await writer.write(write(4), AbortSignal.timeout(2000))).outcome).to.equal('acked');
  });

  it('mistake 7: a name is looked up again when its time is over, and a connection to its old address is left', async () => {
    const heard: string[] = [];
    const hears = (name: string) => (request: IncomingMessage, response: ServerResponse) => {
      heard.push(`${name} ${request.headers.host?.replace(/:\d+/u, '')}`);
      response.end('{"entries":[],"next":null}');
    };
    await using first = await serving(hears('first'));
    await using second = await serving(hears('second'), { host: '127.0.0.2', port: first.port });
    using names = await nameServer('127.0.0.1', 0);
    const url = `http://ledger.example:${second.port}/ledger`;
    const place = { writeUrl: url, readUrl: url, writers: 1, timeoutMs: 1000, dnsServers: [names.address] };
    const { writer, reader } = await ledgerAt(place);
    await using _writer = writer;
    await writer.write(write(1), AbortSignal.timeout(2000));
    await writer.write(write(2), AbortSignal.timeout(2000));
    names.pointTo('127.0.0.2');
    await writer.write(write(3), AbortSignal.timeout(2000));
    await reader.page(undefined, AbortSignal.timeout(2000));
    expect(heard).to.deep.equal([
      'first ledger.example',
      'first ledger.example',
      'second ledger.example',
      'second ledger.example',
    ]);
  });

  it('gives up a write whose address is not found in time, as indeterminate', async () => {
    using names = await nameServer('127.0.0.1', 0);
    names.fallSilent();
    const url = 'http://ledger.example:1/ledger';
    const place = { writeUrl: url, readUrl: url, writers: 1, timeoutMs: 5000, dnsServers: [names.address] };
    const { writer } = await ledgerAt(place);
    await using _writer = writer;
    expect(await writer.write(write(1), AbortSignal.timeout(100))).to.deep.equal({
      outcome: 'indeterminate',
      answer: 'time-out',
    });
  });

  it('reads page by page, and takes an answer without an end for none', async () => {
    const pages: Readonly<Record<string, string>> = {
      '/ledger': '{"entries":[{"writer":"w1","seq":1,"payload":"ab"}],"next":7}',
      '/ledger?after=7': '{"entries":[{"writer":"w1","seq":2}],"next":null}',
      '/cut': '{"entries":[{"writer":"w1","seq":1,"payload":"ab"}]}',
      '/odd': '{"entries":[{"seq":1}],"next":null}',
      '/page': '<html>',
    };
    await using store = await serving((request, response) => void response.end(pages[request.url ?? '']));
    const read = (path: string) =>
      readWhole(httpLedgerReader(new URL(path, store.url)), 'own', AbortSignal.timeout(5000));
    expect((await read('/ledger')).entries).to.deep.equal([write(1), { writer: 'w1', seq: 2, payload: 'null' }]);
    for (const [path, reason] of [
      ['/cut', '"next" is neither'],
      ['/odd', 'no "writer" and "seq"'],
      ['/page', 'no JSON but <html>'],
    ] as const)
      expect(String(await read(path).catch((error: unknown) => error))).to.include(reason);
  });

  it('means /ledger by an address without a path', () => {
    expect(ledgerUrl(new URL('http://store:1')).href).to.equal('http://store:1/ledger');
    expect(ledgerUrl(new URL('http://store:1/orders')).href).to.equal('http://store:1/orders');
  });
});

describe('a payload', () => {
  it('tells entries of another run from damaged ones of this run', () => {
    const [own, other] = [newRunName(), newRunName()];
    const mine = { writer: 'w1', seq: 1, payload: payloadOf(own, { writer: 'w1', seq: 1 }) };
    const theirs = { writer: 'w1', seq: 1, payload: payloadOf(other, { writer: 'w1', seq: 1 }) };
    expect([isForeign(own, mine), isForeign(own, theirs)]).to.deep.equal([false, true]);
    const flipped = (digit: string): string => (digit === '0' ? '1' : '0');
    for (let index = 0; index < mine.payload.length; index += 1) {
      const payload =
        mine.payload.slice(0, index) + flipped(mine.payload.charAt(index)) + mine.payload.slice(index + 1);
      expect(isForeign(own, { ...mine, payload }), `damaged at ${index}`).to.equal(false);
      expect(hashOf(payload)).not.to.equal(hashOf(mine.payload));
    }
    expect(isForeign(own, { ...theirs, seq: 2 }), 'exchanged').to.equal(false);
  });
});
