import { describe, it } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import type { LoadFigures } from './load-figures.ts';
import { type AskedPhase, loadFiguresRecorder } from './load-figures-of.ts';
import type { LoadSample } from './load-sample.ts';

const asked: AskedPhase = {
  phase: 'peak',
  isJudged: true,
  seconds: 3,
  askedPerSecond: 2,
  requestsPerIteration: 2,
  plannedIterations: 3,
};
const at = { phase: 'peak', atMs: 10_500 };

function figuresOf(samples: readonly LoadSample[], phases: readonly AskedPhase[] = [asked]): LoadFigures {
  const recorder = loadFiguresRecorder(phases);
  for (const sample of samples) recorder.add(sample);
  return recorder.figures();
}

function request(atMs: number, ms: number, error?: string, route = 'list'): LoadSample {
  const reading = { phase: 'peak', route, atMs, ms, status: error === undefined ? 200 : 503, protocol: 'h2' };
  return { kind: 'request', reading: error === undefined ? reading : { ...reading, error } };
}

describe('figures of a load run', () => {
  it('count iterations, failures by kind, routes and protocols, and put answers into the seconds since the first iteration', () => {
    const [peak, ...others] = figuresOf([
      { kind: 'begun', ...at, count: 1 },
      request(10_600, 10),
      request(11_499, 20, 'status 503'),
      request(12_500, 30, 'timed out', 'login'),
      request(12_501, 40, 'status 503', 'login'),
      { kind: 'ended', ...at, count: 1 },
      { kind: 'dropped', ...at, count: 2 },
      { kind: 'lag', ...at, ms: 1.5 },
      { kind: 'gauge', ...at, name: 'startup', unit: 'ms', value: 812 },
      { kind: 'begun', phase: 'elsewhere', atMs: 1, count: 1 },
    ]).phases;
    expect(others).to.deep.equal([]);
    if (!peak) throw new Error('no phase');
    const { latency, routes, timeline, ...rest } = peak;
    expect(rest).to.deep.equal({
      phase: 'peak',
      isJudged: true,
      seconds: 3,
      askedPerSecond: 2,
      requestsPerIteration: 2,
      iterations: { planned: 3, begun: 1, ended: 1, dropped: 2 },
      requests: 4,
      failed: [
        { error: 'status 503', count: 2 },
        { error: 'timed out', count: 1 },
      ],
      lagMs: { p50: 1.5, p99: 1.5, max: 1.5 },
      gauges: [{ name: 'startup', unit: 'ms', count: 1, p50: 812, p95: 812, max: 812 }],
      protocols: [{ protocol: 'h2', count: 4 }],
    });
    expect([latency?.count, latency?.minMs, latency?.meanMs, latency?.maxMs]).to.deep.equal([4, 10, 25, 40]);
    expect(routes.map((one) => [one.route, one.requests, one.failed, one.latency?.maxMs])).to.deep.equal([
      ['list', 2, 1, 20],
      ['login', 2, 2, 40],
    ]);
    expect(timeline.map(({ second, requests, failed }) => [second, requests, failed])).to.deep.equal([
      [0, 2, 1],
      [1, 0, 0],
      [2, 2, 2],
    ]);
    expect(timeline[1]).to.include({ p50Ms: null, p95Ms: null });
    expect(timeline[2]?.p95Ms).to.be.closeTo(40, 0.4);
  });

  it('have nulls and zeros for a phase of which nothing is told', () => {
    const [peak] = figuresOf([]).phases;
    expect(peak).to.deep.include({
      iterations: { planned: 3, begun: 0, ended: 0, dropped: 0 },
      requests: 0,
      failed: [],
      latency: null,
      lagMs: null,
      timeline: [],
    });
  });

  it('are the same whatever the order of the samples, where the start of the phase is given', () => {
    const sample = fc.oneof(
      fc
        .tuple(fc.nat(9000), fc.integer({ min: 1, max: 1e6 }), fc.constantFrom(undefined, 'timed out', 'status 503'))
        .map(([sinceMs, us, error]) => request(10_000 + sinceMs, us / 1000, error, error ?? 'list')),
      fc.constantFrom<LoadSample>({ kind: 'begun', ...at, count: 1 }, { kind: 'lag', ...at, ms: 3 }),
      fc
        .integer({ min: 0, max: 5000 })
        .map((value): LoadSample => ({ kind: 'gauge', ...at, name: 'behind', unit: 'durations', value: value / 700 })),
    );
    const phases = [{ ...asked, startedAtMs: 10_000 }];
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 200 }), fc.nat(200), (samples, cut) => {
        const shuffled = [...samples.slice(cut).toReversed(), ...samples.slice(0, cut)];
        expect(figuresOf(shuffled, phases)).to.deep.equal(figuresOf(samples, phases));
      }),
      { numRuns: 40 },
    );
  });

  it('tell gauges to four digits upwards, so that a value on a limit is not beyond it', () => {
    const gaugeOf = (values: readonly number[]) =>
      figuresOf(values.map((value) => ({ kind: 'gauge', ...at, name: 'behind', unit: 'durations', value }))).phases[0]
        ?.gauges[0];
    expect(gaugeOf([3, 3, 3, 0.1 + 0.2])).to.include({ count: 4, p50: 3, p95: 3, max: 3 });
    expect(gaugeOf([0.1 + 0.2])).to.include({ max: 0.3 });
    expect(gaugeOf([0, 0])).to.include({ p50: 0, max: 0 });
    expect(gaugeOf([3.000_01])).to.include({ max: 3.001 });
    expect(gaugeOf([123_456])).to.include({ max: 123_500 });
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1e7, noNaN: true }), (value) => {
        const max = gaugeOf([value])?.max ?? Number.NaN;
        expect(max).to.be.within(value * (1 - 1e-9), value * 1.001);
      }),
    );
  });

  it('keep fifty kinds of errors and count the rest together, and no row for each second that a clock jumped', () => {
    const samples = Array.from({ length: 80 }, (_, port) => request(10_500, 1, `refused by port ${port}`));
    const [peak] = figuresOf([...samples, request(10_500 + 1e9, 1)]).phases;
    expect(peak?.failed.length).to.equal(51);
    expect(peak?.failed[0]).to.deep.equal({ error: 'other errors', count: 30 });
    expect(peak?.timeline.length).to.equal(604);
  });
});
