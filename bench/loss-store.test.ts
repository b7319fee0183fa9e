import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { after, before, describe, it } from 'node:test';
import { setTimeout as passing } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { execa } from 'execa';
import { ledgerRecordsIn } from '../src/measure/ledger-record.ts';
import { type Loss, lossOf } from '../src/measure/loss.ts';
import type { StorePlan, StoreTruth } from './loss-store-fates.ts';

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const program = fileURLToPath(new URL('loss-store.ts', import.meta.url));
let scratch = '';
let runs = 0;
before(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'plumbline-loss-'));
});
after(() => rm(scratch, { recursive: true, force: true }));

interface Store extends AsyncDisposable {
  readonly url: string;
  readonly truth: () => Promise<StoreTruth>;
}

async function storeThat(plan: Partial<StorePlan>): Promise<Store> {
  const child = execa(process.execPath, [program, JSON.stringify(plan)], { reject: false, buffer: false });
  const url = await said(child.stdout, /http:\S+/u);
  return {
    url,
    truth: async () => (await (await fetch(`${url}/truth`)).json()) as StoreTruth,
    [Symbol.asyncDispose]: async () => {
      child.kill();
      await child;
    },
  };
}

/** What a process says, once it says something of the kind. */
async function said(stream: Readable, kind: RegExp): Promise<string> {
  let text = '';
  for await (const piece of stream.iterator({ destroyOnReturn: false })) {
    text += String(piece);
    const [match] = kind.exec(text) ?? [];
    if (match !== undefined) return match;
  }
  throw new Error(`It ended without saying ${kind}: ${text}`);
}

interface Measured {
  readonly exitCode: number | undefined;
  readonly loss: Loss;
  readonly stdout: string;
  readonly stderr: string;
  readonly json: string;
}

const quick = ['--rate-per-second', '100', '--before-ms', '1000', '--after-ms', '2000', '--quiesce-seconds', '1'];

function start(args: readonly string[], json: string) {
  return execa(process.execPath, [main, 'measure', 'loss', ...quick, ...args, '--json', json], { reject: false });
}

async function measure(...args: readonly string[]): Promise<Measured> {
  const json = join(scratch, `run-${(runs += 1)}.json`);
  const { exitCode, stdout, stderr } = await start(args, json);
  const text = await readFile(json, 'utf8').catch(() => {
    throw new Error(`no result: exit code ${exitCode}, ${stderr}`);
  });
  return { exitCode, loss: JSON.parse(text) as Loss, stdout, stderr, json };
}

function urls({ url }: Store): readonly string[] {
  return ['--write-url', `${url}/ledger`, '--read-url', `${url}/ledger`];
}

function setsOf(loss: Loss): Omit<StoreTruth, 'split' | 'faultMonoNs'> {
  const sorted = (keys: readonly string[] | null): readonly string[] => (keys ?? ['not known']).toSorted();
  return {
    lost: sorted(loss.lostSeqs),
    duplicates: sorted(loss.duplicateSeqs),
    corrupt: sorted(loss.corruptSeqs),
    resurrected: sorted(loss.resurrectedSeqs),
    phantom: sorted(loss.phantomSeqs),
    recovered: sorted(loss.recoveredSeqs),
    absent: sorted(loss.absentSeqs),
  };
}

