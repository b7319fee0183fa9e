import { unsteadiness } from '../../src/measure/steady-state.ts';
import type { OutageSettings } from '../../src/measure/outage-record.ts';
import type { Reading } from '../../src/measure/reading.ts';
import type { ProbeRequest } from './probe.ts';
import { openSeries, pathSeries, type ProbeSeries } from './probe-series.ts';
import type { RunClock } from './run-clock.ts';

/** All clients of all paths, and the control; disposing of it breaks off what is under way. */
export interface AllSeries extends Disposable {
  readonly series: readonly ProbeSeries[];
}

export async function openAllSeries(
  { settings, paths, controlUrl, dnsServers = [] }: ProbeRequest,
  clock: RunClock,
  record: (reading: Reading) => void,
): Promise<AllSeries> {
  const tools = { clock, settings, dnsServers, record };
  const perPath = await Promise.all(paths.map((path) => pathSeries(path, tools)));
  const control =
    controlUrl === undefined
      ? []
      : [await openSeries({ name: 'control', url: controlUrl, method: 'GET' }, 'control', tools)];
  const series = [...perPath.flat(), ...control];
  return {
    series,
    [Symbol.dispose]() {
      for (const one of series) one[Symbol.dispose]();
    },
  };
}

/** Why it was not steady from an instant of the clock until now: bad readings, and probes that should long have been answered. */
export function unsteadySince(
  sinceMs: number,
  series: readonly ProbeSeries[],
  clock: RunClock,
  settings: OutageSettings,
): readonly string[] {
  const since = ({ seen }: ProbeSeries): readonly Reading[] =>
    seen().readings.filter(({ intendedMs }) => intendedMs >= sinceMs);
  const hanging = series.filter(({ seen }) => clock.nowMs() - seen().openMs > settings.slowMs);
  return [
    ...series.flatMap((one) => unsteadiness(since(one), settings)),
    ...hanging.map(({ path, client }) => `${path} (${client} client): a probe is still waiting for its answer.`),
  ];
}
