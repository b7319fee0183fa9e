import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { recomputed } from '../../chaos/prober/recomputed.ts';
import { type ScriptedService, scriptedService } from '../../chaos/prober/scripted/scripted-service.ts';
import type { OutageReport } from '../measure/outage-report.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const quick = ['--before-ms', '500', '--sustain-ms', '1000', '--after-ms', '8000'];
const attempts = 10;

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Started {
  readonly child: ChildProcess;
  /** Resolves with all its progress so far when that has said so. */
  readonly said: (text: string) => Promise<string>;
  readonly ended: Promise<Ended>;
}

function start(...args: readonly string[]): Started {
  const child = spawn(process.execPath, [main, 'measure', 'outage', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (data: Buffer) => (stdout += data.toString('utf8')));
  child.stderr.on('data', (data: Buffer) => (stderr += data.toString('utf8')));
  return {
    child,
    async said(text) {
      while (!stderr.includes(text)) await once(child.stderr, 'data', { signal: AbortSignal.timeout(20_000) });
      return stderr;
    },
    ended: once(child, 'close').then(([code]) => ({ code: code as number | null, stdout, stderr })),
  };
}

const run = (...args: readonly string[]): Promise<Ended> => start(...args).ended;

async function exists(file: string): Promise<boolean> {
  return await access(file).then(
    () => true,
    () => false,
  );
}

async function gone(pid: number): Promise<void> {
  for (let waitedMs = 0; waitedMs < 10_000; waitedMs += 20) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await setTimeout(20);
  }
  throw new Error(`Process ${pid} is still there.`);
}

/** The service, down for so long, says itself when that was over, however late a busy machine let it begin. */
function expectTruth(ms: number, { rtoMs, rtoIntervalMs, faultMonoNs }: OutageReport, endNs: bigint | undefined): void {
  const trueMs = Number((endNs ?? 0n) - BigInt(faultMonoNs ?? 0)) / 1e6;
  const [low = Number.NaN, high = Number.NaN] = rtoIntervalMs ?? [];
  expect(trueMs).to.be.within(low, high);
  expect(rtoMs).to.be.within(ms - 1, trueMs + 200);
}

