import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { k6State } from './k6-binary.ts';
import { type K6Ran, type K6Run, runK6 } from './run-k6.ts';

const state = await k6State();
const path = 'path' in state ? state.path : undefined;

const head = `import { Counter } from 'k6/metrics';
const { options, told } = JSON.parse(open(__ENV.PLUMBLINE_PLAN));
export { options };
const begun = new Counter('plumbline_begun');\n`;

const steady = (seconds: number, more: object = {}): object => ({
  told: 1,
  options: {
    scenarios: {
      steady: {
        executor: 'constant-arrival-rate',
        rate: 20,
        timeUnit: '1s',
        duration: `${seconds}s`,
        preAllocatedVUs: 2,
      },
    },
    ...more,
  },
});

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const limit = performance.now() + 15_000;
  while (!(await holds())) {
    if (performance.now() > limit) throw new Error(`Not within 15 s: ${what}.`);
    await pause(50);
  }
}

describe('k6, run', { skip: path === undefined ? 'needs k6' : false, concurrency: true }, () => {
  let root: string;
  let count = 0;
  before(async () => {
    root = await mkdtemp(join(tmpdir(), 'run-k6-'));
  });
  after(() => rm(root, { recursive: true, force: true }));

  async function ready(body: string, own: Partial<K6Run> = {}): Promise<K6Run> {
    count += 1;
    const folder = join(root, String(count));
    await mkdir(folder);
    const script = join(folder, 'script.ts');
    await writeFile(script, `${head}${body}`);
    return {
      binary: { path: path ?? '' },
      script: pathToFileURL(script),
      plan: steady(1),
      folder,
      say: () => undefined,
      signal: new AbortController().signal,
      ...own,
    };
  }
  const counting = 'export default function () { begun.add(told); }\n';
  const reasonOf = ({ end }: K6Ran): string => (end.kind === 'failed' ? end.reason : end.kind);

  it('hands the plan over and leaves samples and a summary of a whole run', async () => {
    const said: string[] = [];
    const plan = steady(1);
    const ran = await runK6(
      await ready(counting, { plan, plannedSeconds: 9, progressEveryMs: 100, say: (text) => void said.push(text) }),
    );
    expect([ran.end, ran.exitCode, ran.stderrTail]).to.deep.equal([{ kind: 'whole' }, 0, '']);
    const samples = (await readFile(ran.samplesFile, 'utf8')).split('\n').filter((line) => line.includes('"Point"'));
    const begun = samples.filter((line) => line.includes('"plumbline_begun"') && line.includes('"scenario":"steady"'));
    expect(begun.length).to.be.within(20, 22);
    const summary = JSON.parse(await readFile(ran.summaryFile, 'utf8')) as {
      results: { metrics: readonly { name: string }[] };
    };
    expect(summary.results.metrics.map(({ name }) => name)).to.include('plumbline_begun');
    expect(said[0]).to.match(/^load: \d of 9 s$/u);
  });

  it('tells failed thresholds from a whole run', async () => {
    const plan = steady(1, { thresholds: { plumbline_begun: ['count>1000000'] } });
    const ran = await runK6(await ready(counting, { plan }));
    expect([ran.end, ran.exitCode]).to.deep.equal([{ kind: 'thresholds' }, 99]);
  });

  it('is failed when the script does not load, or throws in an iteration, which k6 ends with 0', async () => {
    const [broken, throwing] = await Promise.all([
      runK6(await ready('export default {')),
      runK6(await ready('export default function () { told.none.at; }')),
    ]);
    expect(reasonOf(broken)).to.match(/^k6 ended with 107 \(the script threw an error\): could not initialize/u);
    expect(throwing.exitCode).to.equal(0);
    expect(reasonOf(throwing)).to.match(
      /^k6 went on after \d+ errors: TypeError: Cannot read property 'at' of undefined/u,
    );
  });

  it('is failed when the disk is full, of samples or of the summary', {
    skip: process.platform !== 'linux' && 'needs /dev/full',
  }, async () => {
    const full = async (file: string): Promise<K6Ran> => {
      const run = await ready(counting);
      await symlink('/dev/full', join(run.folder, file));
      return runK6(run);
    };
    const [samples, summary] = await Promise.all([full('samples.json'), full('summary.json')]);
    expect([samples.exitCode, summary.exitCode]).to.deep.equal([0, 0]);
    expect(reasonOf(samples)).to.match(/^k6 went on after \d+ errors: .*no space left on device/u);
    expect(reasonOf(summary)).to.match(/^k6 went on after an error: .*no space left on device/u);
  });

  it('is failed when the program or the folder is missing', async () => {
    const absent = await runK6(await ready(counting, { binary: { path: '/no/such/k6' } }));
    expect([reasonOf(absent), absent.exitCode]).to.deep.equal(['k6 could not be run: spawn /no/such/k6 ENOENT.', null]);
    const nowhere = await runK6(await ready(counting, { folder: '/dev/null/folder' }));
    expect(reasonOf(nowhere)).to.match(/^k6 could not be run: ENOTDIR/u);
  });

  it('keeps what was measured when it is told to stop', async () => {
    const stopping = new AbortController();
    const run = await ready(counting, { plan: steady(60), signal: stopping.signal });
    const ran = runK6(run);
    const samples = join(run.folder, 'samples.json');
    await until('samples', async () => (await readFile(samples, 'utf8').catch(() => '')).includes('plumbline_begun'));
    stopping.abort();
    const { end, exitCode, summaryFile } = await ran;
    expect([end, exitCode]).to.deep.equal([{ kind: 'interrupted' }, 105]);
    expect(await readFile(summaryFile, 'utf8')).to.include('plumbline_begun');
    expect((await readFile(samples, 'utf8')).at(-1)).to.equal('\n');
  });

  it('ends with the process that started it, even when that is killed', {
    skip: process.platform !== 'linux' && 'needs /proc',
  }, async () => {
    const { script, folder, binary, plan } = await ready(counting, { plan: steady(60) });
    const code = `const { runK6 } = await import(${JSON.stringify(new URL('run-k6.ts', import.meta.url).href)});
      await runK6({ binary: ${JSON.stringify(binary)}, script: new URL(${JSON.stringify(script.href)}), plan: ${JSON.stringify(plan)},
        folder: ${JSON.stringify(folder)}, say: () => undefined, signal: new AbortController().signal });`;
    const starter = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'ignore' });
    const samples = join(folder, 'samples.json');
    await until('samples', async () => (await readFile(samples, 'utf8').catch(() => '')).includes('plumbline_begun'));
    starter.kill('SIGKILL');
    // It ends in order: the summary is the last that it writes.
    await until('a summary', async () =>
      (await readFile(join(folder, 'summary.json'), 'utf8').catch(() => '')).includes('plumbline_begun'),
    );
  });
});
