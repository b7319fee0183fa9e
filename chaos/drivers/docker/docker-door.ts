import { existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Door } from '../../journal/heal-left.ts';
import { isAlive } from '../../journal/holder.ts';
import { removeAbandoned } from '../scratch.ts';
import type { Driver } from '../driver.ts';
import { removeTwinOf } from './remove-containers.ts';

const own: Driver['name'] = 'docker';
const limitMs = 10_000;
const pollMs = 100;

/**
 * The door to a twin of containers, which nobody but its holder can heal: it ends with the holder. Here Docker is asked besides, so that no
 * container is left when the twin is said to be gone; while Docker does not answer, that cannot be told.
 */
export const door: Door = {
  reach: async (holder) => {
    if (holder.driver !== own)
      throw new Error(`the twin is one of driver ${holder.driver}, and cannot be looked up as one of containers`);
    const { folder } = holder.handle;
    if (folder === undefined) throw new Error('the journal does not say where the twin lies');
    if (isAlive(holder)) process.kill(holder.pid, 'SIGKILL');
    const untilMs = performance.now() + limitMs;
    while (isAlive(holder)) {
      if (performance.now() > untilMs)
        throw new Error(
          `process ${holder.pid}, which holds the twin, is still there ${limitMs / 1000} s after it was ended`,
        );
      await delay(pollMs);
    }
    await removeTwinOf(folder);
    removeAbandoned();
    if (existsSync(folder)) throw new Error(`the twin's folder ${folder} could not be removed`);
    return undefined;
  },
};