describe('plumbline measure outage', { concurrency: 3 }, () => {
  let folder = '';
  let count = 0;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plumbline-outage-'));
  });
  after(() => rm(folder, { recursive: true }));
  const newFile = (): string => join(folder, `result-${(count += 1)}.json`);
  const reportIn = async (file: string): Promise<OutageReport> =>
    JSON.parse(await readFile(file, 'utf8')) as OutageReport;

  /** Runs against an outage of so many milliseconds, again where the prober was not healthy, and says how often. */
  async function measured(
    ms: number,
    context: TestContext,
    ...more: readonly string[]
  ): Promise<Ended & { file: string; endNs?: bigint }> {
    for (let attempt = 1; attempt <= attempts; attempt += 1) {
      await using service = await scriptedService();
      const file = newFile();
      const ended = await run(
        '--url',
        service.url,
        '--fault-url',
        service.faultUrl('503', ms),
        ...quick,
        ...more,
        '--json',
        file,
      );
      if (/^ {2}The prober |prober itself was held up/mu.test(ended.stdout + ended.stderr)) continue;
      if (attempt > 1) context.diagnostic(`repeated ${attempt - 1} times, since the prober was not healthy`);
      return { ...ended, file, endNs: (await service.truth()).endNs };
    }
    throw new Error(`The prober was not healthy in ${attempts} runs.`);
  }

  it('ends with 0 when the figure can be trusted, keeps it with its readings, and the readings give it again', async (context) => {
    const { code, stdout, file, endNs } = await measured(400, context);
    const report = await reportIn(file);
    expect(stdout).to.match(
      /^pass: api-read recovered \d+\.\d ms after the fault \(between \d+\.\d and \d+\.\d ms\)\n/u,
    );
    expect(code).to.equal(0);
    expectTruth(400, report, endNs);
    expect(report.faultMonoNs).to.match(/^\d+$/u);
    expect(report).to.include.keys(
      'rtoIntervalMs',
      'resolutionMs',
      'outages',
      'downtimeMs',
      'flaps',
      'availabilityRatio',
    );
    expect(report.probes).to.include.keys('intended', 'sent', 'ok', 'failed', 'late');
    expect(report.scheduleLagMs).to.have.keys('p50', 'p99', 'max');
    expect(await recomputed(file.replace(/json$/u, 'ndjson'))).to.deep.equal([report]);
  });

  it('ends with 1 when recovery took longer than allowed', async (context) => {
    const { code, stdout } = await measured(400, context, '--max-rto-ms', '100');
    expect(stdout).to.match(
      /^fail: .*\n {2}Probes still failed \d{3}\.\d ms after the fault; at most 100 ms are allowed\.\n/u,
    );
    expect(code).to.equal(1);
  });

  it('mistake 25: ends with 3 when the fault has no effect', async () => {
    await using service = await scriptedService();
    const { code, stdout } = await run(
      '--url',
      service.url,
      '--fault-command',
      'true',
      ...quick,
      '--after-ms',
      '1500',
      '--json',
      newFile(),
    );
    expect(stdout).to.match(/^inconclusive: api-read was not seen to fail\n/u);
    expect(code).to.equal(3);
  });

  /** Starts an outage of 600 ms, and resolves once it has begun. */
  async function duringOutage(service: ScriptedService, file: string): Promise<Started & { readonly prober: number }> {
    const fault = service.faultUrl('503', 600);
    const started = start('--url', service.url, '--fault-url', fault, ...quick, '--json', file);
    const [, pid] = /process (\d+) measures/u.exec(await started.said('the fault URL answered')) ?? [];
    return { ...started, prober: Number(pid) };
  }

  it('mistake 24: ends with 3 when the prober is stopped for 3 seconds during the outage', async () => {
    await using service = await scriptedService();
    const file = newFile();
    const { prober, ended } = await duringOutage(service, file);
    process.kill(prober, 'SIGSTOP');
    await setTimeout(3000);
    process.kill(prober, 'SIGCONT');
    const { code, stdout } = await ended;
    expect(stdout).to.match(/^inconclusive: /u);
    expect(stdout).to.match(/The prober stood still for [23]\d{3}\.\d ms while it mattered/u);
    expect(code).to.equal(3);
    const { probes } = await reportIn(file);
    expect(probes.sent).to.be.below(probes.intended);
  });

  it('mistake 24: ends with 3 and says so when the prober is killed, and its readings say so again', async () => {
    await using service = await scriptedService();
    const file = newFile();
    const { prober, ended } = await duringOutage(service, file);
    await setTimeout(200);
    process.kill(prober, 'SIGKILL');
    const { code, stdout } = await ended;
    expect(stdout).to.match(/^inconclusive: /u);
    expect(stdout).to.include('The process that probed was ended by SIGKILL before the run was over');
    expect(code).to.equal(3);
    const report = await reportIn(file);
    expect(report).to.deep.include({ end: 'lost', rtoMs: null });
    expect(report.faultMonoNs).to.match(/^\d+$/u);
    expect(report.fault?.ok).to.equal(true);
    expect(await recomputed(file.replace(/json$/u, 'ndjson'))).to.deep.equal([report]);
  });

  it('measures on while the harness itself is stopped for 2 seconds, and leaves no process behind when it is killed', async (context) => {
    for (let attempt = 1; ; attempt += 1) {
      await using service = await scriptedService();
      const file = newFile();
      const { child, prober, ended } = await duringOutage(service, file);
      child.kill('SIGSTOP');
      await setTimeout(2000);
      child.kill('SIGCONT');
      await ended;
      const report = await reportIn(file);
      const { verdict, reasons } = report;
      await gone(prober);
      if (reasons.some((reason) => reason.startsWith('The prober')) && attempt < attempts) {
        context.diagnostic(`repeated: ${reasons.join(' ')}`);
        continue;
      }
      expect(verdict, reasons.join(' ')).to.equal('pass');
      expectTruth(600, report, (await service.truth()).endNs);
      break;
    }
    await using service = await scriptedService();
    const { child, prober } = await duringOutage(service, newFile());
    child.kill('SIGKILL');
    await gone(prober);
  });

  it('keeps what it has when it is broken off, and ends with 3', async () => {
    await using service = await scriptedService();
    const file = newFile();
    const { child, said, ended } = start(
      '--url',
      service.url,
      '--fault-url',
      service.faultUrl('503', 600),
      ...quick,
      '--json',
      file,
    );
    await said('the fault was set off');
    child.kill('SIGINT');
    const { code, stdout } = await ended;
    expect(stdout).to.match(/^aborted: /u);
    expect(code).to.equal(3);
    const [again] = await recomputed(file.replace(/json$/u, 'ndjson'));
    expect(again).to.deep.equal(await reportIn(file));
    expect(again?.end).to.equal('aborted');
  });

  it('ends with 2 and breaks nothing when the service is not healthy before', async () => {
    const trace = join(folder, 'was-broken');
    const { code, stderr } = await run(
      '--url',
      'http://127.0.0.1:1/',
      '--fault-command',
      `touch ${trace}`,
      ...quick,
      '--json',
      newFile(),
    );
    expect(stderr).to.include(
      'plumbline: The steady state was not seen, so the fault was not set off. api-read (fresh client): ',
    );
    expect(stderr).to.include(
      ' failed with ECONNREFUSED. Bring the service in order first, or mend the URL and what is expected of it.\n',
    );
    expect(code).to.equal(2);
    expect(await exists(trace)).to.equal(false);
  });

  it('ends with 2 rather than write over what is there', async () => {
    const file = newFile();
    await writeFile(file, 'an earlier result');
    const args = ['--url', 'http://127.0.0.1:1/', '--fault-command', 'true', '--json', file];
    expect(await run(...args)).to.deep.equal({
      code: 2,
      stdout: '',
      stderr: `plumbline: There is "${file}" already, and no result is written over. Give another file with --json.\n`,
    });
    expect(await readFile(file, 'utf8')).to.equal('an earlier result');
  });

  const refusals: readonly (readonly [args: readonly string[], message: string])[] = [
    [
      ['--url', 'localhost:80', '--fault-command', 'true'],
      'Expected --url to be a URL, got "localhost:80". Give a whole one, such as http://127.0.0.1:8080/health.',
    ],
    [['--url', 'http://localhost'], 'There is no fault to measure from. Give --fault-command or --fault-url.'],
    [
      ['--url', 'http://localhost', '--fault-command', 'true', '--fault-url', 'http://localhost'],
      'There are two faults. Give either --fault-command or --fault-url.',
    ],
    [
      ['--url', 'http://localhost', '--fault-command', 'true', '--period-ms', '5s'],
      'Expected --period-ms to be a number above 0, got "5s". Give it a number above 0.',
    ],
    [
      ['--url', 'http://localhost', '--fault-command', 'true', '--before-ms', '100'],
      '--before-ms holds fewer than 5 periods, in which no steady state is seen. Choose other times.',
    ],
  ];
  for (const [args, message] of refusals) {
    it(`ends with 2: ${message}`, async () => {
      expect(await run(...args)).to.deep.equal({ code: 2, stdout: '', stderr: `plumbline: ${message}\n` });
    });
  }
});
