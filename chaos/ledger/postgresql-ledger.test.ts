import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  accessSync,
  chmodSync,
  chownSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as passing } from 'node:timers/promises';
import { expect } from 'chai';
import { Client } from 'pg';
import type { LedgerSettings } from '../../src/measure/ledger-record.ts';
import { type Loss, lossOf } from '../../src/measure/loss.ts';
import { freePort } from '../parts/free-port-for-tests.ts';
import { LedgerNotReady } from './ledger-not-ready.ts';
import { lossRun } from './loss-run.ts';
import type { Fault } from '../prober/fault.ts';
import { postgresqlLedgerReader, postgresqlLedgerWriter } from './postgresql-ledger.ts';

const versions = ['18', '17', '16', '15'].map((version) => `/usr/lib/postgresql/${version}/bin`);
const programs = versions.find((folder) => {
  try {
    accessSync(join(folder, 'initdb'));
    return true;
  } catch {
    return false;
  }
});
/** PostgreSQL refuses to run as root. */
const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
const scratch = mkdtempSync(join(tmpdir(), 'plumbline-postgresql-'));
chmodSync(scratch, 0o755);
after(() => rmSync(scratch, { recursive: true, force: true }));

interface Server extends AsyncDisposable {
  readonly url: URL;
  readonly start: () => Promise<void>;
  /** Every process of the server gets the signal at once. */
  readonly signal: (name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT') => Promise<void>;
  readonly query: (text: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;
}

let template = '';
function folderOf(name: string): string {
  const own = (folder: string): void => void (nobody.uid !== undefined && chownSync(folder, nobody.uid, nobody.gid));
  if (template === '') {
    template = mkdtempSync(join(scratch, 'template-'));
    own(template);
    execFileSync(
      join(programs ?? '', 'initdb'),
      ['-D', template, '-U', 'app', '-A', 'trust', '--no-sync', '-E', 'UTF8'],
      {
        ...nobody,
        cwd: '/',
        stdio: 'ignore',
      },
    );
  }
  const folder = join(scratch, name);
  cpSync(template, folder, { recursive: true });
  chmodSync(folder, 0o700);
  own(folder);
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) own(join(folder, entry));
  return folder;
}

async function serverNamed(name: string, settings: readonly string[], isStandby = false): Promise<Server> {
  const folder = folderOf(name);
  if (isStandby) writeFileSync(join(folder, 'standby.signal'), '');
  const port = await freePort();
  const url = new URL(`postgresql://app@127.0.0.1:${port}/postgres`);
  let child: ChildProcess | undefined;
  const query = async (text: string) => {
    const client = new Client({ connectionString: url.href });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Readonly<Record<string, unknown>>>(text)).rows;
    } finally {
      await client.end();
    }
  };
  const server: Server = {
    url,
    query,
    start: async () => {
      const given = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off', ...settings].flatMap(
        (one) => ['-c', one],
      );
      child = spawn(join(programs ?? '', 'postgres'), ['-D', folder, '-p', String(port), ...given], {
        ...nobody,
        cwd: '/',
        stdio: 'ignore',
      });
      for (const limit = performance.now() + 20_000; ; await passing(50)) {
        const answer = await query('select 1').catch((error: unknown) => error);
        if (Array.isArray(answer)) return;
        if (performance.now() > limit) throw new Error('PostgreSQL does not answer', { cause: answer });
      }
    },
    signal: async (signal) => {
      const { pid } = child ?? {};
      if (!child || pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
      process.kill(pid, signal);
      for (const one of children) sent(one, signal);
      if (signal === 'SIGKILL') await exited;
    },
    [Symbol.asyncDispose]: () => server.signal('SIGKILL'),
  };
  await server.start();
  return server;
}

const settings: LedgerSettings = {
  writers: 3,
  ratePerSecond: 150,
  beforeMs: 1500,
  afterMs: 2500,
  writeTimeoutMs: 800,
  quiesceMs: 500,
  maxLost: 0,
};

async function measured(
  server: Server,
  fault: () => Promise<unknown>,
  { readUrl = server.url, beforeMs = settings.beforeMs }: { readonly readUrl?: URL; readonly beforeMs?: number } = {},
): Promise<Loss> {
  await using writer = postgresqlLedgerWriter(server.url, settings.writers);
  const pull: Fault = async (_ending, begin) => {
    begin(process.hrtime.bigint());
    await fault();
    return { ok: true, isOver: true, answer: 'done' };
  };
  const records = await lossRun({
    settings: { ...settings, beforeMs },
    writer,
    reader: postgresqlLedgerReader(readUrl),
    fault: { name: 'case', pull },
    writeUrl: 'case',
    readUrl: 'case',
    record: () => undefined,
    say: () => undefined,
    signal: new AbortController().signal,
  });
  return lossOf(records);
}

/** What the table itself says is missing of so many acknowledged writes. */
async function missingOf({ acked, recovered }: Loss, server: Server): Promise<number> {
  const [row] = await server.query('select count(*)::int as count from plumbline_ledger');
  return acked + (recovered ?? 0) - Number(row?.['count']);
}

