import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { selfSigned } from '../drivers/certificate.ts';
import { childPart, type ChildPart, partOf } from '../drivers/child-part.ts';
import type { TwinEvent } from '../drivers/driver.ts';
import { takeLoopback, type Loopback } from '../drivers/loopback.ts';
import { makeScratch, type Scratch } from '../drivers/scratch.ts';
import { smallPlan } from '../drivers/small-plan.ts';
import type { BalancerOrder, BalancerTarget, RegionOrder } from './messages.ts';

const idleTimeoutMs = 700;
const entry = new URL('./region.ts', import.meta.url);
const events: TwinEvent[] = [];
let scratch: Scratch;
let loopback: Loopback;
let balancer: ChildPart<BalancerOrder>;
let port: number;
/** How the target answers: the health path apart from all others. */
let health: 200 | 500;
let answer: (request: http.IncomingMessage, response: http.ServerResponse) => void;
let target: http.Server;

before(async () => {
  scratch = makeScratch();
  loopback = await takeLoopback();
  health = 200;
  answer = (request, response) => response.end(JSON.stringify(request.headers));
  target = http.createServer((request, response) => {
    if (request.url === '/health') response.writeHead(health).end();
    else answer(request, response);
  });
  target.listen(await loopback.port('127.0.0.1', 21_000), '127.0.0.1');
  await once(target, 'listening');
  port = await loopback.port('127.0.0.1', 20_080);
  const region = await childPart<RegionOrder>(entry, 'region', scratch, (event) => events.push(event));
  balancer = partOf<BalancerOrder, RegionOrder>(region, (order) => ({
    for: 'balancer',
    id: 'primary/balancer',
    order,
  }));
  await balancer.ask({ do: 'start', config: configOf() });
});

after(async () => {
  balancer.release();
  await balancer.over;
  target.closeAllConnections();
  target.close();
  loopback.release();
  scratch.remove();
});

test('a request is passed on with what the target needs to know of the client', async () => {
  const { status, body } = await get('/x');
  expect(status).to.equal(200);
  expect(JSON.parse(body)).to.include({
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-proto': 'http',
    'x-forwarded-port': '80',
  });
});

test('a target that breaks off gives 502 and is not asked again', async () => {
  let asked = 0;
  answer = (request) => {
    asked += 1;
    request.socket.destroy();
  };
  expect((await get('/x')).status).to.equal(502);
  expect(asked).to.equal(1);
});

test('a target that says nothing gives 504 after the idle time-out', async () => {
  answer = () => undefined;
  const begun = performance.now();
  expect((await get('/x')).status).to.equal(504);
  expect(performance.now() - begun).to.be.within(idleTimeoutMs - 50, idleTimeoutMs + 1500);
});

test('when every target is unhealthy, requests go to all of them', async () => {
  answer = (_request, response) => response.end('still here');
  health = 500;
  await seen('target unhealthy');
  expect(await get('/x')).to.deep.equal({ status: 200, body: 'still here' });
  health = 200;
  await seen('target healthy');
});

test('a deregistered target drains and then gives 503; registered again it serves after one passed check', async () => {
  await balancer.ask({ do: 'deregister', target: 'one' });
  expect((await get('/x')).status).to.equal(503);
  await balancer.ask({ do: 'register', target: 'one' });
  await seen('target healthy');
  expect((await get('/x')).status).to.equal(200);
});

test('a node in a lost zone closes its connections; without a node nobody is served', async () => {
  await balancer.ask({ do: 'node', zone: 'zone-a', state: 'down' });
  const socket = net.connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'close');
  await balancer.ask({ do: 'node', zone: 'zone-a', state: 'up' });
  expect((await get('/x')).status).to.equal(200);
});

test('lost alone it refuses, stalled alone it takes connections and says nothing, and each time it comes back', async () => {
  await balancer.ask({ do: 'set', state: 'down' });
  const [refusal] = (await once(net.connect(port, '127.0.0.1'), 'error')) as [NodeJS.ErrnoException];
  expect(refusal.code).to.equal('ECONNREFUSED');
  await balancer.ask({ do: 'set', state: 'up' });
  expect((await get('/x')).status).to.equal(200);

  await balancer.ask({ do: 'set', state: 'stalled' });
  const waiting = get('/x').then(
    () => 'answered',
    () => 'broken off',
  );
  expect(await Promise.race([waiting, pause(200, 'nothing')])).to.equal('nothing');
  await balancer.ask({ do: 'set', state: 'up' });
  expect(await waiting).to.equal('broken off');
  expect((await get('/x')).status).to.equal(200);
});

function configOf() {
  const [part] = smallPlan().balancers;
  const [group] = part?.targetGroups ?? [];
  if (part === undefined || group === undefined) throw new Error('The small plan has no balancer.');
  const at = target.address() as net.AddressInfo;
  const one: BalancerTarget = {
    id: 'one',
    service: 'api',
    zone: 'zone-a',
    tls: false,
    host: '127.0.0.1',
    port: at.port,
  };
  return {
    balancer: {
      ...part,
      idleTimeoutMs,
      zones: ['zone-a'],
      listeners: [{ port: 80, protocol: 'HTTP', rules: [], action: { kind: 'forward', targetGroup: group.id } }],
      targetGroups: [{ ...group, services: ['api'], check: { ...group.check, intervalMs: 100, timeoutMs: 90 } }],
    },
    listeners: [{ host: '127.0.0.1', port, asked: 80 }],
    targets: [one],
    connectTimeoutMs: 1000,
    ...selfSigned(['localhost'], new Date()),
  } as const;
}

async function get(path: string): Promise<{ readonly status: number; readonly body: string }> {
  const request = http.get({ host: '127.0.0.1', port, path, agent: false });
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() };
}

/** Resolves at the next event of this kind. */
async function seen(what: string): Promise<void> {
  const from = events.length;
  const deadline = performance.now() + 10_000;
  while (!events.slice(from).some((event) => event.what === what)) {
    if (performance.now() > deadline)
      throw new Error(`"${what}" was not seen within 10 s. Last: ${events.at(-1)?.what}.`);
    await pause(10);
  }
}
