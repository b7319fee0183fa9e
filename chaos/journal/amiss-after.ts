import { setTimeout as delay } from 'node:timers/promises';
import type { Twin } from '../drivers/driver.ts';
import { within } from './within.ts';

const pollMs = 100;

/** What is not up when the time is over; undefined as soon as everything is. A twin that shows nothing is not taken for whole. */
export async function amissAfter(
  twin: Pick<Twin, 'status'>,
  limitMs: number,
  signal: AbortSignal,
): Promise<string | undefined> {
  const untilMs = performance.now() + limitMs;
  for (;;) {
    const amiss = await amissNow(twin, Math.max(pollMs, untilMs - performance.now()));
    if (amiss === undefined || performance.now() >= untilMs || signal.aborted) return amiss;
    await delay(pollMs);
  }
}

async function amissNow(twin: Pick<Twin, 'status'>, limitMs: number): Promise<string | undefined> {
  const seen = await within(twin.status(), limitMs);
  if (!seen.ok) return `the state could not be read: ${seen.why}`;
  if (seen.value.length === 0) return 'the twin shows no part at all';
  const bad = seen.value.filter(({ state }) => state !== 'up');
  const [first] = bad;
  const count = bad.length === 1 ? '1 part is' : `${bad.length} parts are`;
  return first ? `${count} not up: ${first.part} is ${first.state} (${first.says})` : undefined;
}
