import type { OutageRecord } from '../../src/measure/outage-record.ts';
import type { ProbeRequest, ProbeTools } from './probe.ts';
import { measuredApart, MeasuringFailed } from './process/measured-apart.ts';
import { Unsteady } from './unsteady.ts';

const entry = new URL('./probe-process.ts', import.meta.url);

/**
 * Probes as `probe` does, in a process of its own, so that nothing this process does delays a probe; the fault is set off by this process. When
 * the prober's process is lost, the records so far and an end that says so, of which no figure is concluded.
 */
export async function probeApart(request: ProbeRequest, tools: ProbeTools): Promise<readonly OutageRecord[]> {
  const { settings, paths, controlUrl } = request;
  const urls = [...paths.map(({ url }) => url), ...(controlUrl === undefined ? [] : [controlUrl])];
  try {
    return await measuredApart<ProbeRequest, OutageRecord>(
      { entry, order: request, urls, faultLimitMs: settings.afterMs },
      tools,
    );
  } catch (error) {
    // By its message, as the class itself does not pass between processes.
    if (error instanceof MeasuringFailed && error.name === 'Unsteady') throw Unsteady.from(error.message);
    throw error;
  }
}
