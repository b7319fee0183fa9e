import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { smallPlan } from '../small-plan.ts';
import { dockerDriver } from './docker-driver.ts';

/*
 * Holds a small twin of containers until it is killed, for the test that kills it. One zone is paused at that time, so that ending by
 * itself is not enough. Says its folder and its keeper's process on one line.
 */

const twin = await dockerDriver.start(smallPlan(), { timeScale: 1 }, new AbortController().signal);
await twin.fault({ zone: 'primary-a' }, 'stall');
const { pid } = JSON.parse(readFileSync(join(twin.folder, 'pids', 'keeper.pid'), 'utf8')) as { readonly pid: number };
process.stdout.write(`${JSON.stringify({ folder: twin.folder, keeper: pid })}\n`);
