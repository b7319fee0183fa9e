import { spawn } from 'node:child_process';
import { openSync, closeSync, rmSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { processIdentity } from '../drivers/process-identity.ts';
import { endTrees, treesOver } from '../drivers/process-tree.ts';
import { forgetServers } from '../drivers/shared-memory.ts';
import type { KeeperOrder, PartAsked, PartSaid } from './messages.ts';

/*
 * Ends what cannot end by itself when the holder is gone: stopped processes and databases. It starts the databases itself, so
 * that there is no moment in which one runs and nobody but the holder knows of it. Its argument is the folder to remove.
 */

const kept = new Map<number, string>();
const folder = process.argv[2];

process.on('message', (asked: PartAsked<KeeperOrder>) => {
  void answered(asked);
});
process.on('disconnect', () => {
  const alive = [...kept].filter(([pid, identity]) => processIdentity(pid) === identity).map(([pid]) => pid);
  endTrees(alive);
  void over(alive);
});
process.send?.({ said: 'listening' } satisfies PartSaid);
flushCompileCache();

async function over(ended: readonly number[]): Promise<void> {
  try {
    await treesOver(ended);
  } finally {
    if (folder !== undefined) {
      forgetServers(join(folder, 'data'));
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
    process.exit(0);
  }
}

async function answered({ number, order }: PartAsked<KeeperOrder>): Promise<void> {
  try {
    reply({ said: 'answer', to: number, value: order.do === 'keep' ? keep(order.pid) : await begun(order) });
  } catch (error) {
    reply({ said: 'failed', to: number, reason: error instanceof Error ? error.message : String(error) });
  }
}

function keep(pid: number): number {
  const identity = processIdentity(pid);
  if (identity !== undefined) kept.set(pid, identity);
  return pid;
}

function begun(order: Extract<KeeperOrder, { do: 'spawn' }>): Promise<number> {
  const log = openSync(order.log, 'a');
  const child = spawn(order.command, order.arguments, {
    ...order.user,
    cwd: '/',
    env: { ...process.env, ...order.environment },
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('spawn', () => {
      const { pid } = child;
      if (pid === undefined) return;
      child.once('exit', () => kept.delete(pid));
      resolve(keep(pid));
    });
  });
}

function reply(message: PartSaid): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
}
