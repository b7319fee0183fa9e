import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { DescribeUserGroupsCommand, DescribeUsersCommand } from '@aws-sdk/client-elasticache';
import { ListBucketsCommand, CreateBucketCommand } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect } from 'chai';
import { execa } from 'execa';
import { clientsAt } from '../aws/clients-at.ts';
import { installedProgram } from './emulator-program.ts';
import { startEmulator, type Emulator } from './emulator.ts';
import { moto, startMoto } from './moto.ts';
import { freePort } from './port.ts';

const program = installedProgram(moto);
const skip = program === undefined && 'needs moto';
const { signal } = new AbortController();

function started(
  asked: { readonly keep?: boolean; readonly port?: number; readonly say?: (line: string) => void } = {},
) {
  return startMoto({ signal, say: () => undefined, ...asked }, Promise.resolve(program ?? { path: '' }));
}

function clientsOf({ endpoint, account }: Emulator, run: string) {
  const { credentials, plugins } = account(run);
  return clientsAt({ region: 'eu-west-1', endpoint, credentials, plugins, maxAttempts: 1 });
}

async function answers(endpoint: string): Promise<boolean> {
  return fetch(`${endpoint}/moto-api/`, { signal: AbortSignal.timeout(2000) }).then(
    () => true,
    () => false,
  );
}

async function silent(endpoint: string): Promise<boolean> {
  const until = performance.now() + 10_000;
  while (await answers(endpoint)) {
    if (performance.now() > until) return false;
    await delay(50);
  }
  return true;
}

/** The process id of the one moto below this process. */
async function programOfOurs(): Promise<number> {
  const { stdout } = await execa('ps', ['-e', '-o', 'pid=,ppid=,args=']);
  const rows = stdout.split('\n').map((line) => {
    const [pid, parent, ...args] = line.trim().split(/\s+/u);
    return { pid: Number(pid), parent: Number(parent), isMoto: args.join(' ').includes('moto-server.py') };
  });
  const guards = rows.filter(({ parent, isMoto }) => isMoto && parent === process.pid).map(({ pid }) => pid);
  const programs = rows.filter(({ parent, isMoto, pid }) => isMoto && guards.includes(parent) && pid !== parent);
  const serving = programs.find(({ pid }) => !rows.some(({ parent }) => parent === pid)) ?? programs[0];
  return serving?.pid ?? 0;
}

test('moto serves an account for each run, and forgets them all when it is reset', { skip }, async () => {
  await using emulator = await started();
  const { sts, s3 } = clientsOf(emulator, 'one');
  const { Account } = await sts.send(new GetCallerIdentityCommand({}));
  expect(Account).to.equal(emulator.account('one').id);
  await s3.send(
    new CreateBucketCommand({ Bucket: 'of-one', CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }),
  );
  const names = async (run: string) =>
    (await clientsOf(emulator, run).s3.send(new ListBucketsCommand({}))).Buckets?.map(({ Name }) => Name) ?? [];
  expect([await names('one'), await names('two')]).to.deep.equal([['of-one'], []]);
  await emulator.reset();
  expect(await names('one')).to.deep.equal([]);
  expect(emulator.version).to.equal('5.2.5');
});

test('it takes what many ask at once, and a call that it does not know spoils none that follows', {
  skip,
}, async () => {
  await using emulator = await started();
  const { s3, elastiCache } = clientsOf(emulator, 'many');
  const names = Array.from({ length: 30 }, (_, index) => `many-${String(index).padStart(2, '0')}`);
  const CreateBucketConfiguration = { LocationConstraint: 'eu-west-1' } as const;
  await Promise.all(names.map((Bucket) => s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration }))));
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  expect(Buckets.map(({ Name }) => Name)).to.have.members(names);
  for (const _ of [1, 2]) {
    const refused: unknown = await elastiCache.send(new DescribeUserGroupsCommand({})).catch((error: unknown) => error);
    expect(refused).to.have.nested.property('$response.statusCode', 500);
    const { Users = [] } = await elastiCache.send(new DescribeUsersCommand({}));
    expect(Users.map(({ UserId }) => UserId)).to.deep.equal(['default']);
  }
});

test('two of them at once have ports of their own, and are gone when they are disposed of', { skip }, async () => {
  const both = await Promise.all([started(), started()]);
  const endpoints = both.map(({ endpoint }) => endpoint);
  expect(new Set(endpoints).size).to.equal(2);
  await Promise.all(both.map((each) => each[Symbol.asyncDispose]()));
  for (const endpoint of endpoints) expect(await answers(endpoint)).to.equal(false);
  expect(both.map(({ lost }) => lost.aborted)).to.deep.equal([false, false]);
});

test('one that is killed in mid-run says so, with how it ended', { skip }, async () => {
  await using emulator = await started();
  const ended = once(emulator.lost, 'abort');
  process.kill(await programOfOurs(), 'SIGKILL');
  await ended;
  expect(String(emulator.lost.reason)).to.match(
    /^Error: moto ended by itself \(exit code 137, killed by signal 9\)\. Its last words:\n/u,
  );
});

test('a port that is taken is named', { skip }, async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const { port } = holder.address() as { port: number };
  const error = await started({ port }).catch((each: unknown) => each);
  holder.close();
  expect(String(error)).to.equal(
    `Error: Port ${port} of 127.0.0.1 cannot be used: another program listens on it. End that one, or name another port.`,
  );
});

test('one that is kept outlives us, can be attached to by its URL, and ends by the command that was said', {
  skip,
}, async () => {
  const said: string[] = [];
  const port = await freePort();
  await (await started({ keep: true, port, say: (line) => said.push(line) }))[Symbol.asyncDispose]();
  const endpoint = `http://127.0.0.1:${port}`;
  expect(said).to.have.length(1);
  const [, pid] =
    /^moto keeps running at \S+\. Attach to it by that URL; end it with: kill (\d+)$/u.exec(said[0] ?? '') ?? [];
  try {
    await using attached = await startEmulator({ kind: new URL(endpoint), signal, say: () => undefined });
    expect([attached.name, attached.endpoint]).to.deep.equal(['moto', endpoint]);
    await attached.reset();
  } finally {
    process.kill(Number(pid));
  }
  expect(await silent(endpoint)).to.equal(true);
});

test('it ends also when the process that started it is killed', { skip }, async () => {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', killed], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [endpoint] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  expect(await answers(endpoint.trim())).to.equal(true);
  child.kill('SIGKILL');
  expect(await silent(endpoint.trim())).to.equal(true);
});

const killed = `
import { startMoto } from './moto.ts';
const { endpoint } = await startMoto({ signal: new AbortController().signal, say: () => undefined });
console.log(endpoint);
`;
