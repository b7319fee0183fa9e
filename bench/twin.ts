// Starts the twin of an architecture on processes and prints how long that takes and what each kind of process costs: proportional set
// sizes, in which memory that several share is shared out. `--disk` keeps databases off memory file systems. Nothing is gated.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { processDriver } from '../chaos/drivers/process-driver.ts';
import { trees } from '../chaos/drivers/process-tree.ts';
import type { TwinPlan } from '../chaos/twin/twin-plan.ts';

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const rest = process.argv.slice(2);
const architecture = rest.find((word) => !word.startsWith('--')) ?? 'knowledgecity-ec2';
const onDisk = rest.includes('--disk');
// Whoever names a folder for temporary files gets a twin there, even where there is plenty of memory.
if (onDisk) process.env['TMPDIR'] = tmpdir();
// The plan comes from a process of its own, since reading templates is not what is weighed here.
const told = execFileSync(process.execPath, [main, 'twin', 'plan', architecture, '--json'], { encoding: 'utf8' });
const plan = JSON.parse(told) as TwinPlan;
const runs = 3;
const seconds: number[] = [];
let weights: ReadonlyMap<string, Weight> = new Map();
let keptMebibytes = 0;

interface Weight {
  readonly processes: number;
  readonly mebibytes: number;
}

for (let run = 0; run < runs; run += 1) {
  const begun = performance.now();
  await using twin = await processDriver.start(plan, { timeScale: 1 }, new AbortController().signal);
  seconds.push((performance.now() - begun) / 1000);
  // What starting left behind is not what standing costs.
  await pause(2000);
  weights = weighed();
  keptMebibytes = sizeOf(twin.folder);
}

const total = [...weights.values()].reduce((sum, { mebibytes }) => sum + mebibytes, 0);
const count = [...weights.values()].reduce((sum, { processes }) => sum + processes, 0);
process.stdout.write(
  `${architecture}: ready in ${seconds.map((each) => each.toFixed(2)).join(', ')} s (goal 5 s: ${(Math.max(...seconds) / 5).toFixed(2)} of it)\n`,
);
process.stdout.write(
  `${total.toFixed(0)} MiB in ${count} processes, this one included (goal 400 MiB: ${(total / 400).toFixed(2)} of it)\n`,
);
for (const [kind, { processes, mebibytes }] of [...weights].toSorted(([, a], [, b]) => b.mebibytes - a.mebibytes))
  process.stdout.write(
    `  ${kind.padEnd(24)} ${String(processes).padStart(3)} x ${(mebibytes / processes).toFixed(1).padStart(5)} = ${mebibytes.toFixed(0).padStart(4)} MiB, ${((100 * mebibytes) / total).toFixed(0).padStart(3)} %\n`,
  );
process.stdout.write(
  `${keptMebibytes.toFixed(0)} MiB of files beside it, in ${onDisk ? tmpdir() : 'memory where there is plenty'}\n`,
);

function weighed(): ReadonlyMap<string, Weight> {
  const found = new Map<string, Weight>();
  for (const { pid } of trees([process.pid])) {
    const kind = pid === process.pid ? 'this process' : kindOf(pid);
    const { processes, mebibytes } = found.get(kind) ?? { processes: 0, mebibytes: 0 };
    found.set(kind, { processes: processes + 1, mebibytes: mebibytes + pssOf(pid) });
  }
  return found;
}

/** Proportional set size in MiB; 0 for a process that has ended meanwhile. */
function pssOf(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** A part's entry file, a service's command, or PostgreSQL with whatever it starts. */
function kindOf(pid: number): string {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    if (/postgres/u.test(words[0] ?? '')) return 'PostgreSQL';
    const script = words.find((word) => /\.m?[jt]s$/u.test(word)) ?? words[0] ?? '';
    return script.replace(/^.*\/(?=[^/]+\/[^/]+$)/u, '');
  } catch {
    return 'ended';
  }
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size / 1024 ** 2, 0);
}