describe('a ledger in PostgreSQL', { skip: programs === undefined ? 'needs PostgreSQL' : false }, () => {
  it('loses no acknowledged write when the server is killed and started again', async () => {
    await using server = await serverNamed('killed', []);
    const loss = await measured(server, async () => {
      await server.signal('SIGKILL');
      await passing(300);
      await server.start();
    });
    expect({ verdict: loss.verdict, reasons: loss.reasons, lost: loss.lost }).to.deep.equal({
      verdict: 'pass',
      reasons: [],
      lost: 0,
    });
    expect(loss.indeterminate).to.be.greaterThan(0);
    expect(await missingOf(loss, server)).to.equal(0);
  });

  it('says how much an asynchronous commit loses, write by write', async () => {
    await using server = await serverNamed('asynchronous', ['synchronous_commit=off', 'wal_writer_delay=10s']);
    const loss = await measured(server, async () => {
      await server.signal('SIGKILL');
      await server.start();
    });
    expect(loss.lost).to.be.greaterThan(0);
    expect(loss.lost).to.equal(await missingOf(loss, server));
    expect(loss.verdict).to.equal('fail');
    expect(loss.rpoMs).to.be.within((loss.lossWindowMs?.[0] ?? Number.NaN) * -1, 10_000);
  });

  it('gives up every write on time when the server falls silent, and finds what it did all the same', async () => {
    // Where other work held the writers up the run says so itself, and shows nothing of what is asked here.
    let loss = await silenced();
    for (let attempt = 1; attempt < 6 && isHeldUp(loss); attempt += 1) loss = await silenced();
    expect({ verdict: loss.verdict, reasons: loss.reasons, lost: loss.lost }).to.deep.equal({
      verdict: 'pass',
      reasons: [],
      lost: 0,
    });
    expect(loss.indeterminate).to.be.greaterThan(20);
    expect(loss.unsent).to.equal(0);
  });

  it('mistake 9: a final read that a standby answers is none', async () => {
    await using server = await serverNamed('primary', []);
    await using standby = await serverNamed('standby', [], true);
    const loss = await measured(server, () => Promise.resolve(), { readUrl: standby.url });
    expect([loss.verdict, loss.lost]).to.deep.equal(['inconclusive', null]);
    expect(loss.reasons[0]).to.equal('The final read was answered by a standby, not by the writer: it is in recovery.');
  });

  it('is not ready on a standby, nor where nothing answers, and writes nothing', async () => {
    await using standby = await serverNamed('read-only', [], true);
    for (const url of [standby.url, new URL(`postgresql://app@127.0.0.1:${await freePort()}/postgres`)]) {
      await using writer = postgresqlLedgerWriter(url, 1);
      const parts = {
        settings,
        writer,
        reader: postgresqlLedgerReader(url),
        writeUrl: '',
        readUrl: '',
        record: () => undefined,
      };
      const refused = await lossRun({ ...parts, say: () => undefined, signal: new AbortController().signal }).catch(
        (error: unknown) => error,
      );
      expect(refused).to.be.instanceOf(LedgerNotReady);
    }
  });

  it('takes an insert that committed on one node only, with a warning, for indeterminate', async () => {
    await using server = await serverNamed('alone', []);
    await using writer = postgresqlLedgerWriter(server.url, 1);
    await writer.prepare(AbortSignal.timeout(5000));
    await server.query("alter system set synchronous_standby_names = 'nobody'");
    await server.query('select pg_reload_conf()');
    await passing(200);
    const answer = writer.write({ writer: 'w1', seq: 1, payload: 'ab' }, AbortSignal.timeout(10_000));
    const waiting = "select pid, pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep'";
    while ((await server.query(waiting)).length === 0) await passing(20);
    expect((await answer).outcome).to.equal('indeterminate');
    expect(await server.query('select seq::int from plumbline_ledger')).to.deep.equal([{ seq: 1 }]);
  });

  it('takes what PostgreSQL itself refuses for refused', async () => {
    await using server = await serverNamed('refusing', []);
    await using writer = postgresqlLedgerWriter(server.url, 1);
    await writer.prepare(AbortSignal.timeout(5000));
    await server.query('alter table plumbline_ledger add check (seq < 2)');
    const outcomes = [];
    for (const seq of [1, 2, 3])
      outcomes.push(await writer.write({ writer: 'w1', seq, payload: 'ab' }, AbortSignal.timeout(5000)));
    expect(outcomes.map(({ outcome, answer }) => `${outcome}: ${answer}`)).to.deep.equal([
      'acked: INSERT',
      'refused: SQLSTATE 23514',
      'refused: SQLSTATE 23514',
    ]);
  });
});

async function silenced(): Promise<Loss> {
  await using server = await serverNamed('silent', []);
  return await measured(server, async () => {
    await server.signal('SIGSTOP');
    await passing(1200);
    await server.signal('SIGCONT');
  });
}

/** A backend may have ended since it was listed. */
function sent(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

const isHeldUp = ({ reasons }: Loss): boolean =>
  reasons.some((one) => one.includes('the writers themselves were held up'));
