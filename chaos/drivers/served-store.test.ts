import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'chai';
import { processDriver } from './process-driver.ts';
import type { ProcessTwin } from './process-twin.ts';
import { smallPlan } from './small-plan.ts';

const script = `import http from 'node:http';
  const { HOST, PORT, TWIN_INSTANCE, TWIN_COMPONENT, TWIN_REGION } = process.env;
  http.createServer((request, response) => {
    if (request.url === '/end') process.exit(3);
    response.end(JSON.stringify({ TWIN_INSTANCE, TWIN_COMPONENT, TWIN_REGION }));
  }).listen(Number(PORT), HOST);`;
const path = '/index.html';
let folder: string;
let twin: ProcessTwin;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-store-'));
  writeFileSync(join(folder, 'server.mjs'), script);
  const run = { kind: 'command', command: ['node', 'server.mjs'], folder, healthPath: '/' } as const;
  const outside = { kind: 'url', url: 'http://127.0.0.1:1/', healthPath: '/' } as const;
  twin = await processDriver.start(
    smallPlan({
      databases: [],
      services: [],
      records: [],
      stores: [
        { id: 'primary/assets', region: 'primary', copies: [], run, component: 'assets' },
        { id: 'primary/plain', region: 'primary', copies: [{ store: 'failover/assets', lagMs: 1 }] },
        { id: 'failover/assets', region: 'failover', copies: [], run, component: 'assets' },
        { id: 'failover/outside', region: 'failover', copies: [], run: outside, component: 'assets' },
      ],
      distributions: [
        {
          id: 'cdn',
          httpVersion: 'http2',
          origins: ['primary', 'failover'].map((id) => ({ id, store: `${id}/assets`, readTimeoutMs: 500 })),
          behaviours: [{ to: 'primary', withoutTls: 'redirect' }],
          failover: [{ first: 'primary', second: 'failover', statuses: [502, 503, 504] }],
        },
      ],
    }),
    { timeScale: 1 },
    new AbortController().signal,
  );
});

after(async () => {
  await twin[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

test('what architecture.yaml names in place of a bucket answers at its address and behind the CDN, and is told which it is', async () => {
  const told = { TWIN_INSTANCE: 'primary/assets', TWIN_COMPONENT: 'assets', TWIN_REGION: 'primary' };
  expect(await get('primary/assets', 80)).to.deep.equal(told);
  expect(await get('cdn')).to.deep.equal(told);
  expect(twin.address('failover/outside')).to.deep.equal({ host: '127.0.0.1', port: 1, protocol: 'http' });
});

test('a distribution is also spoken to without TLS, and has its place for either port of the template', async () => {
  const secure = twin.address('cdn', 443);
  const plain = twin.address('cdn', 80);
  expect(secure).to.deep.equal(twin.address('cdn'));
  expect(plain).to.include({ host: secure.host, protocol: 'http' });
  const [response] = (await once(http.get({ ...at(plain), path }), 'response')) as [http.IncomingMessage];
  response.resume();
  expect(response.statusCode).to.equal(301);
  expect(response.headers.location).to.equal(`https://${secure.host}:${secure.port}${path}`);
  expect(twin.located(secure.host, 80)).to.deep.equal(plain);
  expect(() => twin.address('cdn', 8080)).to.throw('"cdn" does not listen on 8080. It listens on 443, 80.');
});

for (const kind of ['stall', 'kill'] as const) {
  test(`it stands and falls with its region (${kind}), and the CDN goes to the other meanwhile`, async () => {
    await twin.fault({ region: 'primary' }, kind);
    expect(await stateOf('primary/assets')).to.equal(kind === 'kill' ? 'down' : 'stalled');
    expect(await get('cdn')).to.include({ TWIN_REGION: 'failover' });
    await twin.heal({ region: 'primary' });
    expect(await stateOf('primary/assets')).to.equal('up');
    expect(await get('cdn')).to.include({ TWIN_REGION: 'primary' });
  });
}

test('nothing is copied to it or from it, so there is nothing to cut', async () => {
  let refused: unknown;
  await twin.fault({ from: 'primary', to: 'failover' }, 'cut').catch((error: unknown) => {
    refused = error;
  });
  expect(String(refused)).to.contain('so there is nothing to cut');
});

test('one that ended by itself is down, whatever was done to it', async () => {
  await get('failover/assets', 80, '/end').catch(() => undefined);
  const deadline = performance.now() + 5000;
  while ((await stateOf('failover/assets')) !== 'down') {
    if (performance.now() > deadline) throw new Error('The store that ended is still said to be up after 5 s.');
    await pause(20);
  }
});

async function stateOf(part: string): Promise<string | undefined> {
  return (await twin.status()).find((one) => one.part === part)?.state;
}

async function get(part: string, port?: number, asked = path): Promise<unknown> {
  const { protocol, ...place } = twin.address(part, port);
  const options = { ...at(place), path: asked, agent: false, rejectUnauthorized: false };
  const request = (protocol === 'https' ? https : http).get(options);
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return response.statusCode === 200 ? JSON.parse(String(Buffer.concat(chunks))) : response.statusCode;
}

function at({ host, port }: { readonly host: string; readonly port: number }) {
  return { host, port };
}
