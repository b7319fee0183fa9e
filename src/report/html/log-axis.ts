/** Milliseconds on a logarithmic scale, and where they stand in a drawing. */
export interface LogAxis {
  readonly ticksMs: readonly number[];
  readonly x: (ms: number) => number;
}

/** More labels would run together at phone width. */
const mostTicks = 6;

/** An axis from at most `lowMs` to at least `highMs`, between two places of the drawing. */
export function logAxis(lowMs: number, highMs: number, left: number, right: number): LogAxis {
  const low = Math.max(lowMs, 1e-3);
  const high = Math.max(highMs, low * 2);
  const [from, to] = [Math.log10(low), Math.log10(high)];
  const x = (ms: number): number => {
    const share = (Math.log10(Math.min(Math.max(ms, low), high)) - from) / (to - from);
    return Number((left + share * (right - left)).toFixed(1));
  };
  return { ticksMs: ticks(low, high), x };
}

function ticks(low: number, high: number): readonly number[] {
  const powers = Array.from(
    { length: Math.floor(Math.log10(high)) - Math.floor(Math.log10(low)) + 1 },
    (_, index) => Math.floor(Math.log10(low)) + index,
  );
  const of = (factors: readonly number[]): number[] =>
    powers
      .flatMap((power) => factors.map((factor) => Number((factor * 10 ** power).toPrecision(1))))
      .filter((ms) => ms >= low && ms <= high);
  return [[1, 2, 5], [1, 3], [1]].map(of).find((found) => found.length <= mostTicks) ?? of([1]);
}
