import type { OutageReport } from '../measure/outage-report.ts';
import type { MeasuredFiles } from './measured-files.ts';

/** A result in words: the verdict, what was measured, and where it is kept. */
export function outageText(
  report: OutageReport,
  { jsonFile, readingsFile }: Pick<MeasuredFiles, 'jsonFile' | 'readingsFile'>,
): string {
  const lines = [
    `${report.verdict}: ${report.path} ${recovered(report)}`,
    ...report.reasons.map((reason) => `  ${reason}`),
    ...figures(report),
    ...pinned(report),
    `  Result: ${jsonFile}; raw readings: ${readingsFile}`,
  ];
  return `${lines.join('\n')}\n`;
}

function recovered({ rtoMs, rtoIntervalMs, firstBadMs, outages }: OutageReport): string {
  if (rtoMs !== null && rtoIntervalMs)
    return `recovered ${shown(rtoMs)} ms after the fault (between ${rtoIntervalMs.map(shown).join(' and ')} ms)`;
  if (firstBadMs === null) return 'was not seen to fail';
  return `failed from ${shown(firstBadMs)} ms after the fault, in ${outages.length} outage(s); no recovery was measured`;
}

function figures({ clients, client, scheduleLagMs, settings, ...report }: OutageReport): readonly string[] {
  const { availabilityRatio, budget, probes, downtimeMs, flaps } = report;
  if (availabilityRatio === null || !scheduleLagMs || !budget) return [];
  const others = Object.entries(clients).filter(([name]) => name !== client);
  const beside = others.map(([name, { rtoMs }]) => `${name} ${rtoMs === null ? 'none' : `${shown(rtoMs)} ms`}`);
  return [
    `  ${downtimeMs} ms of downtime, ${flaps} flap(s), ${(availabilityRatio * 100).toFixed(3)} % available; the budget of ${settings.sloRatio * 100} % burns ${budget.burnRate.toFixed(1)} times too fast`,
    `  figures of the ${client} client${beside.length > 0 ? ` (recovery of others: ${beside.join(', ')})` : ''}: ${probes.intended} probes, ${probes.ok} ok, ${probes.failed} failed, ${probes.late} late, ${probes.intended - probes.sent} never sent, ${probes.retried} retried`,
    `  one probe every ${settings.periodMs} ms; schedule lag p50 ${shown(scheduleLagMs.p50)}, p99 ${shown(scheduleLagMs.p99)}, max ${shown(scheduleLagMs.max)} ms`,
  ];
}

function pinned({ clients, rtoMs }: OutageReport): readonly string[] {
  const own = clients.pinned;
  if (!own || own.firstBadMs === null || (own.rtoMs !== null && own.rtoMs <= (rtoMs ?? 0))) return [];
  return [
    `  A client that keeps its first DNS answer for ever ${own.rtoMs === null ? 'did not recover' : `recovered after ${shown(own.rtoMs)} ms`}; this does not count.`,
  ];
}

function shown(ms: number): string {
  return ms.toFixed(1);
}
