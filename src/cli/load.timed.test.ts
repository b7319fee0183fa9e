import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { expect } from 'chai';
import { execa } from 'execa';
import { processDriver } from '../../chaos/drivers/process-driver.ts';
import { k6State } from '../../load/k6/k6-binary.ts';
import type { ReportData } from '../evidence/report-data.ts';
import { projectFolder } from './project.ts';

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-load-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

const missing = await processDriver.missing();
const { kind } = await k6State();
const skip = missing !== undefined ? `needs PostgreSQL: ${missing}` : kind === 'missing' ? 'needs k6' : false;

function run(out: string, ...args: readonly string[]) {
  const main = join(projectFolder, 'src', 'cli', 'main.ts');
  const all = [main, 'load', 'run', ...args, '--architecture', 'knowledgecity-ec2', '--out', join(scratch, out)];
  return execa(process.execPath, all, { cwd: projectFolder, reject: false });
}

function reportIn(out: string): { readonly folder: string; readonly report: ReportData } {
  const [name = ''] = readdirSync(join(scratch, out)).filter((one) => one.startsWith('20'));
  const folder = join(scratch, out, name);
  return { folder, report: JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as ReportData };
}

interface SampleLine {
  readonly data: { readonly kind?: string; readonly reading?: { readonly phase: string; readonly ms: number } };
}

describe('plumbline load run', () => {
  it('plays on the twin, and its figures can be computed again from the samples alone', { skip }, async () => {
    const { exitCode, stdout } = await run('media', 'media', '--profile', 'smoke', '--quiet');
    expect(stdout).to.match(/^not-assessed: /u);
    expect(exitCode).to.equal(3);
    const { folder, report } = reportIn('media');
    const [played] = report.load?.runs ?? [];
    if (!played) throw new Error('No run stands in the report.');
    expect(played.verdict).to.equal('not-assessed');
    expect(played.reasons[0]).to.match(/^Sampled: /u);
    const lines = readFileSync(join(folder, played.samples.file), 'utf8').trim().split('\n');
    const samples = lines.map((line) => JSON.parse(line) as SampleLine);
    for (const { phase, requests, latency, failed } of played.figures.phases) {
      const times = samples
        .flatMap(({ data }) => (data.kind === 'request' && data.reading?.phase === phase ? [data.reading.ms] : []))
        .toSorted((a, b) => a - b);
      expect(times).to.have.length(requests).and.not.to.have.length(0);
      expect(failed).to.deep.equal([]);
      for (const { share, ms } of latency?.percentiles ?? []) {
        const exact = times[Math.ceil(share * times.length) - 1] ?? Number.NaN;
        expect(Math.abs(ms - exact), `${phase} ${share}`).to.be.at.most(exact * 0.001 + 0.001);
      }
    }
    const page = readFileSync(join(folder, 'report.html'), 'utf8');
    expect(page).to.include('id="load"').and.to.match(/<svg/u);
  });

  it('keeps what was measured when it is interrupted, and ends with 3', { skip }, async () => {
    const child = run('interrupted', 'api', '--profile', 'full');
    let isInterrupted = false;
    child.stderr.on('data', (text: Buffer) => {
      if (isInterrupted || !/^api: load: [1-9]/mu.test(text.toString())) return;
      isInterrupted = true;
      child.kill('SIGINT');
    });
    const { exitCode } = await child;
    const { report } = reportIn('interrupted');
    const [played] = report.load?.runs ?? [];
    expect([exitCode, report.outcome.word, played?.verdict]).to.deep.equal([3, 'interrupted', 'unknown']);
    expect(played?.end).to.match(/^interrupted/u);
    expect(played?.figures.phases[0]?.requests).to.be.greaterThan(0);
  });

  it('is unknown, and says so, where the generator cannot send what it is asked for', { skip }, async () => {
    const { exitCode, stdout } = await run(
      'tired',
      'static-delivery',
      '--profile',
      'smoke',
      '--rate',
      '60000',
      '--quiet',
    );
    expect(exitCode).to.equal(3);
    const [played] = reportIn('tired').report.load?.runs ?? [];
    expect(played?.limits.some(({ verdict }) => verdict === 'pass')).to.equal(false);
    expect(stdout).to.match(/could not keep|users/u);
  });

  for (const [name, args, message, code] of [
    ['a scenario that is none', ['juggling'], /There is no load scenario "juggling"/u, 2],
    ['a rate that is none', ['api', '--rate', '-1'], /Expected --rate to be requests a second/u, 2],
    ['a URL that is none', ['api', '--url', 'here'], /"here" is no URL/u, 2],
    ['a URL on no list', ['api', '--url', 'https://example.invalid/'], /is not permitted/u, 3],
  ] as const) {
    it(`refuses ${name}`, async () => {
      const { exitCode, stdout, stderr } = await run(name.replaceAll(' ', '-'), ...args, '--quiet');
      expect(stdout + stderr).to.match(message);
      expect(exitCode).to.equal(code);
    });
  }
});
