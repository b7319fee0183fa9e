/** The share of time that all of several parts, each needed, are available together. Source: AWS Well-Architected, Reliability Pillar, "Availability". */
export function inSeries(ratios: readonly number[]): number {
  return ratios.reduce((product, ratio) => product * ratio, 1);
}

/** What a failover between two copies is taken to do. */
export interface Failover {
  /** Share of failures that hit both copies at once, 0-1. */
  readonly commonCause: number;
  /** Share of failovers that work, 0-1. */
  readonly coverage: number;
  readonly failuresPerYear: number;
  /** Downtime of one failover that works. */
  readonly seconds: number;
}

const secondsPerYear = 365.25 * 86_400;
const secondsPerMonth = secondsPerYear / 12;

/**
 * The share of time that at least one of two copies serves: with common cause (beta-factor model), failovers that do not work,
 * and the downtime of those that do. For equal copies and perfect failover this is 1 - [(1 - b)^2 (1 - A)^2 + b (1 - A)].
 * Never worse than the first copy alone, which is what one has without failing over.
 */
export function withFailover(
  first: number,
  second: number,
  { commonCause, coverage, failuresPerYear, seconds }: Failover,
): number {
  const downFirst = 1 - first;
  const downSecond = 1 - second;
  const independent = (1 - commonCause) ** 2 * downFirst * downSecond;
  const common = commonCause * Math.max(downFirst, downSecond);
  const uncovered = (1 - coverage) * downFirst;
  const switching = (failuresPerYear * seconds) / secondsPerYear;
  return Math.max(first, 1 - (independent + common + uncovered + switching));
}

/** Seconds of downtime that a share of available time leaves in a month of 30.44 days. */
export function monthlyDowntimeSeconds(ratio: number): number {
  return (1 - ratio) * secondsPerMonth;
}

/** The input value, between `low` and `high`, at which a monotonic figure crosses the objective, or undefined when it does not there. */
export function crossing(
  figure: (input: number) => number,
  objective: number,
  low: number,
  high: number,
): number | undefined {
  const meets = (input: number): boolean => figure(input) >= objective;
  if (meets(low) === meets(high)) return undefined;
  let [left, right] = [low, high];
  for (let step = 0; step < 60; step += 1) {
    const middle = (left + right) / 2;
    if (meets(middle) === meets(low)) left = middle;
    else right = middle;
  }
  return (left + right) / 2;
}
