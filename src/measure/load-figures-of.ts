import { latencyHistogram } from './latency-histogram.ts';
import { nearestRank } from './latency-interval.ts';
import { latencyRecorder } from './latency-recorder.ts';
import type { LoadFigures, PhaseFigures, RouteFigures } from './load-figures.ts';
import { type LoadGaugeHistogram, loadGaugeHistogram } from './load-gauge-histogram.ts';
import type { LoadReading } from './load-reading.ts';
import type { LoadSample } from './load-sample.ts';
import { loadTimeline } from './load-timeline.ts';

/** What was asked of the generator in one phase. */
export interface AskedPhase {
  readonly phase: string;
  readonly isJudged: boolean;
  readonly seconds: number;
  /** Requests, of all kinds together. */
  readonly askedPerSecond: number;
  readonly requestsPerIteration: number;
  readonly plannedIterations: number;
  /** In milliseconds since 1970; by default the seconds of the timeline count from the first iteration that is told of. */
  readonly startedAtMs?: number;
}

/** Takes samples in any order and keeps none of them. */
export interface LoadFiguresRecorder {
  /** Throws for a time or a value that is none: what reads samples refuses those. */
  readonly add: (sample: LoadSample) => void;
  readonly figures: () => LoadFigures;
}

/** Samples of a phase that was not asked for are in no figure; the generator's summary then counts more than the figures do. */
export function loadFiguresRecorder(asked: readonly AskedPhase[]): LoadFiguresRecorder {
  const phases = new Map(asked.map((one) => [one.phase, phaseRecorder(one)]));
  return {
    add(sample) {
      phases.get(sample.kind === 'request' ? sample.reading.phase : sample.phase)?.add(sample);
    },
    figures: () => ({ phases: [...phases.values()].map(({ figures }) => figures()) }),
  };
}

interface PhaseRecorder {
  readonly add: (sample: LoadSample) => void;
  readonly figures: () => PhaseFigures;
}

function phaseRecorder(asked: AskedPhase): PhaseRecorder {
  const { phase, isJudged, seconds, askedPerSecond, requestsPerIteration, plannedIterations: planned } = asked;
  const iterations = { begun: 0, ended: 0, dropped: 0 };
  const lag = latencyHistogram(3);
  const all = latencyRecorder();
  const routes = new Map<string, RouteRecorder>();
  const failed = new Map<string, number>();
  const protocols = new Map<string, number>();
  const gauges = new Map<string, LoadGaugeHistogram>();
  const timeline = loadTimeline(seconds, asked.startedAtMs);
  const request = ({ route, atMs, ms, protocol, error }: LoadReading): void => {
    all.add(ms);
    timeline.add(atMs, ms, error !== undefined);
    count(protocols, protocol);
    if (error !== undefined) count(failed, failed.size < mostErrors || failed.has(error) ? error : 'other errors');
    routeIn(routes, route).add(ms, error !== undefined);
  };
  return {
    add(sample) {
      switch (sample.kind) {
        case 'request':
          return request(sample.reading);
        case 'begun':
        case 'ended':
        case 'dropped':
          if (sample.kind === 'begun') timeline.begin(sample.atMs);
          iterations[sample.kind] += sample.count;
          return;
        case 'lag':
          return lag.add(sample.ms);
        case 'gauge': {
          const key = `${sample.name} ${sample.unit}`;
          const gauge = gauges.get(key) ?? loadGaugeHistogram(sample.name, sample.unit);
          gauges.set(key, gauge);
          return gauge.add(sample.value);
        }
      }
    },
    figures: () => ({
      phase,
      isJudged,
      seconds,
      askedPerSecond,
      iterations: { planned, ...iterations },
      requestsPerIteration,
      requests: all.kept.histogram.counts.count,
      failed: byCount(failed).map(([error, times]) => ({ error, count: times })),
      latency: all.latency(),
      lagMs: lagOf(lag),
      routes: [...routes.values()].map(({ figures }) => figures()).toSorted((a, b) => order(a.route, b.route)),
      gauges: [...gauges.values()].map(({ gauge }) => gauge()).toSorted((a, b) => order(a.name, b.name)),
      timeline: timeline.seconds(),
      protocols: byCount(protocols).map(([protocol, times]) => ({ protocol, count: times })),
    }),
  };
}

/** More kinds than a reader can use come from texts that differ in each request, such as ports. */
const mostErrors = 50;

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function byCount(counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] {
  return [...counts].toSorted(([a, countA], [b, countB]) => countB - countA || order(a, b));
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

interface RouteRecorder {
  readonly add: (ms: number, isFailed: boolean) => void;
  readonly figures: () => RouteFigures;
}

function routeIn(routes: Map<string, RouteRecorder>, route: string): RouteRecorder {
  const known = routes.get(route);
  if (known) return known;
  const times = latencyRecorder();
  let failed = 0;
  const recorder: RouteRecorder = {
    add(ms, isFailed) {
      times.add(ms);
      if (isFailed) failed += 1;
    },
    figures: () => ({ route, requests: times.kept.histogram.counts.count, failed, latency: times.latency() }),
  };
  routes.set(route, recorder);
  return recorder;
}

function lagOf(lag: ReturnType<typeof latencyHistogram>): PhaseFigures['lagMs'] {
  const { count: times, maxMs } = lag.extent();
  if (times === 0) return null;
  const at = (share: number): number => lag.atRank(nearestRank(times, share));
  return { p50: at(0.5), p99: at(0.99), max: maxMs };
}
