import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LoadEnd } from '../../src/measure/load-run.ts';
import { k6Environment } from './k6-environment.ts';
import { k6End } from './k6-exit.ts';
import { K6Log } from './k6-log.ts';
import { watcherOf } from './k6-watcher.ts';
import { type MachineLoad, MachineWatch } from './machine-load.ts';

export interface K6Run {
  /** The program, as `k6Binary` gives it. */
  readonly binary: { readonly path: string };
  readonly script: URL;
  /** What the script is told; JSON. */
  readonly plan: unknown;
  /** Where the plan is put, and what k6 writes. */
  readonly folder: string;
  /** A file with the only authorities to be trusted; undefined for those of the system. */
  readonly certificateFile?: string;
  /** What the script finds in its environment beside the plan, secrets among it. */
  readonly environment?: Readonly<Record<string, string>>;
  /** How long the phases take together, which progress is told against. */
  readonly plannedSeconds?: number;
  /** How often progress is told; 5 s when undefined. */
  readonly progressEveryMs?: number;
  readonly say: (text: string) => void;
  /** Ends k6 in its own orderly way; what was measured stays. */
  readonly signal: AbortSignal;
}

export interface K6Ran {
  readonly end: LoadEnd;
  /** Null where it did not start, or was ended by a signal. */
  readonly exitCode: number | null;
  readonly generator: MachineLoad;
  readonly stderrTail: string;
  /** May be missing or cut off where the end is neither `whole` nor `thresholds`. */
  readonly samplesFile: string;
  readonly summaryFile: string;
  readonly startedAt: string;
}

/** How long k6 may take to end in order before it is killed. */
const graceMs = 10_000;

/** Runs one script to its end. Does not throw for what becomes of it. */
export async function runK6(run: K6Run): Promise<K6Ran> {
  const samplesFile = join(run.folder, 'samples.json');
  const summaryFile = join(run.folder, 'summary.json');
  const startedAt = new Date().toISOString();
  const log = new K6Log(Object.values(run.environment ?? {}));
  const { watched, ...ended } = await played(run, { samplesFile, summaryFile, log }).catch((cause: unknown) => ({
    end: failed(cause),
    exitCode: null,
    watched: { machineBusy: null, generatorBusy: null },
  }));
  return { ...ended, generator: watched, stderrTail: log.tail, samplesFile, summaryFile, startedAt };
}

async function played(
  {
    binary,
    script,
    plan,
    folder,
    certificateFile,
    environment,
    plannedSeconds,
    progressEveryMs = 5000,
    say,
    signal,
  }: K6Run,
  {
    samplesFile,
    summaryFile,
    log,
  }: { readonly samplesFile: string; readonly summaryFile: string; readonly log: K6Log },
): Promise<Pick<K6Ran, 'end' | 'exitCode'> & { readonly watched: MachineLoad }> {
  const planFile = join(folder, 'plan.json');
  const config = join(folder, 'k6-config.json');
  const emptyFolder = join(folder, 'no-authorities');
  await mkdir(emptyFolder, { recursive: true });
  await writeFile(planFile, JSON.stringify(plan));
  // In place of the user's own, which would change the run.
  await writeFile(config, '{}');
  if (signal.aborted)
    return { end: { kind: 'interrupted' }, exitCode: null, watched: { machineBusy: null, generatorBusy: null } };
  const child = spawn(binary.path, runArguments({ config, samplesFile, summaryFile, script }), {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    // A second Ctrl-C would make k6 throw away what it has not written; in a group of its own it hears none but ours.
    detached: true,
    env: {
      ...k6Environment(process.env, certificateFile === undefined ? undefined : { file: certificateFile, emptyFolder }),
      ...environment,
      PLUMBLINE_PLAN: planFile,
    },
  });
  const { pid } = child;
  if (pid === undefined) {
    const [cause] = await once(child, 'error');
    throw cause;
  }
  const begun = performance.now();
  let wasStopped = false;
  let last: NodeJS.Timeout | undefined;
  const stop = (): void => {
    wasStopped = true;
    child.kill('SIGINT');
    last = setTimeout(() => child.kill('SIGKILL'), graceMs);
  };
  signal.addEventListener('abort', stop, { once: true });
  const progress = setInterval(() => say(progressOf(performance.now() - begun, plannedSeconds)), progressEveryMs);
  using _watcher = watcherOf(pid, { graceSeconds: graceMs / 1000 });
  using machine = new MachineWatch(pid);
  try {
    const [[code, killedBy]] = (await Promise.all([once(child, 'exit'), log.read(child.stderr)])) as [
      [number | null, NodeJS.Signals | null],
      void,
    ];
    const end = k6End({ code, signal: killedBy, wasStopped, errors: log.errors, tail: log.tail });
    const isGood = end.kind === 'whole' || end.kind === 'thresholds';
    const lacking = isGood ? await lackingOf([samplesFile, summaryFile]) : undefined;
    return {
      end:
        lacking === undefined ? end : { kind: 'failed', reason: `k6 ended well, but ${lacking} is missing or empty.` },
      exitCode: code,
      watched: machine.largest,
    };
  } finally {
    clearTimeout(last);
    clearInterval(progress);
    signal.removeEventListener('abort', stop);
  }
}

function runArguments(files: {
  readonly config: string;
  readonly samplesFile: string;
  readonly summaryFile: string;
  readonly script: URL;
}): readonly string[] {
  return [
    'run',
    `--config=${files.config}`,
    '--quiet',
    '--no-color',
    '--log-format=json',
    '--log-output=stderr',
    `--out=json=${files.samplesFile}`,
    '--new-machine-readable-summary',
    `--summary-export=${files.summaryFile}`,
    // Where it is disabled, none is exported either.
    '--summary-mode=compact',
    fileURLToPath(files.script),
  ];
}

function progressOf(spentMs: number, plannedSeconds: number | undefined): string {
  const spent = Math.floor(spentMs / 1000);
  if (plannedSeconds === undefined) return `load for ${spent} s`;
  if (spent > plannedSeconds) return `load: the last iterations end (${spent} s)`;
  return `load: ${spent} of ${plannedSeconds} s`;
}

async function lackingOf(files: readonly string[]): Promise<string | undefined> {
  const sizes = await Promise.all(
    files.map((file) =>
      stat(file).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return files.find((_, index) => sizes[index] === 0);
}

function failed(cause: unknown): LoadEnd {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return { kind: 'failed', reason: `k6 could not be run: ${reason.replace(/\.$/u, '')}.` };
}
