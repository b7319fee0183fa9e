import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

// Part of every Linux and macOS, so no package brings it.
const remover = 'ipcrm';

/**
 * Frees what a killed PostgreSQL leaves in the kernel: a few bytes each, but of a limited number. Its lock file names the piece
 * (seventh line: key and id), and is removed too. Without `ipcrm` on the machine the piece stays.
 */
export function forgetServer(folder: string): void {
  const lock = join(folder, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const id = readFileSync(lock, 'utf8').split('\n')[6]?.trim().split(/\s+/)[1];
  if (id !== undefined && /^\d+$/.test(id)) spawnSync(remover, ['-m', id], { stdio: 'ignore' });
  rmSync(lock, { force: true });
}

/** The same for every server below a folder. */
export function forgetServers(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) forgetServer(join(folder, name));
}
