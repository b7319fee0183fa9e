import { setTimeout as delay } from 'node:timers/promises';
import type { PartStatus, Twin } from '../drivers/driver.ts';
import type { FaultPlan } from '../faults/fault.ts';
import { messageOf } from '../journal/taken-back.ts';

const pollMs = 100;

/** What is not up when the time is over; undefined as soon as everything is. A twin that shows nothing is not taken for whole. */
export async function amissAfter(
  twin: Pick<Twin, 'status'>,
  limitMs: number,
  signal: AbortSignal,
): Promise<string | undefined> {
  const untilMs = performance.now() + limitMs;
  for (;;) {
    const amiss = await read(twin, Math.max(pollMs, untilMs - performance.now()));
    if (amiss === undefined || performance.now() >= untilMs || signal.aborted) return amiss;
    await delay(pollMs);
  }
}

/** Whether the twin shows that a fault took effect on what it was to strike. */
export async function effectSeen(twin: Pick<Twin, 'status'>, { struck, kind }: FaultPlan): Promise<boolean> {
  if (kind === 'slow') return false;
  const statuses = await twin.status();
  return statuses.some(
    ({ part, zone, state }) =>
      state !== 'up' &&
      struck.some(
        (one) => part === one.part || (zone !== undefined && zone === one.zone) || part.startsWith(`${one.part}/`),
      ),
  );
}

async function read(twin: Pick<Twin, 'status'>, limitMs: number): Promise<string | undefined> {
  try {
    const statuses = await Promise.race([
      twin.status(),
      delay(limitMs, undefined, { ref: false }).then((): readonly PartStatus[] => {
        throw new Error(`no answer within ${Math.round(limitMs)} ms`);
      }),
    ]);
    if (statuses.length === 0) return 'the twin shows no part at all';
    const bad = statuses.filter(({ state }) => state !== 'up');
    const [first] = bad;
    return first ? `${bad.length} parts are not up, ${first.part} is ${first.state} (${first.says})` : undefined;
  } catch (error) {
    return `the state could not be read: ${messageOf(error)}`;
  }
}
