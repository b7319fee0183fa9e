// Times whole processes: verify with and without its linter, and its peers on the same files, in turn.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { largeTemplate } from './large-template.ts';
import { manyConditions } from './many-conditions.ts';

const projectFolder = fileURLToPath(new URL('..', import.meta.url));
const cfnLint = join(projectFolder, '.tools', 'cfn-lint', 'bin', 'cfn-lint');
const runs = Number(process.argv[2] ?? 5);
const scratch = await mkdtemp(join(tmpdir(), 'plumbline-bench-'));
const large = join(scratch, 'large.json');
await writeFile(large, largeTemplate());
const templates = join(projectFolder, 'fixtures', 'architectures', 'knowledgecity-ec2', 'templates');
const subjects: Subject[] = [
  {
    name: 'knowledgecity-ec2',
    input: 'knowledgecity-ec2',
    regions: ['me-central-1', 'me-south-1', 'us-east-1'],
    files: (await readdir(templates)).map((file) => join(templates, file)),
  },
  { name: '480 resources', input: large, regions: ['us-east-1'], files: [large] },
];
// Peers that happen to be here run on the 480 resources too; cfn-guard needs a file of rules, named by GUARD_RULES.
const rules = process.env['GUARD_RULES'];
const guests = [
  ...(rules === undefined
    ? []
    : [{ name: 'cfn-guard', args: (file: string) => ['validate', '--data', file, '--rules', rules] }]),
  { name: 'checkov', args: (file: string) => ['--quiet', '--compact', '--file', file] },
].filter(({ name }) => existsSync(`/usr/local/bin/${name}`) || existsSync(`/usr/bin/${name}`));

for (const { name, input, regions, files } of subjects) {
  const rows: Record<string, Sample[]> = { 'cfn-lint alone': [], verify: [], 'verify without its linter': [] };
  for (let run = 0; run < runs; run += 1) {
    rows['cfn-lint alone']?.push(
      await timed(cfnLint, ['--format', 'json', '--regions', ...regions, '--template', ...files]),
    );
    rows['verify']?.push(await verified(input));
    rows['verify without its linter']?.push(await verified(input, '--no-lint'));
    for (const guest of files.length === 1 ? guests : []) {
      (rows[guest.name] ??= []).push(await timed(guest.name, guest.args(input)));
    }
  }
  print(name, rows, 'cfn-lint alone');
}

// The same stack forty times: the ratio to one stack says whether the work grows with the fleet, and no faster.
const fleet = join(scratch, 'fleet');
await mkdir(fleet);
for (let index = 0; index < 40; index += 1) await writeFile(join(fleet, `stack${index}.json`), largeTemplate());
const conditions = join(scratch, 'conditions.json');
await writeFile(conditions, manyConditions());
const empty = join(scratch, 'empty.json');
await writeFile(empty, '{"AWSTemplateFormatVersion":"2010-09-09","Resources":{"Topic":{"Type":"AWS::SNS::Topic"}}}\n');
const alone: Record<string, Sample[]> = {
  'one resource': [],
  '480 resources': [],
  '19,200 resources': [],
  '50 conditions': [],
};
for (let run = 0; run < runs; run += 1) {
  alone['one resource']?.push(await verified(empty, '--no-lint'));
  alone['480 resources']?.push(await verified(large, '--no-lint'));
  alone['19,200 resources']?.push(await verified(fleet, '--no-lint'));
  alone['50 conditions']?.push(await verified(conditions, '--no-lint'));
}
print('verify without its linter', alone, 'one resource');
await rm(scratch, { recursive: true, force: true });

interface Subject {
  readonly name: string;
  readonly input: string;
  readonly regions: readonly string[];
  readonly files: readonly string[];
}

interface Sample {
  readonly seconds: number;
  /** User and system time of the process and its children. */
  readonly cpuSeconds: number;
  readonly peakMib: number;
}

function verified(input: string, ...options: readonly string[]): Promise<Sample> {
  const out = ['--quiet', '--out', join(scratch, 'reports')];
  return timed(process.execPath, [join(projectFolder, 'bin/plumbline.mjs'), 'verify', input, ...out, ...options]);
}

function print(title: string, rows: Readonly<Record<string, readonly Sample[]>>, peer: string): void {
  process.stdout.write(`${title}, median of ${runs}\n`);
  const of = (samples: readonly Sample[]) => ({
    seconds: median(samples.map(({ seconds }) => seconds)),
    cpu: median(samples.map(({ cpuSeconds }) => cpuSeconds)),
    mib: median(samples.map(({ peakMib }) => peakMib)),
  });
  const base = of(rows[peer] ?? []);
  for (const [label, samples] of Object.entries(rows)) {
    const { seconds, cpu, mib } = of(samples);
    const ratios = `${(seconds / base.seconds).toFixed(2)} x  cpu ${cpu.toFixed(2)} s  ${(cpu / base.cpu).toFixed(2)} x`;
    process.stdout.write(`  ${label.padEnd(26)} ${seconds.toFixed(2)} s  ${ratios}  ${mib.toFixed(0)} MiB\n`);
  }
}

/** Wall and processor time of one process, and the peak memory of the largest process in it, as GNU time tells. */
async function timed(command: string, args: readonly string[]): Promise<Sample> {
  const { stderr } = await execa('/usr/bin/time', ['--format', '%e %U %S %M', command, ...args], {
    reject: false,
    cwd: projectFolder,
  });
  const [seconds = Number.NaN, user = Number.NaN, system = Number.NaN, kib = Number.NaN] = (
    stderr.trim().split('\n').at(-1) ?? ''
  )
    .split(' ')
    .map(Number);
  return { seconds, cpuSeconds: user + system, peakMib: kib / 1024 };
}

function median(values: readonly number[]): number {
  const sorted = [...values].toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
