import { isBeyond, loadFailures } from './load-failures.ts';
import type { PhaseFigures } from './load-figures.ts';
import type { LimitResult, LoadLimit } from './load-run.ts';
import { msOf, percentOf, wholeNumber } from './load-words.ts';
import { failureRatioBound, requestsToShow, runsToBound } from './repetition.ts';

type Judged = Pick<LimitResult, 'verdict' | 'message'>;

/** What became of a limit, which must hold in each of the phases; the worst of them decides. */
export function loadLimitResult(limit: LoadLimit, phases: readonly PhaseFigures[]): LimitResult {
  const results = phases.map((phase) => ({ phase: phase.phase, ...judgedIn(limit, phase) }));
  const worst = (['fail', 'unknown'] as const).find((verdict) => results.some((one) => one.verdict === verdict));
  return {
    limit: limitInWords(limit),
    verdict: worst ?? (results.length === 0 ? 'unknown' : 'pass'),
    message: results.map(({ phase, message }) => `${phase}: ${message}`).join(' ') || 'No phase was judged.',
  };
}

function limitInWords(limit: LoadLimit): string {
  switch (limit.kind) {
    case 'latency':
      return `${percentOf(limit.share)} of requests within ${limit.ms} ms`;
    case 'errors':
      return limit.ratio === 0 ? 'no request fails' : `at most ${percentOf(limit.ratio)} of requests fail`;
    case 'gauge':
      return `${percentOf(limit.share)} of "${limit.name}" at most ${limit.max}`;
  }
}

function judgedIn(limit: LoadLimit, phase: PhaseFigures): Judged {
  switch (limit.kind) {
    case 'latency':
      return latencyIn(limit, phase);
    case 'errors':
      return errorsIn(limit, phase);
    case 'gauge':
      return gaugeIn(limit, phase);
  }
}

/** Histograms tell a percentile to 0.1 % upwards. */
const resolution = 1.001;

function latencyIn({ share, ms: limitMs }: LoadLimit & { kind: 'latency' }, { latency }: PhaseFigures): Judged {
  const found = latency?.percentiles.find((one) => one.share === share);
  if (!latency || !found)
    return { verdict: 'unknown', message: `the time of ${percentOf(share)} of requests was not measured.` };
  const { ms, lowMs, highMs } = found;
  const count = `${wholeNumber(latency.count)} requests`;
  const of = `${percentOf(share)} of ${count} took at most ${msOf(ms)}`;
  if (ms / resolution > limitMs)
    return { verdict: 'fail', message: `${of}, longer than ${limitMs} ms${interval(lowMs, highMs)}.` };
  if (ms > limitMs)
    return { verdict: 'unknown', message: `${of}, too near ${limitMs} ms to tell (figures are within 0.1 %).` };
  if (highMs === null)
    return {
      verdict: 'unknown',
      message: `${of}, but ${count} are too few to say it with 95 % confidence: it takes ${wholeNumber(runsToBound(share, 0.95))}.`,
    };
  return { verdict: 'pass', message: `${of}${interval(lowMs, highMs)}.` };
}

function interval(lowMs: number | null, highMs: number | null): string {
  if (highMs === null) return lowMs === null ? '' : ` (95 % confidence: at least ${msOf(lowMs)})`;
  return lowMs === null
    ? ` (95 % confidence: at most ${msOf(highMs)})`
    : ` (95 % interval ${msOf(lowMs)} to ${msOf(highMs)})`;
}

function errorsIn({ ratio }: LoadLimit & { kind: 'errors' }, phase: PhaseFigures): Judged {
  const { failed, all, answered, dropped, cutOff } = loadFailures(phase);
  if (all === 0) return { verdict: 'unknown', message: 'no request was made.' };
  const kinds = [
    ...phase.failed.slice(0, 3).map(({ error, count }) => `${wholeNumber(count)} ${error}`),
    ...(phase.failed.length > 3 ? [`${wholeNumber(answered)} with other answers in all`] : []),
    ...(dropped > 0 ? [`${wholeNumber(dropped)} never sent`] : []),
    ...(cutOff > 0 ? [`${wholeNumber(cutOff)} cut off`] : []),
  ];
  const seen =
    failed === 0
      ? `none of ${wholeNumber(all)} requests failed`
      : `${wholeNumber(failed)} of ${wholeNumber(all)} requests failed, ${percentOf(failed / all)} (${kinds.join(', ')})`;
  return isBeyond(failed, all, ratio)
    ? { verdict: 'fail', message: `${seen}; ${allowedInWords(ratio)}.` }
    : { verdict: 'pass', message: `${seen}${whatItShows(ratio, failed, all)}.` };
}

function allowedInWords(ratio: number): string {
  return ratio === 0 ? 'none may' : `at most ${percentOf(ratio)} may`;
}

function whatItShows(ratio: number, failed: number, all: number): string {
  const excludes = `which excludes, with 95 % confidence, that more than ${percentOf(failureRatioBound(all))} would`;
  if (ratio === 0) return `, ${excludes} (rule of three)`;
  const needed = ratio >= 1 ? 0 : requestsToShow(1 - ratio);
  if (failed === 0 && all >= needed) return `, ${excludes}`;
  return `; to show with 95 % confidence that at most ${percentOf(ratio)} fail takes ${wholeNumber(needed)} without a failure`;
}

function gaugeIn({ name, share, max }: LoadLimit & { kind: 'gauge' }, { gauges }: PhaseFigures): Judged {
  const gauge = gauges.find((one) => one.name === name && one.count > 0);
  if (!gauge) return { verdict: 'unknown', message: `"${name}" was not measured.` };
  const known = [
    { share: 0.5, value: gauge.p50 },
    { share: 0.95, value: gauge.p95 },
    { share: 1, value: gauge.max },
  ];
  const figures = `"${name}" was at most ${gauge.p95} in 95 % of ${wholeNumber(gauge.count)} samples, and ${gauge.max} at its highest`;
  // A share that is not kept lies between two that are.
  const above = known.find((one) => one.share >= share);
  const below = known.findLast((one) => one.share <= share);
  if (above && above.value <= max) return { verdict: 'pass', message: `${figures}.` };
  if (below && below.value > max)
    return { verdict: 'fail', message: `${figures}; ${percentOf(share)} may be at most ${max}.` };
  return { verdict: 'unknown', message: `${figures}, which does not tell of ${percentOf(share)}.` };
}