describe('measure loss', { concurrency: 3 }, () => {
  it('finds exactly the writes that a store lost, duplicated, corrupted, resurrected, invented and delayed', async () => {
    const fates = [
      'lose',
      'duplicate',
      'corrupt',
      'phantom',
      'refuse',
      'resurrect',
      'error',
      'error-stored',
      'hang-up',
      'delay',
      'late',
    ];
    const shares = Object.fromEntries(fates.map((fate) => [fate, 0.05]));
    await using store = await storeThat({ seed: 7, shares, delayMs: 1500, dropNewest: 9, splitMs: 150, downMs: 300 });
    const { exitCode, loss, json } = await measure(...urls(store), '--fault-url', `${store.url}/fault`);
    const { split, faultMonoNs, ...sets } = await store.truth();
    for (const [name, keys] of Object.entries(sets)) expect(keys.length, name).to.be.greaterThan(0);
    expect(split.length).to.be.greaterThan(0);
    expect(setsOf(loss)).to.deep.equal(sets);
    expect(loss.postFaultLostSeqs).to.include.members(split as string[]);
    expect(
      Number(BigInt(faultMonoNs ?? 0) - BigInt(loss.faultMonoNs ?? 0)) / 1e6,
      'the fault, sent to received',
    ).to.be.within(0, 1000);
    expect(loss.acked + loss.refused + loss.indeterminate).to.equal(loss.attempted);
    expect({ exitCode, verdict: loss.verdict }).to.deep.equal({ exitCode: 1, verdict: 'fail' });
    const raw = await readFile(json.replace('.json', '.ndjson'), 'utf8');
    expect(lossOf(ledgerRecordsIn(raw)), 'figures from the raw operations').to.deep.equal(loss);
  });

  it('passes a store that breaks and loses nothing, and a second run in the same ledger takes other names', async () => {
    await using store = await storeThat({ downMs: 300 });
    for (const writers of [
      ['w1', 'w2'],
      ['w3', 'w4'],
    ]) {
      const { exitCode, loss, json } = await measure(
        ...urls(store),
        '--writers',
        '2',
        '--fault-url',
        `${store.url}/fault`,
      );
      expect({ exitCode, reasons: loss.reasons, verdict: loss.verdict }).to.deep.equal({
        exitCode: 0,
        reasons: [],
        verdict: 'pass',
      });
      expect([loss.lost, loss.rpoMs, loss.lossWindowMs, loss.phantom]).to.deep.equal([0, 0, null, 0]);
      const records = ledgerRecordsIn(await readFile(json.replace('.json', '.ndjson'), 'utf8'));
      const names = new Set(records.flatMap((one) => (one.record === 'invoke' ? [one.writer] : [])));
      expect([...names]).to.deep.equal(writers);
    }
  });

  it('allows as many lost writes as --max-lost says', async () => {
    await using store = await storeThat({ dropNewest: 5, downMs: 300 });
    const allowed = await measure(...urls(store), '--max-lost', '40', '--fault-url', `${store.url}/fault`);
    expect(allowed.loss.lost).to.equal(5);
    // Where the fault took long to reach the store, those that it lost were acknowledged after it had been sent.
    if (allowed.loss.postFaultLost === 0)
      expect([allowed.loss.rpoMs ?? 0, allowed.loss.lossWindowMs?.[0]]).to.satisfy(
        ([rpoMs = 0, first = 0]: readonly number[]) => rpoMs > 20 && rpoMs < 500 && first > -rpoMs && first < 0,
      );
    // Some may have been acknowledged while the fault was under way, which is a doubt.
    expect(allowed.exitCode).to.equal(allowed.loss.postFaultLost === 0 ? 0 : 3);
  });

  it('mistake 1: the fault is timed before the command that causes it, however long that takes', async () => {
    await using store = await storeThat({ downMs: 500 });
    const { loss } = await measure(
      ...urls(store),
      '--fault-command',
      `sleep 1; curl -s -X POST ${store.url}/fault || exec ${process.execPath} -e 'fetch("${store.url}/fault",{method:"POST"})'`,
    );
    const { faultMonoNs } = await store.truth();
    expect(Number(BigInt(faultMonoNs ?? 0) - BigInt(loss.faultMonoNs ?? 0)) / 1e6).to.be.within(1000, 2900);
  });

  it('mistake 2: a slow answer delays no other write', async () => {
    await using store = await storeThat({ shares: { delay: 0.3 }, delayMs: 700 });
    const { loss } = await measure(...urls(store), '--writers', '1');
    expect(loss.attempted - 3, 'all but the closing writes').to.equal(300);
    expect(loss.indeterminate).to.equal(0);
  });

  it('mistake 9: a final read from a copy that stopped at the fault does not pass, and is not counted as loss', async () => {
    await using store = await storeThat({ downMs: 300 });
    const { exitCode, loss } = await measure(
      '--write-url',
      store.url,
      '--read-url',
      `${store.url}/stale`,
      '--fault-url',
      `${store.url}/fault`,
    );
    expect({ exitCode, verdict: loss.verdict }).to.deep.equal({ exitCode: 3, verdict: 'inconclusive' });
    expect(loss.reasons[0]).to.include('it may come from a reader or a stale standby');
  });

  it('mistake 10: an old primary that acknowledges after the fault is found, and told apart', async () => {
    await using store = await storeThat({ splitMs: 500 });
    const { exitCode, loss } = await measure(...urls(store), '--max-lost', '1000', '--fault-url', `${store.url}/fault`);
    const { split } = await store.truth();
    expect(loss.postFaultLostSeqs?.toSorted()).to.deep.equal(split);
    expect(exitCode).to.equal(1);
    expect(loss.reasons[0]).to.include('acknowledged after the fault and lost');
  });

  it('mistake 13: a fault command that ends with an error proves nothing', async () => {
    await using store = await storeThat({ downMs: 300 });
    const { exitCode, loss } = await measure(...urls(store), '--fault-command', 'exit 7');
    expect(exitCode).to.equal(3);
    expect(loss.reasons[0]).to.equal('The fault could not be set off: the command ended with code 7.');
  });

  for (const [path, reason] of [
    ['nowhere', /^There is no final read: HTTP 404/u],
    ['looping', /^There is no final read: the cursor "a" came twice\.$/u],
    ['endless', /^There is no final read: 101 pages in a row held nothing new/u],
    ['unsettled', /^Two final reads differ \(1 and 1 entries\)/u],
  ] as const)
    it(`mistake 14: a run that completes with the final read ${path} is inconclusive, and its loss not known`, async () => {
      await using store = await storeThat({});
      const { exitCode, loss } = await measure('--write-url', store.url, '--read-url', `${store.url}/${path}`);
      expect({ exitCode, verdict: loss.verdict, lost: loss.lost, rpoMs: loss.rpoMs }).to.deep.equal({
        exitCode: 3,
        verdict: 'inconclusive',
        lost: null,
        rpoMs: null,
      });
      expect(loss.reasons[0]).to.match(reason);
    });

  it('mistake 4 and 15: without one acknowledged write there is no verdict, and no fault', async () => {
    await using store = await storeThat({ shares: { refuse: 1 } });
    const { exitCode, loss } = await measure(...urls(store), '--fault-url', `${store.url}/fault`);
    expect({ exitCode, verdict: loss.verdict, acked: loss.acked }).to.deep.equal({
      exitCode: 3,
      verdict: 'inconclusive',
      acked: 0,
    });
    expect(loss.reasons).to.include('The fault was not set off: no write had been acknowledged before it was due.');
    expect((await store.truth()).faultMonoNs).to.equal(null);
  });

  /** Starts a run and resolves, once the fault was set off, with the process that writes. */
  async function underFault(store: Store, json: string) {
    const running = start([...urls(store), '--fault-url', `${store.url}/fault`], json);
    const pid = Number(/\d+/u.exec(await said(running.stderr, /process \d+ measures/u)));
    await said(running.stderr, /the fault is set off/u);
    return { running, pid };
  }

  it('mistake 24: writers that stood still for longer than the time-out say too little', async () => {
    await using store = await storeThat({ downMs: 300 });
    const json = join(scratch, 'stopped.json');
    const { running, pid } = await underFault(store, json);
    process.kill(pid, 'SIGSTOP');
    await passing(1500);
    process.kill(pid, 'SIGCONT');
    const { exitCode } = await running;
    const loss = JSON.parse(await readFile(json, 'utf8')) as Loss;
    expect({ exitCode, verdict: loss.verdict }).to.deep.equal({ exitCode: 3, verdict: 'inconclusive' });
    expect(loss.unsent).to.be.greaterThan(20);
    expect(loss.reasons.join(' ')).to.include('the writers themselves were held up');
  });

  it('mistake 24: writers whose process was killed say nothing of what was lost', async () => {
    await using store = await storeThat({ downMs: 300 });
    const json = join(scratch, 'killed.json');
    const { running, pid } = await underFault(store, json);
    process.kill(pid, 'SIGKILL');
    const { exitCode } = await running;
    const loss = JSON.parse(await readFile(json, 'utf8')) as Loss;
    expect({ exitCode, verdict: loss.verdict, lost: loss.lost }).to.deep.equal({
      exitCode: 3,
      verdict: 'inconclusive',
      lost: null,
    });
    expect(loss.reasons).to.deep.equal([
      'The process that wrote was ended by SIGKILL before the run was over, so nothing can be concluded.',
    ]);
    expect(lossOf(ledgerRecordsIn(await readFile(json.replace('.json', '.ndjson'), 'utf8')))).to.deep.equal(loss);
  });

  it('ends early once writes that had failed were acknowledged for the sustained window, and not before', async () => {
    await using store = await storeThat({ downMs: 300 });
    const { exitCode, loss } = await measure(
      ...urls(store),
      '--after-ms',
      '20000',
      '--sustain-ms',
      '1000',
      '--fault-url',
      `${store.url}/fault`,
    );
    expect({ exitCode, reasons: loss.reasons }).to.deep.equal({ exitCode: 0, reasons: [] });
    // Of 2100 at the longest: 1 s before, 0.3 s of outage, 1 s of sustained window, and slack for a busy machine.
    expect(loss.attempted).to.be.within(230, 600);
  });

  it('mistake 25: a fault without effect is inconclusive, not "0 lost"', async () => {
    await using store = await storeThat({});
    const { exitCode, loss } = await measure(...urls(store), '--fault-command', 'true');
    expect({ exitCode, verdict: loss.verdict, lost: loss.lost }).to.deep.equal({
      exitCode: 3,
      verdict: 'inconclusive',
      lost: 0,
    });
    expect(loss.reasons[0]).to.match(/^Fault without effect/u);
  });

  it('keeps the operations so far when it is interrupted', async () => {
    await using store = await storeThat({});
    const json = join(scratch, 'interrupted.json');
    const running = start(urls(store), json);
    await said(running.stderr, /writes a second/u);
    await passing(500);
    running.kill('SIGINT');
    const { exitCode } = await running;
    const loss = JSON.parse(await readFile(json, 'utf8')) as Loss;
    expect({ exitCode, verdict: loss.verdict, lost: loss.lost }).to.deep.equal({
      exitCode: 3,
      verdict: 'aborted',
      lost: null,
    });
    expect(loss.acked).to.be.within(1, 299);
    expect(lossOf(ledgerRecordsIn(await readFile(join(scratch, 'interrupted.ndjson'), 'utf8')))).to.deep.equal(loss);
  });

  it('writes over no file, and says what an option got', async () => {
    await using store = await storeThat({});
    const json = join(scratch, 'there.json');
    await writeFile(json, 'precious');
    for (const [args, message] of [
      [urls(store), /There is ".*there\.json" already/u],
      [
        ['--write-url', 'mysql://app:secret@127.0.0.1/x', '--read-url', store.url],
        /Expected --write-url to be a URL of http, https or postgresql, got "mysql:\/\/127\.0\.0\.1\/x"/u,
      ],
      [[...urls(store), '--writers', '1.5'], /Expected --writers to be a whole number, got "1\.5"/u],
      [
        [...urls(store), '--rate-per-second', 'fast'],
        /Expected --rate-per-second to be a number above 0 .*got "fast"/u,
      ],
      [[...urls(store), '--fault-command', 'true', '--fault-url', store.url], /There are two faults/u],
    ] as const) {
      const { exitCode, stderr } = await start(args, json);
      expect(exitCode, stderr).to.equal(2);
      expect(stderr).to.match(message);
    }
    expect(await readFile(json, 'utf8')).to.equal('precious');
  });
});
