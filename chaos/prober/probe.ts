import type { OutageRecord, OutageSettings, ProbedPath, ProbingEnd } from '../../src/measure/outage-record.ts';
import { openAllSeries } from './all-series.ts';
import type { Fault } from './fault.ts';
import { openLoop } from './open-loop.ts';
import { aborted, passed, within } from './passed.ts';
import { runClock } from './run-clock.ts';
import { untilSettled } from './until-settled.ts';
import { untilSteady } from './until-steady.ts';

/** What to probe, and how. */
export interface ProbeRequest {
  readonly settings: OutageSettings;
  readonly paths: readonly ProbedPath[];
  /** An endpoint that the fault must not touch: when it fails, the prober or its network is to blame. */
  readonly controlUrl?: string;
  /** Name servers as `address` or `address:port`; the host's own by default. */
  readonly dnsServers?: readonly string[];
  /** Where within a period the fault falls, 0-1; random by default, so that repeated runs see all of it. */
  readonly faultPhase?: number;
}

export interface ProbeTools {
  readonly fault: Fault;
  /** Is handed every record as it comes. */
  readonly record: (record: OutageRecord) => void;
  readonly say: (text: string) => void;
  /** Breaks the run off: its readings stay, its verdict is aborted. */
  readonly signal: AbortSignal;
}

/** How long what sets off the fault may go on when the run is broken off, so that it can undo what it did. */
const graceMs = 5000;

/**
 * Probes the paths open-loop, sets off the fault once the steady state was seen, and goes on until every client that failed has seen a whole
 * sustained window, or the time after the fault is over. Gives all records, of which `outageReport` makes figures. Throws Unsteady, with
 * nothing broken, when that was not seen in time, and whatever the fault throws.
 */
export async function probe(
  request: ProbeRequest,
  { fault, record, say, signal }: ProbeTools,
): Promise<readonly OutageRecord[]> {
  const { settings, paths, controlUrl } = request;
  const records: OutageRecord[] = [];
  const note = (one: OutageRecord): void => {
    records.push(one);
    record(one);
  };
  const clock = runClock();
  note({
    record: 'run',
    format: 1,
    startedAt: new Date().toISOString(),
    startMonoNs: String(clock.startMonoNs),
    settings,
    paths,
    ...(controlUrl === undefined ? {} : { controlUrl }),
  });
  const stopped = new AbortController();
  using all = await openAllSeries(request, clock, (reading) => {
    // What is broken off at the end was not answered because nobody waited, which is no reading.
    if (!stopped.signal.aborted) note({ record: 'reading', ...reading });
  });
  using _stop = { [Symbol.dispose]: () => stopped.abort() };
  const { series } = all;
  await Promise.all(series.map(({ warmUp }) => warmUp()));

  say(`probing; the fault follows after ${settings.beforeMs} ms`);
  const looping = new AbortController();
  const underWay = new Set<Promise<void>>();
  // Clients take turns within a period, so that they neither disturb each other nor all miss the same short outage.
  openLoop(
    clock,
    settings.periodMs / series.length,
    (slot, intendedMs) => {
      const sending = series[slot % series.length]?.probe(intendedMs);
      if (!sending) return;
      underWay.add(sending);
      void sending.then(() => underWay.delete(sending));
    },
    looping.signal,
  );
  const finish = async (why: ProbingEnd): Promise<readonly OutageRecord[]> => {
    looping.abort();
    if (why !== 'aborted') await Promise.all(underWay);
    stopped.abort();
    note({ record: 'end', atMs: clock.nowMs(), why });
    return records;
  };

  using _loop = { [Symbol.dispose]: () => looping.abort() };
  const phase = request.faultPhase ?? Math.random();
  await passed(settings.beforeMs + phase * settings.periodMs, signal);
  if (signal.aborted) return await finish('aborted');
  const sinceMs = await untilSteady(series, clock, { settings, say, signal });
  if (sinceMs === undefined) return await finish('aborted');
  note({ record: 'steady', sinceMs, atMs: clock.nowMs() });

  const ending = new AbortController();
  const failing = new AbortController();
  const begun = Promise.withResolvers<number | undefined>();
  let beganMs = clock.nowMs();
  const begin = (faultMonoNs: bigint): void => {
    const atMs = clock.sinceStartMs(faultMonoNs);
    note({ record: 'fault', faultMonoNs: String(faultMonoNs), atMs });
    say('the fault was set off');
    beganMs = atMs;
    begun.resolve(atMs);
  };
  const setOff = async (): Promise<void> => {
    const { ok, isOver, answer } = await fault(ending.signal, begin);
    note({ record: 'fault-answer', atMs: clock.nowMs(), ok, isOver, answer });
    say(`${answer} (${Math.round(clock.nowMs() - beganMs)} ms after it was started)`);
    // What has answered and not begun will not begin any more.
    begun.resolve(undefined);
  };
  const answered = setOff();
  answered.catch(() => failing.abort());
  const broken = AbortSignal.any([signal, failing.signal]);
  const atMs = await Promise.race([begun.promise, aborted(broken)]);
  const why = await endOf(atMs, broken, (fromMs) =>
    untilSettled(series, fromMs, clock, { settings, say, signal: broken }),
  );
  const leftMs = beganMs + settings.afterMs - clock.nowMs();
  if (why !== 'aborted') await within(Math.max(graceMs, leftMs), answered, signal);
  if (signal.aborted) await within(graceMs, answered);
  ending.abort();
  await answered;
  return await finish(why);
}

async function endOf(
  atMs: number | undefined,
  broken: AbortSignal,
  settle: (atMs: number) => Promise<ProbingEnd>,
): Promise<ProbingEnd> {
  if (broken.aborted) return 'aborted';
  return atMs === undefined ? 'limit' : await settle(atMs);
}
