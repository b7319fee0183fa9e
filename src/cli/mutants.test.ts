import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { expect } from 'chai';
import { execa } from 'execa';
import { parse } from 'yaml';
import { type Mutant, mutate } from '../../fixtures/mutants/mutate.ts';
import { lintTemplates } from '../collect/lint/lint-templates.ts';
import type { ReportData } from '../evidence/report-data.ts';
import { bundledArchitectures, cfnLintCommands, projectFolder } from './project.ts';

const id = 'knowledgecity-ec2';
const { mutants } = parse(readFileSync(join(projectFolder, 'fixtures', 'mutants', `${id}.yaml`), 'utf8')) as {
  mutants: readonly Mutant[];
};
const scratch = mkdtempSync(join(tmpdir(), 'plumbline-mutants-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

/** A copy of the architecture with the edits applied; its features stay where they are. */
function mutated(name: string, edits: Mutant['edits']): string {
  const folder = join(scratch, name.replaceAll(/\W+/gu, '-'));
  cpSync(join(bundledArchitectures, id), folder, { recursive: true });
  const features = { file: 'architecture.yaml', set: ['features'], to: join(projectFolder, 'features', id) };
  for (const edit of [features, ...edits]) {
    const file = join(folder, edit.file);
    writeFileSync(file, mutate(readFileSync(file, 'utf8'), edit));
  }
  return folder;
}

async function verified(folder: string): Promise<{ report: ReportData; exitCode: number | undefined }> {
  const run = await execa(
    process.execPath,
    [
      join(projectFolder, 'src', 'cli', 'main.ts'),
      'verify',
      folder,
      '--no-lint',
      '--json',
      '--quiet',
      '--format',
      'junit',
      '--out',
      join(folder, 'reports'),
    ],
    { reject: false },
  );
  if (run.stdout === '') throw new Error(run.stderr);
  return { report: JSON.parse(run.stdout) as ReportData, exitCode: run.exitCode };
}

const withStatus = ({ promises }: ReportData, status: string): string[] =>
  promises.filter((promise) => promise.status === status).map((promise) => promise.id);

describe(`${id} and its mutants`, { concurrency: 2 }, () => {
  it('unchanged breaks nothing and leaves nothing unknown', async () => {
    const { report } = await verified(mutated('unchanged', []));
    expect({ broken: withStatus(report, 'broken'), unknown: withStatus(report, 'unknown') }).to.deep.equal({
      broken: [],
      unknown: [],
    });
  });

  for (const { name, edits, breaks, at } of mutants) {
    it(`${name}: breaks ${breaks.join(', ') || 'nothing'}`, async () => {
      const folder = mutated(name, edits);
      const { report, exitCode } = await verified(folder);
      expect({ broken: withStatus(report, 'broken'), unknown: withStatus(report, 'unknown'), exitCode }).to.deep.equal({
        broken: [...breaks],
        unknown: [],
        exitCode: breaks.length > 0 ? 1 : 3,
      });
      if (!at) return;
      const lines = readFileSync(join(folder, at.file), 'utf8').split('\n');
      const line = lines.findIndex((text) => text.includes(at.line)) + 1;
      const failing = report.promises.flatMap(({ proofs }) =>
        proofs.flatMap(({ findings }) => findings.filter(({ verdict }) => verdict === 'fail')),
      );
      expect(
        failing.some(({ origin }) => origin?.endsWith(`${at.file}:${line}`)),
        `a finding at ${at.file}:${line}, among ${failing.map(({ origin }) => origin).join(', ')}`,
      ).to.equal(true);
    });
  }

  it('all are templates cfn-lint finds nothing wrong with, so that only judgement tells them apart', async () => {
    const inputs = mutants.flatMap(({ name, edits }) => {
      const folder = mutated(`${name} linted`, edits);
      const files = new Set(edits.map(({ file }) => file).filter((file) => file.startsWith('templates/')));
      return [...files].map((file) => ({ path: join(folder, file), shown: `${name}: ${file}` }));
    });
    const lint = await lintTemplates(inputs, {
      cfnLint: cfnLintCommands(process.env),
      regions: ['me-central-1', 'me-south-1', 'us-east-1'],
      signal: new AbortController().signal,
    });
    expect(
      lint.findings.map(({ rule, message, origin }) => `${origin.file}:${origin.line} ${rule} ${message}`),
    ).to.deep.equal([]);
    expect(lint.status).to.equal('clean');
  });
});
