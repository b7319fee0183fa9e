import { readFile } from 'node:fs/promises';
import type { OutageRecord } from '../../src/measure/outage-record.ts';
import { outageReport, type OutageReport } from '../../src/measure/outage-report.ts';

/**
 * The figures of a run, computed again from its raw readings alone; every path that it probed. A last line that was cut off, as a killed run
 * leaves it, is left out. Throws an Error that names the file and the line for anything else that is no record.
 */
export async function recomputed(readingsFile: string): Promise<readonly OutageReport[]> {
  const lines = (await readFile(readingsFile, 'utf8')).split('\n');
  // After a whole last line comes nothing.
  const records = lines.slice(0, -1).map((line, index) => parsed(line, `${readingsFile}:${index + 1}`));
  const paths = records.flatMap((one) => (one.record === 'run' ? one.paths : []));
  return paths.map(({ name }) => outageReport(records, name));
}

const kinds: readonly unknown[] = [
  'run',
  'reading',
  'steady',
  'fault',
  'fault-answer',
  'end',
] satisfies OutageRecord['record'][];

function parsed(line: string, place: string): OutageRecord {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && 'record' in value && kinds.includes(value.record))
      return value as OutageRecord;
  } catch (cause) {
    throw new Error(`This line is no JSON (${place}).`, { cause });
  }
  throw new Error(`This line is no record of a run (${place}).`);
}
