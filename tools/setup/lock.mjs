import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { root, toolsHome } from './places.mjs';
import { say } from './say.mjs';
import { SetupError } from './setup-error.mjs';

// The lock is a folder holding one file named after its holder's process id. Every change is one atomic rename:
// a folder cannot be renamed onto a folder that is not empty, and of several processes that find a dead holder
// only one can rename that holder's file to its own name. An empty folder is a free lock.
const lock = join(toolsHome, 'setup.lock');
const mine = join(lock, String(process.pid));
const waitLimitMs = 15 * 60_000;

/** Runs `work` while no other set-up of this checkout does. A lock left by a dead process is taken over. */
export async function withLock(work) {
  await acquire();
  try {
    return await work();
  } finally {
    rmSync(mine, { force: true });
    removeIfEmpty();
  }
}

/** Notes the child at work, so that it counts as a holder should this process be killed and the child live on. */
export function noteChild(pid) {
  writeFileSync(mine, String(pid ?? ''));
}

async function acquire() {
  const deadline = Date.now() + waitLimitMs;
  let told = false;
  mkdirSync(toolsHome, { recursive: true });
  for (;;) {
    if (takeFree()) return;
    const holder = currentHolder();
    if (holder !== undefined && !isAtWork(holder)) {
      if (takeOver(holder)) return;
      continue;
    }
    if (Date.now() > deadline) {
      throw new SetupError(
        `another set-up (process ${holder}) has held ${lock} for 15 minutes. If it is not running, remove that folder.`,
      );
    }
    if (!told && holder !== undefined) {
      say(`another set-up of ${root} is at work (process ${holder}); waiting for it.`);
      told = true;
    }
    await sleep(100);
  }
}

function takeFree() {
  const prepared = `${lock}.${process.pid}`;
  rmSync(prepared, { recursive: true, force: true });
  mkdirSync(prepared);
  writeFileSync(join(prepared, String(process.pid)), '');
  try {
    renameSync(prepared, lock);
    return true;
  } catch (error) {
    rmSync(prepared, { recursive: true, force: true });
    if (error.code === 'ENOTEMPTY' || error.code === 'EEXIST') return false;
    throw new SetupError(`cannot write to ${toolsHome} (${error.message}). Make it writable.`);
  }
}

function currentHolder() {
  try {
    return readdirSync(lock)[0];
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function takeOver(holder) {
  try {
    renameSync(join(lock, holder), mine);
  } catch (error) {
    if (error.code === 'ENOENT') return false;
    throw error;
  }
  say(`taking over from a set-up that did not finish (process ${holder}).`);
  return true;
}

function isAtWork(holder) {
  // In containers process ids come round again: a holder with this process's own id is a dead one.
  if (holder !== String(process.pid) && isAlive(Number(holder))) return true;
  try {
    const child = Number(readFileSync(join(lock, holder), 'utf8'));
    return child > 0 && isAlive(child);
  } catch (error) {
    if (error.code === 'ENOENT') return true; // Just released or taken over: look again.
    throw error;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function removeIfEmpty() {
  try {
    rmdirSync(lock);
  } catch (error) {
    // The next holder may be in already, or may have removed the folder: both are fine.
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(error.code)) throw error;
  }
}
