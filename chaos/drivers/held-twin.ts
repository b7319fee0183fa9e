import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { processDriver } from './process-driver.ts';
import { smallPlan } from './small-plan.ts';

/*
 * Holds a small twin until it is killed, for the test that kills it. One zone stands still at that time, so that ending by itself
 * is not enough. Says its folder and the processes in it on one line.
 */

const twin = await processDriver.start(smallPlan(), { timeScale: 1 }, new AbortController().signal);
await twin.fault({ zone: 'primary-a' }, 'stall');
const pids = join(twin.folder, 'pids');
const noted = readdirSync(pids).map(
  (name) => (JSON.parse(readFileSync(join(pids, name), 'utf8')) as { pid: number }).pid,
);
process.stdout.write(`${JSON.stringify({ folder: twin.folder, noted })}\n`);
