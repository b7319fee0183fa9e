// Times whole processes: verify with and without its linter, and cfn-lint alone on the same files, in turn.
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { largeTemplate } from './large-template.ts';

const projectFolder = fileURLToPath(new URL('..', import.meta.url));
const cfnLint = join(projectFolder, '.tools', 'cfn-lint', 'bin', 'cfn-lint');
const runs = Number(process.argv[2] ?? 5);
const scratch = await mkdtemp(join(tmpdir(), 'plumbline-bench-'));
const large = join(scratch, 'large.json');
await writeFile(large, largeTemplate());
const templates = join(projectFolder, 'fixtures', 'architectures', 'knowledgecity-ec2', 'templates');
const subjects = [
  {
    name: 'knowledgecity-ec2',
    input: 'knowledgecity-ec2',
    regions: ['me-central-1', 'me-south-1', 'us-east-1'],
    files: (await readdir(templates)).map((file) => join(templates, file)),
  },
  { name: '480 resources', input: large, regions: ['us-east-1'], files: [large] },
];

for (const { name, input, regions, files } of subjects) {
  const verify = ['verify', input, '--quiet', '--out', join(scratch, 'reports')];
  const rows = { 'cfn-lint alone': [], verify: [], 'verify without its linter': [] } as Record<string, Sample[]>;
  for (let run = 0; run < runs; run += 1) {
    rows['cfn-lint alone']?.push(
      await timed(cfnLint, ['--format', 'json', '--regions', ...regions, '--template', ...files]),
    );
    rows['verify']?.push(await timed(process.execPath, [join(projectFolder, 'src/cli/main.ts'), ...verify]));
    rows['verify without its linter']?.push(
      await timed(process.execPath, [join(projectFolder, 'src/cli/main.ts'), ...verify, '--no-lint']),
    );
  }
  process.stdout.write(`${name}, median of ${runs}\n`);
  const peer = median((rows['cfn-lint alone'] ?? []).map(({ seconds }) => seconds));
  for (const [label, samples] of Object.entries(rows)) {
    const seconds = median(samples.map((sample) => sample.seconds));
    const mib = median(samples.map((sample) => sample.peakMib));
    process.stdout.write(
      `  ${label.padEnd(26)} ${seconds.toFixed(2)} s  ${(seconds / peer).toFixed(2)} x  ${mib.toFixed(0)} MiB\n`,
    );
  }
}
await rm(scratch, { recursive: true, force: true });

interface Sample {
  readonly seconds: number;
  readonly peakMib: number;
}

/** Wall time of one process, and the peak memory of the largest process in it, as GNU time tells. */
async function timed(command: string, args: readonly string[]): Promise<Sample> {
  const { stderr } = await execa('/usr/bin/time', ['--format', '%e %M', command, ...args], {
    reject: false,
    cwd: projectFolder,
  });
  const [seconds = Number.NaN, kib = Number.NaN] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  return { seconds, peakMib: kib / 1024 };
}

function median(values: readonly number[]): number {
  const sorted = [...values].toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
