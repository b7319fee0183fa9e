import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import net from 'node:net';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { holderHere } from '../../journal/holder.ts';
import type { TwinEvent } from '../driver.ts';
import { postgresSession } from '../postgres-session.ts';
import { removeAbandoned } from '../scratch.ts';
import { smallPlan } from '../small-plan.ts';
import { holderField, twinLabel } from './container-label.ts';
import { dockerRows } from './docker-command.ts';
import { door } from './docker-door.ts';
import { dockerDriver } from './docker-driver.ts';
import type { DockerTwin } from './docker-twin.ts';
import { removeAbandonedContainers } from './remove-containers.ts';
import { hasTwinImage } from './twin-image.ts';

const missing = await dockerDriver.missing();
// Making the image takes a minute, which is for `chaos run --driver docker` to spend and not for a test.
const hasImage = missing === undefined && (await hasTwinImage());
const skip = missing === undefined ? !hasImage && 'the image of twins is not made here' : `needs Docker: ${missing}`;
const never = new AbortController().signal;

describe('a small twin of containers', { skip }, () => {
  let twin: DockerTwin;
  const events: TwinEvent[] = [];

  before(async () => {
    twin = await dockerDriver.start(smallPlan(), { timeScale: 1 }, never);
    twin.onEvent((event) => events.push(event));
    await write('create table ledger (seq int primary key)');
  });
  after(() => twin[Symbol.asyncDispose]());

  test('when it has started, everything is up', async () => {
    expect(await notUp()).to.deep.equal([]);
  });

  test('a zone that is cut answers no packet, its standby takes over with every acknowledged write, and it comes back as a follower', async () => {
    const from = events.length;
    for (let seq = 1; seq <= 20; seq += 1) await write(`insert into ledger values (${seq})`);
    const lost = twin.address('primary/api/primary-a/1');
    expect(await connects(lost, 1000)).to.equal('connected');

    await twin.fault({ zone: 'primary-a' }, 'cut');
    expect(await connects(lost, 1000)).to.equal('silence');
    expect(await notUp()).to.include.members(['primary-a cut', 'primary/database cut']);
    const [checked] = await looked(from);
    expect(checked?.detail['reason']).to.equal('no answer within 400 ms');
    await twin.promote('primary/standby');
    await write('insert into ledger values (21)');
    expect(await count()).to.equal(21);
    await until(() => targetsLost(from).size === 2, 'the two servers of the zone unhealthy');
    expect(targetsLost(from)).to.deep.equal(new Set(['primary/api/primary-a/1', 'primary/api/primary-a/2']));

    await twin.heal({ zone: 'primary-a' });
    expect(await notUp()).to.deep.equal([]);
    expect(await connects(lost, 1000)).to.equal('connected');
    expect((await twin.status()).find(({ part }) => part === 'primary/database')?.says).to.equal('follower in step');
  });

  test('a stalled zone accepts connections and says nothing', async () => {
    await twin.fault({ zone: 'primary-c' }, 'stall');
    expect(await connects(twin.address('primary/api/primary-c/1'), 1000)).to.equal('connected');
    expect(await notUp()).to.include('primary-c stalled');
    await twin.heal({ zone: 'primary-c' });
    expect(await notUp()).to.deep.equal([]);
  });

  test('a killed region is gone with its balancers, and comes back with them', async () => {
    await twin.fault({ region: 'failover' }, 'kill');
    expect(await notUp()).to.include.members(['failover-a down', 'failover/balancer down', 'failover/replica down']);
    await twin.heal({ region: 'failover' });
    expect(await notUp()).to.deep.equal([]);
    expect(await connects(twin.address('failover/balancer', 443), 1000)).to.equal('connected');
  });

  test('a zone that is cut and then killed comes back with its network', async () => {
    await twin.fault({ zone: 'failover-b' }, 'cut');
    await twin.fault({ zone: 'failover-b' }, 'kill');
    expect(await notUp()).to.include('failover-b down');
    await twin.heal({ zone: 'failover-b' });
    expect(await notUp()).to.deep.equal([]);
    expect(await connects(twin.address('failover/api/failover-b/1'), 1000)).to.equal('connected');
  });

  test('a region that is cut answers at no address of its balancers, and does when it is whole', async () => {
    const at = twin.address('failover/balancer', 443);
    await twin.fault({ region: 'failover' }, 'cut');
    expect(await notUp()).to.include.members(['failover-a cut', 'failover/balancer cut']);
    expect(await connects(at, 1000)).to.equal('silence');
    await twin.heal({ region: 'failover' });
    expect(await notUp()).to.deep.equal([]);
    expect(await connects(at, 1000)).to.equal('connected');
  });

  async function looked(from: number): Promise<readonly TwinEvent[]> {
    const failed = (): readonly TwinEvent[] =>
      events
        .slice(from)
        .filter(
          ({ part, what, detail }) => part === 'primary/balancer' && what === 'checked' && detail['passed'] === false,
        );
    await until(() => failed().length > 0, 'a failed check');
    return failed();
  }

  function targetsLost(from: number): Set<unknown> {
    const lost = events.slice(from).filter(({ what }) => what === 'target unhealthy');
    return new Set(lost.map(({ detail }) => detail['target']));
  }

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

  async function notUp(): Promise<readonly string[]> {
    return (await twin.status()).filter(({ state }) => state !== 'up').map(({ part, state }) => `${part} ${state}`);
  }
});

