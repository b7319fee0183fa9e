import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import dns from 'node:dns/promises';
import https from 'node:https';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { TwinEvent } from './driver.ts';
import { postgresSession } from './postgres-session.ts';
import { processDriver } from './process-driver.ts';
import type { ProcessTwin } from './process-twin.ts';
import { trees } from './process-tree.ts';
import { scratchFolders } from './scratch.ts';
import { smallPlan } from './small-plan.ts';

const missing = await processDriver.missing();
const skip = missing === undefined ? false : `needs PostgreSQL: ${missing}`;
const real = { timeScale: 1 };
const never = new AbortController().signal;

describe('a small twin of processes', { skip }, () => {
  let twin: ProcessTwin;
  const events: TwinEvent[] = [];

  before(async () => {
    twin = await processDriver.start(smallPlan(), real, never);
    twin.onEvent((event) => events.push(event));
    await write('create table ledger (seq int primary key)');
  });
  after(() => twin[Symbol.asyncDispose]());

  test('when it has started, everything is up and its balancers answer over TLS', async () => {
    expect(await notUp()).to.deep.equal([]);
    expect(await says('primary/standby')).to.equal('follower in step');
    expect(await get('primary/balancer')).to.equal(200);
    // What servers share lies in the folder that goes with the twin, and not in the machine's memory, where killed ones leave it.
    for (const server of readdirSync(join(twin.folder, 'data')))
      expect(readdirSync(join(twin.folder, 'data', server, 'pg_dynshmem'))).to.have.length.above(0);
    expect(await resolved()).to.equal(twin.address('primary/balancer').host);
  });

  test('a killed zone is taken out by the balancer, the promoted standby has every acknowledged write, and all comes back', async () => {
    const from = events.length;
    for (let seq = 1; seq <= 50; seq += 1) await write(`insert into ledger values (${seq})`);
    await twin.fault({ zone: 'primary-a' }, 'kill');
    expect(await notUp()).to.include.members(['primary-a down', 'primary/database down']);
    await twin.promote('primary/standby');
    await write('insert into ledger values (51)');
    expect(await count()).to.equal(51);
    // Two servers were lost, and the nodes of the two zones that are left each have to see it twice.
    const lost = await seen(from, 4, ({ part, what }) => part === 'primary/balancer' && what === 'target unhealthy');
    expect(new Set(lost.map(({ detail }) => detail['target']))).to.deep.equal(
      new Set(['primary/api/primary-a/1', 'primary/api/primary-a/2']),
    );
    for (let request = 0; request < 8; request += 1) expect(await get('primary/balancer')).to.equal(200);

    await twin.heal({ zone: 'primary-a' });
    expect(await notUp()).to.deep.equal([]);
    expect(await says('primary/database')).to.equal('follower in step');
    expect(await says('primary/standby')).to.equal('writer');
    await seen(from, 4, ({ what }) => what === 'target healthy');
  });

  test('a stalled zone keeps its connections and says nothing; the writer stops waiting for a standby that is silent', async () => {
    const from = events.length;
    await twin.fault({ zone: 'primary-a' }, 'stall');
    expect(await notUp()).to.include.members(['primary-a stalled', 'primary/database stalled']);
    const [late] = await seen(from, 1, ({ what, detail }) => what === 'checked' && detail['passed'] === false);
    expect(late?.detail['reason']).to.equal('no answer within 400 ms');
    await seen(from, 1, ({ part, what }) => part === 'primary/database' && what === 'no longer waited for');
    await write('insert into ledger values (52)');

    await twin.heal({ zone: 'primary-a' });
    expect(await notUp()).to.deep.equal([]);
    expect(await says('primary/database')).to.equal('follower in step');
  });

  test('a follower that is healed while its writer is still lost keeps its data, and follows once the writer is back', async () => {
    const entries = await count();
    await twin.fault({ zone: 'primary-a' }, 'stall');
    await twin.fault({ zone: 'primary-b' }, 'stall');
    await twin.heal({ zone: 'primary-a' });
    const lost = await notUp();
    expect(lost).to.include('primary/standby stalled');
    expect(lost).not.to.include('primary/database down');
    await twin.heal({ zone: 'primary-b' });
    expect(await notUp()).to.deep.equal([]);
    expect(await says('primary/database')).to.equal('follower in step');
    expect(await count()).to.equal(entries);
  });

  test('while replication is cut the replica stays behind; made whole it catches up', async () => {
    await twin.fault({ from: 'primary', to: 'failover' }, 'cut');
    await write('insert into ledger values (53)');
    const replica = postgresSession(twin.address('failover/replica'));
    const behind = async () => (await replica.rows('select count(*)::int as n from ledger'))[0]?.['n'];
    // The cut link delivers nothing, so no amount of waiting shows the write; its delay and more is waited.
    await pause(300);
    expect(await behind()).to.equal(52);
    await twin.heal({ from: 'primary', to: 'failover' });
    await until(async () => (await behind()) === 53, 'the write on the replica');
    replica.close();
  });

  test('a lost region is left by DNS after its checks have failed, and its replica takes writes', async () => {
    const from = events.length;
    await twin.fault({ region: 'primary' }, 'kill');
    await seen(from, 1, ({ part, what }) => part === 'primary/record' && what === 'endpoint down');
    expect(await resolved()).to.equal(twin.address('failover/balancer').host);
    expect(twin.located(await resolved(), 443)).to.deep.equal(twin.address('failover/balancer', 443));
    expect(await get('failover/balancer')).to.equal(200);
    await twin.promote('failover/replica');
    await write('insert into ledger values (54)');

    await twin.heal({ region: 'primary' });
    expect(await notUp()).to.deep.equal([]);
    await seen(from, 1, ({ part, what }) => part === 'primary/record' && what === 'endpoint up');
    expect(await resolved()).to.equal(twin.address('primary/balancer').host);
  });

  test('what the driver cannot do is refused with the reason', async () => {
    await rejects(twin.fault({ zone: 'primary-a' }, 'cut'), 'The process driver cannot cut {"zone":"primary-a"}');
    await rejects(twin.fault({ replicationOf: 'primary/database' }, 'stall'), 'A link can be cut, not stalled');
    await rejects(twin.fault({ zone: 'primary-z' }, 'kill'), 'The twin has no zone "primary-z". It has: primary-a');
    expect(() => twin.address('nothing')).to.throw(
      'No part "nothing" can be spoken to. There are: dns, primary/balancer',
    );
  });

  test('a second twin beside it has addresses of its own and leaves nothing when it is over', async () => {
    let folder = '';
    const told: { readonly isOver: boolean }[] = [];
    let isOver = false;
    {
      await using second = await processDriver.start(smallPlan(), real, never);
      ({ folder } = second);
      second.onEvent(() => told.push({ isOver }));
      expect(second.address('primary/balancer')).to.not.deep.equal(twin.address('primary/balancer'));
      expect((await second.status()).filter(({ state }) => state !== 'up')).to.deep.equal([]);
      while (told.length === 0) await pause(50);
      isOver = true;
    }
    expect(existsSync(folder)).to.equal(false);
    // Its balancers go on checking while their targets are ended; that is not what happened to it, and nobody records it any more.
    await pause(500);
    expect(told.filter((one) => one.isOver)).to.deep.equal([]);
    expect(await notUp()).to.deep.equal([]);
  });

  async function write(sql: string): Promise<void> {
    const session = postgresSession(twin.address('primary/database'));
    await session.rows(sql, 5000);
    session.close();
  }

  async function count(): Promise<unknown> {
    const session = postgresSession(twin.address('primary/database'));
    const [row] = await session.rows('select count(*)::int as n from ledger');
    session.close();
    return row?.['n'];
  }

  async function get(balancer: string): Promise<number | undefined> {
    const { host, port } = twin.address(balancer, 443);
    const request = https.get({ host, port, path: '/', ca: twin.certificate, agent: false, timeout: 5000 });
    const [response] = (await once(request, 'response')) as [{ statusCode?: number; resume: () => void }];
    response.resume();
    return response.statusCode;
  }

  async function resolved(): Promise<string> {
    const resolver = new dns.Resolver();
    const { host, port } = twin.address('dns');
    resolver.setServers([`${host}:${port}`]);
    const [answer] = await resolver.resolve4('api.example.com', { ttl: true });
    expect(answer?.ttl).to.equal(1);
    return answer?.address ?? '';
  }

  async function notUp(): Promise<readonly string[]> {
    return (await twin.status()).filter(({ state }) => state !== 'up').map(({ part, state }) => `${part} ${state}`);
  }

  async function says(part: string): Promise<string | undefined> {
    return (await twin.status()).find((status) => status.part === part)?.says;
  }

  async function seen(from: number, many: number, fits: (event: TwinEvent) => boolean): Promise<readonly TwinEvent[]> {
    const found = (): readonly TwinEvent[] => events.slice(from).filter(fits);
    await until(async () => found().length >= many, `${many} such events of the twin`);
    return found();
  }
});

