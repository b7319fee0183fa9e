import exec from 'k6/execution';
import { Counter, Trend } from 'k6/metrics';
import type { Plan } from './told.ts';

const begun = new Counter('plumbline_begun');
const ended = new Counter('plumbline_ended');
const lag = new Trend('plumbline_lag', true);

/** Counts an iteration at both ends, and how late it began: one that throws or is cut off has no end. */
export function counted({ options }: Plan<unknown>, play: () => void | Promise<void>): () => Promise<void> {
  // Copied: k6 writes what it made of the options back into them.
  const paces = new Map(
    Object.entries(options.scenarios).map(([name, { rate, timeUnit }]) => [name, { rate, timeUnit }]),
  );
  return async () => {
    const { name, startTime, iterationInTest } = exec.scenario;
    const { rate, timeUnit } = paces.get(name) ?? {};
    // k6 does not number the iterations it drops, so that those after a drop seem late: that errs on the right side.
    const slotMs = rate === undefined ? 0 : (iterationInTest * Number.parseInt(timeUnit ?? '1s', 10) * 1000) / rate;
    begun.add(1);
    lag.add(Math.max(0, Date.now() - startTime - slotMs));
    await play();
    ended.add(1);
  };
}
