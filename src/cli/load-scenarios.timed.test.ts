import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { expect } from 'chai';
import { execa } from 'execa';
import type { ReportData } from '../evidence/report-data.ts';
import { projectFolder } from './project.ts';
import { scenarioTrial } from './scenario-for-tests.ts';

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-load-scenarios-'));
after(() => rmSync(scratch, { recursive: true, force: true }));
let count = 0;

const objective =
  'objectives:\n  load:\n    - { path: api, url: "https://api.shop.invalid/", ratePerSecond: 5, p95Ms: 100, p99Ms: 200, errorRatio: 0.01 }\n';

/** A small architecture whose one promise is proven by a scenario with these steps. */
async function verified(
  steps: readonly string[],
  args: readonly string[],
  { kind = 'load', declared = objective }: { readonly kind?: string; readonly declared?: string } = {},
) {
  const cwd = join(scratch, `case-${(count += 1)}`);
  const tried = await scenarioTrial(cwd, { kind, steps, declared }, args);
  const messages = tried.proof?.findings.map(({ message }) => message).join(' ') ?? '';
  return { ...tried, cwd, messages };
}

const asks = 'When the API is requested at the target rate';
const holds = 'Then its latency and error objectives hold';
const quick = ['--profile', 'quick', '--prove', 'load,tls'];

describe('a load scenario', { concurrency: 2 }, () => {
  for (const [name, steps, message] of [
    ['that requests nothing', [holds], /Nothing is loaded here\. Say first what is requested, with When\./u],
    ['that asks nothing', [asks], /says what is requested \(When\) and what must hold \(Then\)/u],
    ['that requests two things', [asks, 'And media are played at the target rate', holds], /can play one load/u],
    ['that is narrowed to a component', ['Given its "data"', asks, holds], /take the sentence out that names/u],
  ] as const) {
    it(`${name} is an input error, and nothing is loaded for it`, async () => {
      const { exitCode, reasons, proof, report } = await verified(steps, quick);
      expect(reasons).to.match(message);
      expect([exitCode, proof?.verdict, report?.load]).to.deep.equal([2, 'unknown', undefined]);
    });
  }

  it('of another kind may load nothing', async () => {
    const { exitCode, reasons } = await verified([asks, holds], ['--prove', 'inv,load', '--profile', 'quick'], {
      kind: 'inv',
    });
    expect(exitCode).to.equal(2);
    expect(reasons).to.match(/tag it @load/u);
  });

  it('is not assessed where no load is asked for', async () => {
    const { exitCode, proof } = await verified([asks, holds], []);
    expect([exitCode, proof?.verdict, proof?.on]).to.deep.equal([3, 'not-assessed', 'twin']);
    expect(proof?.reason).to.match(/--profile quick/u);
  });

  it('is unknown where architecture.yaml declares no load', async () => {
    const { exitCode, proof, messages } = await verified([asks, holds], quick, { declared: '' });
    expect([exitCode, proof?.verdict]).to.deep.equal([3, 'unknown']);
    expect(messages).to.match(/declares no load that "api" plays\. Add one to objectives\.load/u);
  });

  it('is unknown where several loads are declared of which one would be played, the others never', async () => {
    const another =
      '    - { path: web, scenario: api, url: "https://web.shop.invalid/", ratePerSecond: 5, p95Ms: 100, p99Ms: 200, errorRatio: 0.01 }\n';
    const declared = `${objective}${another}`;
    const { exitCode, proof, messages } = await verified([asks, holds], [...quick, '--load-target', 'url'], {
      declared,
    });
    expect([exitCode, proof?.verdict]).to.deep.equal([3, 'unknown']);
    expect(messages).to.match(/several loads that "api" plays, of path "api" and of "web"/u);
  });

  it('is unknown where the twin would pass load on to a host that is on no list', async () => {
    const declared = `services:\n  data: { url: "https://data.shop.invalid/", healthPath: / }\n${objective}`;
    const { exitCode, proof, messages } = await verified([asks, holds], quick, { declared });
    expect([exitCode, proof?.verdict]).to.deep.equal([3, 'unknown']);
    expect(messages).to.match(/Load on data\.shop\.invalid is not permitted/u);
  });

  it('is unknown where the host is on no list, and says which file permits it', async () => {
    const { exitCode, proof, messages } = await verified([asks, holds], [...quick, '--load-target', 'url']);
    expect([exitCode, proof?.verdict, proof?.on]).to.deep.equal([3, 'unknown', 'live']);
    expect(messages).to.match(/api\.shop\.invalid is not permitted: load-targets\.yaml does not list it/u);
  });

  it('of `load run` keeps what a NoEcho parameter was given out of the report', async () => {
    const { cwd } = await verified([asks, holds], []);
    const main = join(projectFolder, 'src', 'cli', 'main.ts');
    const all = ['load', 'run', 'api', '--load-target', 'url', '--parameters', 'Password=very secret', '--json'];
    const { stdout } = await execa(process.execPath, [main, ...all, '--quiet'], { cwd, reject: false });
    const { command } = (JSON.parse(stdout) as ReportData).run;
    expect(command).to.include('Password=[redacted]');
    expect(stdout).not.to.include('very secret');
  });

  it('of handshakes is unknown where there is no public endpoint', async () => {
    const steps = [
      'When a client connects to every public endpoint',
      'Then TLS 1.2 and newer are offered, and nothing older',
    ];
    const { exitCode, proof } = await verified(steps, [...quick, '--load-target', 'url'], { kind: 'tls' });
    expect([exitCode, proof?.verdict]).to.deep.equal([3, 'unknown']);
  });

  for (const [name, args, message] of [
    ['an unknown profile', ['--profile', 'huge', '--prove', 'load'], /no profile "huge" for load/u],
    ['a place that is none', [...quick, '--load-target', 'moon'], /cannot go to "moon"/u],
    ['a lost zone elsewhere than on the twin', ['--profile', 'capacity', '--load-target', 'url'], /local twin only/u],
    ['load that is left out', ['--load-target', 'url', '--prove', 'inv'], /Nothing would be loaded/u],
    ['a profile for nothing', ['--profile', 'smoke', '--prove', 'inv'], /Nothing would be broken or loaded/u],
  ] as const) {
    it(`is refused for ${name}`, async () => {
      const { exitCode, stderr } = await verified([asks, holds], args);
      expect(stderr).to.match(message);
      expect(exitCode).to.equal(2);
    });
  }
});
