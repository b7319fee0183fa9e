import type { Slot } from './slot.ts';

export interface Sustained {
  readonly periodMs: number;
  readonly sustainMs: number;
}

/** When service came back: after `afterMs`, and by `byMs` at the latest; both in milliseconds after the fault. */
export interface RecoveryInterval {
  readonly afterMs: number;
  readonly byMs: number;
}

/** Share of the answers in a sustained window that may be bad. Late answers are bad, so a window that holds keeps its 99th percentile too. */
const toleratedRatio = 0.001;

/**
 * The interval that service recovered in, or undefined while no sustained window is complete, or nothing failed. It begins with the
 * intended instant of the last bad probe before the first window of `sustainMs` whose answers are good, and ends with the instant at
 * which an answer of that window had first arrived. The instant the first good probe was *intended* would be too early: the service may
 * have come back while that probe was under way.
 */
export function recoveryInterval(
  slots: readonly Slot[],
  { periodMs, sustainMs }: Sustained,
): RecoveryInterval | undefined {
  const last = slots.at(-1)?.intendedMs ?? 0;
  for (const [index, slot] of slots.entries()) {
    const before = slots[index - 1];
    if (!slot.isGood || before === undefined || before.isGood) continue;
    if (last < slot.intendedMs + sustainMs - periodMs) return undefined;
    const window = windowFrom(slots, index, sustainMs);
    const good = window.filter(({ isGood }) => isGood);
    if (window.length - good.length > window.length * toleratedRatio) continue;
    return {
      afterMs: Math.max(0, before.intendedMs),
      byMs: good.reduce((by, { doneMs }) => Math.min(by, doneMs), Infinity),
    };
  }
  return undefined;
}

function windowFrom(slots: readonly Slot[], index: number, sustainMs: number): readonly Slot[] {
  const end = (slots[index]?.intendedMs ?? 0) + sustainMs;
  const behind = slots.findIndex(({ intendedMs }, at) => at > index && intendedMs >= end);
  return slots.slice(index, behind === -1 ? undefined : behind);
}
