import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { expect } from 'chai';
import { execa } from 'execa';
import { processDriver } from '../../chaos/drivers/process-driver.ts';
import { k6State } from '../../load/k6/k6-binary.ts';
import type { ReportData } from '../evidence/report-data.ts';
import { projectFolder } from './project.ts';

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-load-interrupted-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

const missing = await processDriver.missing();
const { kind } = await k6State();
const needsK6 = kind === 'missing' || kind === 'to-be-built' ? 'needs k6' : false;
const needsTwin = missing === undefined ? needsK6 : `needs PostgreSQL: ${missing}`;

/** Plays static delivery, interrupts it as soon as its progress says so, and gives how it ended. */
async function interruptedAt(progress: RegExp, architecture: string, ...args: readonly string[]) {
  const out = mkdtempSync(join(scratch, 'out-'));
  const main = join(projectFolder, 'src', 'cli', 'main.ts');
  const all = ['load', 'run', 'static-delivery', '--profile', 'smoke', '--architecture', architecture, '--out', out];
  const child = execa(process.execPath, [main, ...all, ...args], { reject: false });
  let atMs = Number.NaN;
  child.stderr.on('data', (text: Buffer) => {
    if (!Number.isNaN(atMs) || !progress.test(text.toString())) return;
    atMs = performance.now();
    child.kill('SIGINT');
  });
  const { exitCode, stdout } = await child;
  const tookMs = performance.now() - atMs;
  const [name = ''] = readdirSync(out).filter((one) => one.startsWith('20'));
  const report = JSON.parse(readFileSync(join(out, name, 'report.json'), 'utf8')) as ReportData;
  return { exitCode, stdout, tookMs, outcome: report.outcome };
}

describe('plumbline load run, interrupted before any load', () => {
  it('ends at once while a target is looked at that does not answer, and leaves a report', {
    skip: needsK6,
  }, async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    try {
      await new Promise((resolve) => silent.once('listening', resolve));
      const { port } = silent.address() as AddressInfo;
      const folder = join(scratch, 'shop');
      mkdirSync(join(folder, 'features'), { recursive: true });
      const files = {
        'architecture.yaml': `id: shop\ntitle: Shop\nregions:\n  primary: { code: eu-west-1 }\ncomponents:\n  data: { types: [AWS::S3::Bucket] }\npaths:\n  static: [data]\nstacks:\n  - { name: data, template: data.yaml, region: primary }\nobjectives:\n  load:\n    - { path: static, url: "http://127.0.0.1:${port}/", ratePerSecond: 5, p95Ms: 100, p99Ms: 200, errorRatio: 0.01 }\n`,
        'data.yaml': 'Resources:\n  Data:\n    Type: AWS::S3::Bucket\n',
        'promises.yaml': 'promises:\n  - { id: SHOP-1, title: It is fast, proof: [load] }\n',
        'load-targets.yaml': `- { host: "127.0.0.1:${port}", owner: this test, maxRatePerSecond: 10 }\n`,
      };
      for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
      const { exitCode, stdout, tookMs, outcome } = await interruptedAt(/looking at/u, folder, '--load-target', 'url');
      expect([exitCode, outcome.word]).to.deep.equal([3, 'interrupted']);
      expect(stdout).to.match(/^unknown: .*\n {2}The run was interrupted before/u);
      // A look waits for 10 s.
      expect(tookMs).to.be.lessThan(8000);
    } finally {
      silent.closeAllConnections();
      silent.close();
    }
  });

  it('leaves a report while the twin is starting', { skip: needsTwin }, async () => {
    const { exitCode, stdout, outcome } = await interruptedAt(/starting the twin/u, 'knowledgecity-ec2');
    expect([exitCode, outcome.word]).to.deep.equal([3, 'interrupted']);
    expect(stdout).to.match(/The run was interrupted before/u);
  });
});
