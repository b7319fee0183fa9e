import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { linuxStat, type ProcessStat } from './process-identity.ts';

/*
 * A zone is lost when every process in it is. Children may have sessions and groups of their own (those of PostgreSQL do), so the
 * trees are walked by parent, and by group for children whose parent has already ended.
 */

/**
 * Ends the trees under these processes at once: the roots are stopped first, so that none can start another meanwhile. Returns
 * when all have been sent their end, which none can refuse; `treesOver` waits for it.
 */
export function endTrees(roots: readonly number[]): void {
  const sent = new Set<number>();
  for (const root of roots) signal(root, 'SIGSTOP');
  for (;;) {
    const left = trees(roots).filter(({ pid }) => !sent.has(pid));
    if (left.length === 0) return;
    for (const { pid } of left) {
      sent.add(pid);
      signal(pid, 'SIGKILL');
    }
  }
}

/** Resolves when the trees have ended; throws when a process is still there after the limit. */
export async function treesOver(roots: readonly number[], limitMs = 10_000): Promise<void> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const left = trees(roots);
    if (left.length === 0) return;
    if (performance.now() > deadline) {
      throw new Error(
        `These processes were ended and are still there after ${limitMs} ms: ${left.map(({ pid }) => pid).join(', ')}.`,
      );
    }
    await pause(5);
  }
}

/** Every process of the trees stands still, the roots first. */
export function stopTrees(roots: readonly number[]): void {
  for (const root of roots) signal(root, 'SIGSTOP');
  for (let round = 0; round < 20; round += 1) {
    const moving = trees(roots).filter(({ state }) => state !== 'T');
    if (moving.length === 0) return;
    for (const { pid } of moving) signal(pid, 'SIGSTOP');
  }
}

/** Every process of the trees goes on, the roots last. */
export function continueTrees(roots: readonly number[]): void {
  for (const { pid } of trees(roots).toReversed()) signal(pid, 'SIGCONT');
}

/** Whether a process is stopped. */
export const standsStill = (pid: number): boolean => processes().some((one) => one.pid === pid && one.state === 'T');

/** The processes of the trees that have not ended, each after its parent. */
export function trees(roots: readonly number[]): readonly ProcessStat[] {
  const all = processes();
  const found = new Map(
    all.filter(({ pid, group }) => roots.includes(pid) || roots.includes(group)).map((one) => [one.pid, one]),
  );
  for (let size = -1; size !== found.size; ) {
    size = found.size;
    for (const one of all) if (found.has(one.parent)) found.set(one.pid, one);
  }
  return [...found.values()];
}

function processes(): readonly ProcessStat[] {
  const all = process.platform === 'linux' ? fromProc() : fromPs();
  return all.filter(({ state }) => state !== 'Z' && state !== 'X');
}

function fromProc(): readonly ProcessStat[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => linuxStat(Number(name)) ?? []);
}

function fromPs(): readonly ProcessStat[] {
  const { stdout } = spawnSync('ps', ['-axo', 'pid=,ppid=,pgid=,state='], { encoding: 'utf8' });
  return stdout.split('\n').flatMap((line) => {
    const [pid, parent, group, state] = line.trim().split(/\s+/);
    if (pid === undefined || state === undefined) return [];
    return [
      { pid: Number(pid), parent: Number(parent), group: Number(group), state: state.slice(0, 1), startTicks: '' },
    ];
  });
}

// One that is already gone needs no signal.
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
