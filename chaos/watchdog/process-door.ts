import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Driver } from '../drivers/driver.ts';
import { removeAbandoned } from '../drivers/scratch.ts';
import { isAlive } from '../journal/holder.ts';
import type { Door } from '../journal/heal-left.ts';

const own: Driver['name'] = 'process';
const limitMs = 10_000;
const pollMs = 100;

/**
 * The door to a twin of processes, which nobody but its holder can heal: it ends with the holder. One that does not heal in time is ended
 * therefore, and what its keeper leaves is ended and removed; the twin is gone when its folder is.
 */
export const door: Door = {
  reach: async (holder) => {
    if (holder.driver !== own)
      throw new Error(`the twin is one of driver ${holder.driver}, and cannot be looked up as one of processes`);
    const { folder } = holder.handle;
    if (folder === undefined) throw new Error('the journal does not say where the twin lies');
    if (isAlive(holder)) process.kill(holder.pid, 'SIGKILL');
    const untilMs = performance.now() + limitMs;
    while (isAlive(holder) || existsSync(folder)) {
      if (performance.now() > untilMs)
        throw new Error(`the twin in ${folder} is still there ${limitMs / 1000} s after its holder was to be gone`);
      await delay(pollMs);
      if (!isAlive(holder)) removeAbandoned();
    }
    return undefined;
  },
};
