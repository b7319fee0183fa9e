import { once } from 'node:events';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { after, before, beforeEach, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import tls from 'node:tls';
import { expect } from 'chai';
import { selfSigned } from '../drivers/certificate.ts';
import { childPart, type ChildPart, partOf } from '../drivers/child-part.ts';
import { takeLoopback, type Loopback } from '../drivers/loopback.ts';
import { makeScratch, type Scratch } from '../drivers/scratch.ts';
import type { DistributionConfig, DistributionOrder, EdgeOrder } from './messages.ts';

const host = '127.0.0.1';
const megabyte = 1024 * 1024;
const hsts = 'max-age=63072000; includeSubDomains';
let scratch: Scratch;
let loopback: Loopback;
let edge: ChildPart<DistributionOrder>;
let newer: DistributionConfig;
let older: DistributionConfig;

/** The origin, in this process so that it can be looked at. */
const origin = {
  server: http.createServer((request, response) => void originAnswers(request, response)),
  connections: 0,
  written: 0,
  ended: 0,
};
const sockets = new Set<Socket>();
origin.server.on('connection', (socket) => {
  origin.connections += 1;
  sockets.add(socket);
});

async function originAnswers(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const own = { 'keep-alive': 'timeout=5', upgrade: 'h2c', 'set-cookie': ['a=1', 'b=2'] };
  switch (request.url ?? '') {
    case '/endless':
      response.once('close', () => {
        origin.ended += 1;
      });
      for (; !response.destroyed; origin.written += 1) {
        if (!response.write(Buffer.alloc(megabyte)))
          await Promise.race([once(response, 'drain'), once(response, 'close')]);
      }
      return;
    case '/torn':
      response.writeHead(200, { 'content-length': megabyte });
      response.write('so far', () => setTimeout(() => request.socket.destroy(), 50));
      return;
    default: {
      let length = 0;
      for await (const chunk of request) length += (chunk as Buffer).length;
      const { method, url, headers } = request;
      response.writeHead(200, own);
      response.end(url === '/big' ? Buffer.alloc(2 * megabyte, 'x') : JSON.stringify({ method, url, headers, length }));
    }
  }
}

before(async () => {
  scratch = makeScratch();
  loopback = await takeLoopback();
  origin.server.listen(0, host);
  await once(origin.server, 'listening');
  const at = origin.server.address();
  const port = typeof at === 'object' && at !== null ? at.port : 0;
  const started = await childPart<EdgeOrder>(new URL('./edge.ts', import.meta.url), 'edge', scratch, () => undefined);
  edge = partOf<DistributionOrder, EdgeOrder>(started, (order) => ({ for: 'distributions', order }));
  const made = async (id: string): Promise<DistributionConfig> => ({
    host,
    port: await loopback.port(host, 28_200),
    plain: { host, port: await loopback.port(host, 28_300) },
    ...selfSigned(['localhost'], new Date()),
    part: {
      id,
      origins: [{ id: 'origin', connectAttempts: 1 }],
      failover: [],
      behaviours: [
        { path: '/refused', to: 'origin', withoutTls: 'refuse' },
        { path: '/open', to: 'origin' },
        {
          to: 'origin',
          withoutTls: 'redirect',
          responseHeaders: [
            { name: 'strict-transport-security', value: hsts, overrides: true },
            { name: 'set-cookie', value: 'c=3', overrides: false },
          ],
        },
      ],
    },
    origins: { origin: { host, port, tls: false, keepsConnections: true } },
    names: { server: { host, port: 1 }, located: {} },
  });
  newer = await made('newer');
  newer = { ...newer, part: { ...newer.part, httpVersion: 'http2' } };
  older = await made('older');
  await edge.ask({ do: 'start', distributions: [newer, older] });
});

after(async () => {
  edge.release();
  await edge.over;
  origin.server.close();
  origin.server.closeAllConnections();
  loopback.release();
  scratch.remove();
});

beforeEach(() => {
  for (const socket of sockets) socket.destroy();
  Object.assign(origin, { connections: 0, written: 0, ended: 0 });
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Readable;
  /** Breaks off. */
  readonly leave: () => void;
}

type Ask = (path: string, method?: string, body?: Buffer) => Promise<Answer>;

const overHttp2: Ask = async (path, method = 'GET', body) => {
  const session = http2.connect(`https://${host}:${newer.port}`, { rejectUnauthorized: false });
  session.on('error', () => undefined);
  const stream = session.request({ ':path': path, ':method': method, 'x-kept': 'yes' });
  stream.on('close', () => session.close());
  stream.end(body);
  const [headers] = (await once(stream, 'response')) as [http2.IncomingHttpHeaders & http2.IncomingHttpStatusHeader];
  return { status: headers[':status'] ?? 0, headers, body: stream, leave: () => session.destroy() };
};

const overHttp1: Ask = async (path, method = 'GET', body) => {
  const request = https.request({
    host,
    port: newer.port,
    path,
    method,
    agent: false,
    rejectUnauthorized: false,
    headers: { 'x-kept': 'yes', upgrade: 'h2c', ...(body === undefined ? {} : { 'content-length': body.length }) },
  });
  request.on('error', () => undefined).end(body);
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: response,
    leave: () => request.destroy(),
  };
};

for (const [version, ask] of [
  ['HTTP/2', overHttp2],
  ['HTTP/1.1', overHttp1],
] as const) {
  describe(`a distribution that speaks HTTP/2, spoken to in ${version}`, () => {
    it('passes bodies on whole, and of headers only those that concern more than one connection', async () => {
      const { status, headers, body } = await ask('/echo?a=1', 'POST', Buffer.alloc(300_000));
      expect(status).to.equal(200);
      const seen = JSON.parse(String(await buffer(body))) as Record<string, unknown> & { headers: object };
      expect(seen).to.include({ method: 'POST', url: '/echo?a=1', length: 300_000 });
      expect(seen.headers).to.include({ 'x-kept': 'yes' });
      expect(Object.keys(seen.headers).filter((name) => name.startsWith(':') || name === 'upgrade')).to.deep.equal([]);
      expect(headers['set-cookie']).to.deep.equal(['a=1', 'b=2']);
      expect(headers).not.to.have.any.keys('upgrade', 'x-cache');
      expect(headers).to.include({ 'strict-transport-security': hsts });
      expect((await buffer((await ask('/big')).body)).equals(Buffer.alloc(2 * megabyte, 'x'))).to.equal(true);
      await buffer((await ask('/big', 'HEAD')).body);
    });

    it('holds the origin back for a slow viewer, and lets go of it when the viewer breaks off', async () => {
      const { leave } = await ask('/endless');
      let last = -1;
      for (; last !== origin.written; await pause(200)) last = origin.written;
      expect(origin.written).to.be.lessThan(64);
      expect(origin.ended).to.equal(0);
      leave();
      await until(() => origin.ended === 1);
    });

    it('lets the viewer see that an answer is torn off', async () => {
      const { status, body } = await ask('/torn');
      expect(status).to.equal(200);
      let failure: unknown;
      await buffer(body).catch((error: unknown) => {
        failure = error;
      });
      expect(failure).to.be.instanceOf(Error);
    });

    it('keeps its connection to a bucket, and one that was closed meanwhile is no failure', async () => {
      const statusOf = async (method?: string): Promise<number> => {
        const { status, body } = await ask('/', method);
        await buffer(body);
        return status;
      };
      for (let n = 0; n < 4; n += 1) expect(await statusOf()).to.equal(200);
      expect(origin.connections).to.equal(1);
      for (const socket of sockets) socket.destroy();
      expect(await statusOf()).to.equal(200);
      expect(await statusOf('POST')).to.equal(200);
      expect(origin.connections).to.equal(3);
    });
  });
}

it('HTTP/2 is spoken where the template asks for it, and with those alone who know it', async () => {
  expect(await chosen(newer, ['h2', 'http/1.1'])).to.equal('h2');
  expect(await chosen(newer, ['http/1.1'])).to.equal('http/1.1');
  expect(await chosen(older, ['h2', 'http/1.1'])).to.equal('http/1.1');
});

it('without TLS a viewer is led to it, refused or let in, as the path has it', async () => {
  const plainly = async (path: string): Promise<http.IncomingMessage> => {
    const request = http.get({ ...newer.plain, path, agent: false, headers: { host: 'www.example.com:80' } });
    const [response] = (await once(request, 'response')) as [http.IncomingMessage];
    response.resume();
    return response;
  };
  const led = await plainly('/a?b=c');
  expect(led.statusCode).to.equal(301);
  expect(led.headers).to.include({ location: `https://www.example.com:${newer.port}/a?b=c` });
  expect(led.headers).not.to.have.property('strict-transport-security');
  expect((await plainly('/refused')).statusCode).to.equal(403);
  expect((await plainly('/open')).statusCode).to.equal(200);
});

async function chosen({ port }: DistributionConfig, offered: string[]): Promise<string | false | null> {
  const socket = tls.connect({ host, port, ALPNProtocols: offered, rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  socket.destroy();
  return socket.alpnProtocol;
}

async function until(holds: () => boolean): Promise<void> {
  const deadline = performance.now() + 5000;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error('It did not come about within 5 s.');
    await pause(10);
  }
}
