import { readFile } from 'node:fs/promises';
import type { LoadRun } from '../../src/measure/load-run.ts';

/**
 * What k6 itself counts of a run, as it exports it: `--summary-export=<file>`. Its trends tell no count in the form of
 * `--new-machine-readable-summary` (k6 2.2), so requests are those of the counter `plumbline_requests`; without that flag, and with `count`
 * among `summaryTrendStats`, those of the trend itself. Iterations are those that ended, as scripts count them: k6's own also count one that
 * threw. A metric that is not there counted nothing. Null where the file is absent, is no summary, or counts no requests that it measured.
 */
export async function readSummary(file: string): Promise<LoadRun['summary']> {
  const metrics = metricsOf(await parsed(file));
  if (!metrics) return null;
  const requests = metrics.has('plumbline_requests')
    ? countOf(metrics, 'plumbline_requests')
    : countOf(metrics, 'plumbline_request');
  const iterations = countOf(metrics, 'plumbline_ended');
  const dropped = countOf(metrics, 'dropped_iterations');
  return requests === null || iterations === null || dropped === null ? null : { requests, iterations, dropped };
}

async function parsed(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function metricsOf(summary: unknown): ReadonlyMap<string, Fields> | undefined {
  const old = fieldsOf(summary)['metrics'];
  if (isFields(old)) return new Map(Object.entries(old).map(([name, values]) => [name, fieldsOf(values)]));
  const list = fieldsOf(fieldsOf(summary)['results'])['metrics'];
  if (!Array.isArray(list)) return undefined;
  return new Map(
    list.map((metric: unknown) => [String(fieldsOf(metric)['name']), fieldsOf(fieldsOf(metric)['values'])]),
  );
}

function countOf(metrics: ReadonlyMap<string, Fields>, name: string): number | null {
  const values = metrics.get(name);
  if (!values) return 0;
  const count = values['count'];
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 ? count : null;
}

function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
