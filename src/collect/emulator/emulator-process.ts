import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { lastWords } from './emulator-last-words.ts';

// The program runs below this shell, from its first moment on. The shell's input ends, without a line, when the process that holds the other
// end is gone, however it went: then the program is ended, and with it whatever it has started, for all are one group.
const guard = `folder="$1" left="$2"
shift 2
exec 3<&0 </dev/null
"$@" 3<&- &
child=$!
trap 'kill -TERM "$child"' TERM INT HUP
(
  trap '' TERM INT HUP
  read -r line <&3
  : > "$folder/alone"
  [ -n "$line" ] && exit
  kill -TERM "$child"
  while [ "$left" -gt 0 ] && kill -0 "$child"; do sleep 1; left=$((left - 1)); done
  rm -rf "$folder"
  kill -KILL 0
) 2>/dev/null &
reader=$!
wait "$child"
code=$?
while kill -0 "$child" 2>/dev/null; do wait "$child"; code=$?; done
[ -e "$folder/alone" ] && rm -rf "$folder" && kill -KILL 0
kill -KILL "$reader" 2>/dev/null
wait "$reader" 2>/dev/null
exit "$code"`;

const graceSeconds = 5;

/** A program that serves while this process lives. Disposed of, it ends, unless it is kept. */
export interface EmulatorProcess extends AsyncDisposable {
  /** A folder of its own for what it writes, which ends with it. */
  readonly folder: string;
  /** What it has said so far, on both streams. */
  readonly said: () => string;
  /** Aborted when it ends by itself; the reason says so, with its exit code and last words. */
  readonly lost: AbortSignal;
  /** Lets it outlive this process; `kill` of the process id that is given ends it. */
  readonly keep: () => number;
}

export interface ProgramAsked {
  /** As people call it. */
  readonly name: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly environment: (folder: string) => Readonly<Record<string, string>>;
}

/** Starts a server's program in a process group of its own, so that Ctrl-C does not reach it before us. */
export async function startEmulatorProcess({
  name,
  program,
  args,
  environment,
}: ProgramAsked): Promise<EmulatorProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-emulator-'));
  const logFile = join(folder, 'log');
  const log = openSync(logFile, 'a');
  const child = spawn('sh', ['-c', guard, 'sh', folder, String(graceSeconds), program, ...args], {
    cwd: folder,
    // A file and no pipe: one that is kept goes on writing when nobody reads any more.
    stdio: ['pipe', log, log],
    detached: true,
    env: { ...outer(), ...environment(folder) },
  });
  closeSync(log);
  const { pid, stdin } = child;
  if (pid === undefined || stdin === null) {
    const [cause] = (await once(child, 'error')) as [Error];
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`${name} could not be started: ${cause.message}.`, { cause });
  }
  stdin.on('error', () => undefined);
  const said = (): string => readFileSync(logFile, { encoding: 'utf8', flag: 'a+' });
  const lost = new AbortController();
  const state = { expected: false, kept: false };
  child.once('exit', (code, signal) => {
    if (state.expected) return;
    lost.abort(new Error(`${name} ended by itself (${endOf(code, signal)}). ${lastWords(said())}`));
  });
  return {
    folder,
    said,
    lost: lost.signal,
    keep() {
      state.kept = true;
      state.expected = true;
      stdin.end('keep\n');
      child.unref();
      return pid;
    },
    async [Symbol.asyncDispose]() {
      if (state.kept) return;
      state.expected = true;
      await endGroup(pid);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What is ours and the user's stays out: AWS_PROFILE, PYTHONPATH and MOTO_* would change what is started. */
function outer(): Record<string, string> {
  const passed = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'DOCKER_HOST'];
  return Object.fromEntries(
    passed.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

async function endGroup(pid: number): Promise<void> {
  const killAt = performance.now() + graceSeconds * 1000;
  for (let signal: NodeJS.Signals | 0 = 'SIGTERM'; sent(pid, signal); signal = 0) {
    if (performance.now() > killAt) sent(pid, 'SIGKILL');
    await delay(20);
  }
}

/** False when nobody of the group is left. */
function sent(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-group, signal);
    return true;
  } catch {
    return false;
  }
}

function endOf(code: number | null, signal: NodeJS.Signals | null): string {
  if (code === null) return `killed by ${signal}`;
  // A shell tells of a signal in this way; there are 64.
  return code > 128 && code <= 192 ? `exit code ${code}, killed by signal ${code - 128}` : `exit code ${code}`;
}
