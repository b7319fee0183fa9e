import { percentile } from './percentile.ts';

/** How sure one may be that the largest of n independent runs is not below a percentile (0-1): 1 - q^n. Source: order statistics. */
export function confidenceOfMaximum(runs: number, share: number): number {
  return 1 - share ** runs;
}

/** How many runs it takes until the largest of them bounds a percentile with a confidence, both 0-1. */
export function runsToBound(share: number, confidence: number): number {
  return Math.ceil(Math.log(1 - confidence) / Math.log(share));
}

/** The failure ratio that n trials without a failure exclude with 95 % confidence: about 3/n (rule of three), exactly 1 - 0.05^(1/n). */
export function failureRatioBound(trials: number): number {
  return 1 - 0.05 ** (1 / trials);
}

/** How many requests without a failure it takes to show a success ratio with 95 % confidence. */
export function requestsToShow(successRatio: number): number {
  return runsToBound(successRatio, 0.95);
}

/** What repeated runs say together. Values keep their order of running. */
export interface Repetition {
  readonly values: readonly number[];
  readonly median: number;
  readonly max: number;
  /** The highest percentile, 0-1, that the maximum bounds with 95 % confidence. */
  readonly boundedShare: number;
}

/** Undefined without runs. */
export function repetition(values: readonly number[]): Repetition | undefined {
  const median = percentile(values, 0.5);
  const max = percentile(values, 1);
  if (median === undefined || max === undefined) return undefined;
  return { values, median, max, boundedShare: 0.05 ** (1 / values.length) };
}