test('a holder that is killed leaves no process and no folder behind, also when a zone stands still', {
  skip,
}, async () => {
  const holder = spawn(process.execPath, [fileURLToPath(new URL('./held-twin.ts', import.meta.url))], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(holder.stdout, 'data')) as [Buffer];
  const { folder, noted } = JSON.parse(line.toString()) as {
    readonly folder: string;
    readonly noted: readonly number[];
  };
  expect(trees(noted).length).to.be.greaterThan(noted.length);
  holder.kill('SIGKILL');
  await until(async () => trees(noted).length === 0, 'the end of every process of the twin');
  await until(async () => !existsSync(folder), 'the end of its folder');
});

test('a start that is called off leaves nothing', { skip }, async () => {
  const calling = new AbortController();
  const starting = processDriver.start(smallPlan(), real, calling.signal);
  await until(async () => heldHere().length > 0, 'the folder of the new twin');
  calling.abort(new Error('called off'));
  await rejects(starting, 'called off');
  expect(heldHere()).to.deep.equal([]);
});

// Other twins may come and go on this machine at the same time.
function heldHere(): readonly string[] {
  return scratchFolders().filter((folder) => {
    try {
      return readFileSync(join(folder, 'owner.json'), 'utf8').startsWith(`{"pid":${process.pid},`);
    } catch {
      return false;
    }
  });
}

async function rejects(promise: Promise<unknown>, message: string): Promise<void> {
  try {
    await promise;
  } catch (error) {
    expect((error as Error).message).to.include(message);
    return;
  }
  throw new Error(`It was not refused with "${message}".`);
}

async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = performance.now() + 15_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Not seen within 15 s: ${what}.`);
    await pause(20);
  }
}
