import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import type { TwinEvent } from './driver.ts';
import { processDriver } from './process-driver.ts';
import type { ProcessTwin } from './process-twin.ts';
import { smallPlan } from './small-plan.ts';

/* What lies around databases: commands as services, buckets, distributions, records that follow their target. Needs no PostgreSQL. */

const events: TwinEvent[] = [];
let folder: string;
let twin: ProcessTwin;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-edge-'));
  writeFileSync(
    join(folder, 'server.mjs'),
    `import http from 'node:http';
     http.createServer((request, response) => response.end(request.url.endsWith('/env') ? JSON.stringify(process.env) : 'ok'))
       .listen(Number(process.env.PORT), process.env.HOST);`,
  );
  const small = smallPlan();
  twin = await processDriver.start(
    smallPlan({
      databases: [],
      services: small.services.map((service) => ({
        ...service,
        databases: [],
        instances: { [`${service.region}-a`]: 1, [`${service.region}-b`]: 1 },
        run: { kind: 'command', command: ['node', 'server.mjs'], folder, healthPath: '/' },
      })),
      stores: [
        { id: 'primary/media', region: 'primary', copies: [{ store: 'failover/media', lagMs: 50 }] },
        { id: 'failover/media', region: 'failover', copies: [] },
      ],
      distributions: [
        {
          id: 'cdn',
          names: ['www.example.com'],
          origins: [
            { id: 'first', store: 'primary/media' },
            { id: 'second', store: 'failover/media' },
            { id: 'dynamic', name: 'api.example.com', protocol: 'HTTPS', port: 443 },
          ],
          behaviours: [{ path: '/api/*', to: 'dynamic' }, { to: 'first' }],
          failover: [{ first: 'first', second: 'second', statuses: [404, 503] }],
        },
      ],
      records: small.records.map(({ check: _check, ...record }) => ({ ...record, followsTarget: true })),
    }),
    { timeScale: 1 },
    new AbortController().signal,
  );
  twin.onEvent((event) => events.push(event));
});

after(async () => {
  await twin[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

/** The region of the server that a distribution's path by name leads to now. */
async function regionBehindCdn(): Promise<string | undefined> {
  const { status, body } = await get('cdn', '/api/env');
  return status === 200 ? (JSON.parse(body) as Record<string, string>)['TWIN_REGION'] : String(status);
}

test("an architecture's own command serves behind the balancer and is told where it is", async () => {
  const { status, body } = await get('primary/balancer', '/env');
  expect(status).to.equal(200);
  const told = JSON.parse(body) as Record<string, string>;
  expect(told).to.include({ TWIN_REGION: 'primary', TWIN_COMPONENT: 'API' });
  expect(told['BALANCER_URL_PRIMARY_BALANCER']).to.match(/^https:\/\/127\./);
});

test('stopped instances are taken out, their records follow, and started again they come back', async () => {
  expect(await regionBehindCdn()).to.equal('primary');
  await twin.fault({ part: 'primary/api' }, 'kill');
  await until(
    () => events.some(({ part, what }) => part === 'failover/record' && what === 'answer changed'),
    'the other answer',
  );
  // The distribution keeps the answer for its time to live.
  const deadline = performance.now() + 10_000;
  while ((await regionBehindCdn()) !== 'failover') {
    if (performance.now() > deadline)
      throw new Error('The distribution still asks the region that has no server left.');
    await pause(50);
  }
  expect((await twin.status()).filter(({ state }) => state === 'down').map(({ part }) => part)).to.deep.equal([
    'primary/api/primary-a/1',
    'primary/api/primary-b/1',
  ]);
  const from = events.length;
  await twin.heal({ part: 'primary/api' });
  await until(
    () => events.slice(from).some(({ part, what }) => part === 'primary/record' && what === 'answer changed'),
    'the first answer',
  );
  expect((await get('primary/balancer', '/')).body).to.equal('ok');
});

test('a balancer is lost by itself, though it shares its process with the buckets of its region', async () => {
  await twin.fault({ part: 'primary/balancer' }, 'kill');
  const down = (await twin.status()).filter(({ state }) => state !== 'up').map(({ part }) => part);
  expect(down).to.deep.equal(['primary/balancer']);
  const refusal = await get('primary/balancer', '/').catch((error: NodeJS.ErrnoException) => error.code);
  expect(refusal).to.equal('ECONNREFUSED');
  expect((await get('primary/media', '/')).status).to.equal(200);
  await twin.heal({ part: 'primary/balancer' });
  expect((await get('primary/balancer', '/')).body).to.equal('ok');
});

test('objects are copied after their lag, not while the way is cut, and the distribution fails over between buckets', async () => {
  await twin.fault({ from: 'primary', to: 'failover' }, 'cut');
  await put('primary/media', '/a', 'first');
  expect((await get('cdn', '/a')).body).to.equal('first');
  await pause(150);
  expect((await get('failover/media', '/a')).status).to.equal(404);
  await twin.heal({ from: 'primary', to: 'failover' });
  await until(() => events.some(({ what, detail }) => what === 'object copied' && detail['key'] === '/a'), 'the copy');
  await put('failover/media', '/only-there', 'second');
  expect(await get('cdn', '/only-there')).to.deep.equal({ status: 200, body: 'second' });
  await twin.fault({ region: 'primary' }, 'kill');
  expect(await get('cdn', '/a')).to.deep.equal({ status: 200, body: 'first' });
  await twin.heal({ region: 'primary' });
  expect((await get('primary/media', '/a')).body).to.equal('first');
  expect((await twin.status()).filter(({ state }) => state !== 'up')).to.deep.equal([]);
});

test('a command that does not come up is named with its reason, and nothing is left of the start', async () => {
  const broken = smallPlan({ databases: [], records: [] });
  const run = { kind: 'command', command: ['node', '-e', 'process.exit(7)'], folder, healthPath: '/' } as const;
  const services = broken.services.map((service) => ({ ...service, databases: [], run }));
  try {
    await processDriver.start({ ...broken, services }, { timeScale: 1 }, new AbortController().signal);
  } catch (error) {
    expect((error as Error).message).to.match(
      /"node -e process.exit\(7\)" in .* does not answer \/ on 127.*: it ended with 7\./,
    );
    return;
  }
  throw new Error('It started.');
});

async function get(part: string, path: string): Promise<{ readonly status: number; readonly body: string }> {
  const { host, port, protocol } = twin.address(part);
  const ca = twin.certificate;
  const request = (protocol === 'https' ? https : http).get({ host, port, path, ca, agent: false, timeout: 5000 });
  return answered(request);
}

async function put(part: string, path: string, body: string): Promise<void> {
  const { host, port } = twin.address(part);
  const request = http.request({ host, port, path, method: 'PUT', agent: false });
  request.end(body);
  expect((await answered(request)).status).to.equal(200);
}

async function answered(request: http.ClientRequest): Promise<{ readonly status: number; readonly body: string }> {
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() };
}

async function until(holds: () => boolean, what: string): Promise<void> {
  const deadline = performance.now() + 15_000;
  while (!holds()) {
    if (performance.now() > deadline)
      throw new Error(`Not seen within 15 s: ${what}. Last: ${JSON.stringify(events.at(-1)?.detail)}.`);
    await pause(20);
  }
}
