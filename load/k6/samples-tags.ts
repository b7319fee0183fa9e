import type { Gauge } from '../../src/measure/load-figures.ts';
import type { LoadReading } from '../../src/measure/load-reading.ts';
import type { LoadSample } from '../../src/measure/load-sample.ts';

/** Makes the sample of a time and a value, or says what is wrong with them. */
export type MakeSample = (atMs: number, value: number) => LoadSample | { readonly flaw: string };

/** A request or an iteration takes no longer, nor is a gauge higher: 10^7 ms are nearly three hours. */
const highest = 1e7;
const units: readonly Gauge['unit'][] = ['ms', 'ratio', 'durations'];
const protocols: Readonly<Record<string, string>> = {
  'HTTP/2.0': 'h2',
  'HTTP/1.1': 'http/1.1',
  'HTTP/1.0': 'http/1.0',
};

/** What samples of a metric with these tags are. */
export function sampleMaker(metric: string, tags: unknown): MakeSample {
  const { scenario: phase, ...rest } = textsOf(tags) ?? {};
  if (phase === undefined || phase === '') return () => ({ flaw: `of ${metric} has no tag scenario` });
  const made = makerOf(metric, phase, rest);
  return (atMs, value) =>
    Number.isFinite(value) && value >= 0 && value <= highest
      ? made(atMs, value)
      : { flaw: `of ${metric} has the value ${value}, which is none` };
}

function makerOf(metric: string, phase: string, tags: Readonly<Record<string, string>>): MakeSample {
  switch (metric) {
    case 'plumbline_request':
      return requestMaker(phase, tags);
    case 'plumbline_begun':
      return counter('begun', phase, metric);
    case 'plumbline_ended':
      return counter('ended', phase, metric);
    case 'dropped_iterations':
      return counter('dropped', phase, metric);
    case 'plumbline_lag':
      return (atMs, ms) => ({ kind: 'lag', phase, atMs, ms });
    case 'plumbline_gauge': {
      const unit = units.find((one) => one === tags['unit']);
      const name = tags['gauge'];
      if (name === undefined || unit === undefined)
        return () => ({ flaw: `of ${metric} does not say which gauge it is, with a unit of ${units.join(', ')}` });
      return (atMs, value) => ({ kind: 'gauge', phase, atMs, name, unit, value });
    }
    default:
      return () => ({ flaw: `of ${metric} is of no known metric` });
  }
}

function requestMaker(phase: string, tags: Readonly<Record<string, string>>): MakeSample {
  const { route, status: code = '', proto = '', error } = tags;
  if (route === undefined || !/^\d{1,3}$/u.test(code))
    return () => ({ flaw: 'of plumbline_request does not say its route and status' });
  const fixed = { phase, route, status: Number(code), protocol: protocols[proto] ?? proto.toLowerCase() };
  // Present is failed, even where it says nothing.
  const said = error === '' ? 'without a reason' : error;
  if (said === undefined) return (atMs, ms) => ({ kind: 'request', reading: { ...fixed, atMs, ms } });
  return (atMs, ms) => ({ kind: 'request', reading: { ...fixed, atMs, ms, error: said } satisfies LoadReading });
}

function counter(kind: 'begun' | 'ended' | 'dropped', phase: string, metric: string): MakeSample {
  return (atMs, count) =>
    Number.isInteger(count)
      ? { kind, phase, atMs, count }
      : { flaw: `of ${metric} counts ${count}, which is no number of iterations` };
}

function textsOf(tags: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof tags !== 'object' || tags === null) return undefined;
  return Object.values(tags).every((value) => typeof value === 'string')
    ? (tags as Readonly<Record<string, string>>)
    : undefined;
}
