import type { PhaseFigures } from './load-figures.ts';

/** What failed of the requests that a phase made and of those that it could not make. */
export interface LoadFailures {
  readonly failed: number;
  readonly all: number;
  /** Of the failed: requests that were made and did not get a good answer. */
  readonly answered: number;
  readonly requests: number;
  /** Of the failed: those of iterations dropped at their slots. */
  readonly dropped: number;
  /** Of the failed: one for each iteration that began and did not end, as the request under way was never counted. */
  readonly cutOff: number;
}

export function loadFailures({ failed, requests, iterations, requestsPerIteration }: PhaseFigures): LoadFailures {
  const answered = failed.reduce((sum, { count }) => sum + count, 0);
  const dropped = iterations.dropped * requestsPerIteration;
  const cutOff = Math.max(0, iterations.begun - iterations.ended);
  return {
    failed: answered + dropped + cutOff,
    all: requests + dropped + cutOff,
    answered,
    requests,
    dropped,
    cutOff,
  };
}

/** Whether more than a ratio of all failed; counts are whole, so what multiplying adds must not decide. */
export function isBeyond(failed: number, all: number, ratio: number): boolean {
  return failed > ratio * all + 1e-9;
}
