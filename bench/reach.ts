// Times `plumbline reach` as whole processes: the internet to every data store of one stack and of forty such stacks, and all that reach
// one data store of the forty. What reading the templates takes alone is printed beside it, as `inventory`.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { networkTemplate } from './network-template.ts';

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const runs = Number(process.argv[2] ?? 3);
const scratch = await mkdtemp(join(tmpdir(), 'plumbline-bench-reach-'));
const fleet = join(scratch, 'fleet');
await mkdir(fleet);
const stacks = Array.from({ length: 40 }, (_, index) => join(fleet, `stack${index}.json`));
for (const stack of stacks) await writeFile(stack, networkTemplate());
const one = stacks.slice(0, 1);

interface Sample {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly mebibytes: number;
}

const commands: Readonly<Record<string, readonly string[]>> = {
  'inventory, 480 resources': ['inventory', ...one],
  'internet to 48 data stores, 480 resources': ['reach', ...one, '--from', 'internet'],
  'inventory, 19,200 resources': ['inventory', ...stacks],
  'internet to 1,920 data stores, 19,200 resources': ['reach', ...stacks, '--from', 'internet'],
  'all that reach one data store, 19,200 resources': ['reach', ...stacks, '--to', 'stack7.Data7'],
};
const medians = new Map<string, Sample>();
for (const [name, args] of Object.entries(commands)) {
  const samples: Sample[] = [];
  for (let run = 0; run < runs; run += 1) samples.push(await timed(args));
  medians.set(name, median(samples));
}
await rm(scratch, { recursive: true, force: true });
for (const [name, { seconds, cpuSeconds, mebibytes }] of medians)
  process.stdout.write(
    `${name.padEnd(50)} ${seconds.toFixed(2)} s, ${cpuSeconds.toFixed(2)} s CPU, ${mebibytes.toFixed(0)} MiB\n`,
  );
const cpu = (name: string): number => medians.get(name)?.cpuSeconds ?? Number.NaN;
const [, small = '', , large = ''] = Object.keys(commands);
process.stdout.write(`forty stacks take ${(cpu(large) / cpu(small)).toFixed(1)} times the processor time of one\n`);

/** Wall and processor time of one process, and its peak memory, as GNU time tells. */
async function timed(args: readonly string[]): Promise<Sample> {
  const { stderr, exitCode } = await execa(
    '/usr/bin/time',
    ['--format', '%e %U %S %M', process.execPath, main, ...args],
    { reject: false, maxBuffer: 1e9 },
  );
  if (exitCode !== 0) throw new Error(`plumbline ${args[0]} ended with ${exitCode}: ${stderr.slice(0, 500)}`);
  const [seconds = Number.NaN, user = Number.NaN, system = Number.NaN, kib = Number.NaN] = (
    stderr.trim().split('\n').at(-1) ?? ''
  )
    .split(' ')
    .map(Number);
  return { seconds, cpuSeconds: user + system, mebibytes: kib / 1024 };
}

function median(samples: readonly Sample[]): Sample {
  const sorted = samples.toSorted((a, b) => a.cpuSeconds - b.cpuSeconds);
  return (
    sorted[Math.floor(sorted.length / 2)] ?? { seconds: Number.NaN, cpuSeconds: Number.NaN, mebibytes: Number.NaN }
  );
}
