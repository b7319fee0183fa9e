/** Milliseconds after the fault, and where they stand in a drawing. */
export interface TimeAxis {
  readonly endMs: number;
  readonly ticksMs: readonly number[];
  readonly x: (ms: number) => number;
}

/** At most so many intervals between ticks, so that their labels have room at phone width. */
const intervals = 7;

/** An axis from the fault to past the last of what is shown, between two places of the drawing. */
export function timeAxis(lastMs: number, left: number, right: number): TimeAxis {
  const endMs = Math.max(1, lastMs * 1.03);
  const stepMs = step(endMs / intervals);
  const ticksMs = Array.from({ length: Math.floor(endMs / stepMs) + 1 }, (_, index) => index * stepMs);
  const x = (ms: number): number =>
    Number((left + (Math.min(Math.max(ms, 0), endMs) / endMs) * (right - left)).toFixed(1));
  return { endMs, ticksMs, x };
}

/** The next of 1, 2, 5, 10, 20, … that is not smaller. */
function step(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5].find((one) => one * power >= least) ?? 10;
  return factor * power;
}

export function tickText(ms: number): string {
  return `${Number((ms / 1000).toFixed(3))} s`;
}