test('a holder that is killed leaves no container, no network and no folder behind, also when a zone stands still', {
  skip,
}, async () => {
  const { holder, folder } = await held();
  expect(await leftOf(folder)).to.be.greaterThan(5);
  holder.kill('SIGKILL');
  await until(() => !existsSync(folder), 'the end of its folder');
  expect(await leftOf(folder)).to.equal(0);
});

test('who heals from outside ends a twin whose keeper was killed too, and says that it is gone only when it is', {
  skip,
}, async () => {
  const { holder, folder, keeper } = await held();
  process.kill(keeper, 'SIGKILL');
  const named = { ...holderHere('docker', { folder }), pid: holder.pid ?? 0 };
  const { started: _started, ...unstarted } = named;
  expect(await door.reach(unstarted)).to.equal(undefined);
  expect(await leftOf(folder)).to.equal(0);
  expect(existsSync(folder)).to.equal(false);
});

test('what a killed holder and its killed keeper have left is removed at the next start, what is held is not', {
  skip,
}, async () => {
  const [gone, kept] = await Promise.all([held(), held()]);
  process.kill(gone.keeper, 'SIGKILL');
  gone.holder.kill('SIGKILL');
  await once(gone.holder, 'exit');
  await removeAbandonedContainers();
  expect(await leftOf(gone.folder)).to.equal(0);
  expect(await leftOf(kept.folder)).to.be.greaterThan(5);
  removeAbandoned();
  expect([existsSync(gone.folder), existsSync(kept.folder)]).to.deep.equal([false, true]);
  kept.holder.kill('SIGKILL');
  await until(() => !existsSync(kept.folder), 'the end of the other folder');
});

test('a start that is called off leaves nothing', { skip }, async () => {
  const calling = new AbortController();
  const starting = dockerDriver.start(smallPlan(), { timeScale: 1 }, calling.signal).then(
    () => 'started',
    (error: Error) => error.message,
  );
  await until(async () => (await heldHere()) > 3, 'the first containers');
  calling.abort(new Error('called off'));
  expect(await starting).to.equal('called off');
  expect(await heldHere()).to.equal(0);
});

async function held() {
  const holder = spawn(process.execPath, [fileURLToPath(new URL('./held-docker-twin.ts', import.meta.url))], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(holder.stdout, 'data')) as [Buffer];
  const { folder, keeper } = JSON.parse(line.toString()) as { readonly folder: string; readonly keeper: number };
  return { holder, folder, keeper };
}

async function leftOf(folder: string): Promise<number> {
  return (await holders(`${twinLabel}=${folder}`)).length;
}

// Other twins may come and go on this machine at the same time.
async function heldHere(): Promise<number> {
  return (await holders(twinLabel)).filter((holder) => holder.includes(` ${process.pid} `)).length;
}

async function holders(label: string): Promise<readonly string[]> {
  const labelled = ['--filter', `label=${label}`, '--format', `{{.ID}}\t${holderField}`];
  const [containers, networks] = await Promise.all([
    dockerRows('ps', '--all', ...labelled),
    dockerRows('network', 'ls', ...labelled),
  ]);
  return [...containers, ...networks].map(([, holder = '']) => holder);
}

function connects({ host, port }: { readonly host: string; readonly port: number }, limitMs: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = net.connect(port, host, () => done('connected'));
    const timer = setTimeout(() => done('silence'), limitMs);
    socket.on('error', (error) => done(error.message));

    function done(what: string): void {
      clearTimeout(timer);
      socket.destroy();
      resolve(what);
    }
  });
}

async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const deadline = performance.now() + 30_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Not seen within 30 s: ${what}.`);
    await pause(50);
  }
}
