import type { LoadSample } from '../../src/measure/load-sample.ts';
import { instantReader } from './samples-instant.ts';
import { type MakeSample, sampleMaker } from './samples-tags.ts';

/** Reads one line of k6's raw output: a sample, nothing where it is of no concern, or what is wrong with it. Lines are bytes, one per character. */
export type ReadLine = (text: string, from: number, to: number) => LoadSample | undefined | { readonly flaw: string };

const judged: readonly string[] = [
  'plumbline_request',
  'plumbline_begun',
  'plumbline_ended',
  'plumbline_lag',
  'plumbline_gauge',
  'dropped_iterations',
];
const number = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/u;
const opening = '{"metric":"';
const point = '","type":"Point","data":{"time":"';
const valueAfter = '","value":';
const tagsAfter = ',"tags":';
/** Tags that differ in each request would otherwise be kept for each. */
const mostTags = 10_000;

/**
 * k6 writes its fields in one order, so a line of it is cut where they are, without JSON.parse; tags, which repeat, are parsed once. Whatever
 * does not have that form is parsed as a whole, and is a flaw where it is no JSON.
 */
export function lineReader(): ReadLine {
  const instantOf = instantReader();
  const metrics = judged.map((metric) => ({
    metric,
    start: `${opening}${metric}${point}`,
    known: new Map<string, MakeSample>(),
  }));
  return (text, from, to) => {
    if (!text.startsWith(opening, from)) return otherLine(text.slice(from, to));
    const found = metrics.find(({ start }) => text.startsWith(start, from));
    if (!found) return lineOfMetric(text, from, to);
    const timeAt = from + found.start.length;
    const timeEnd = text.indexOf('"', timeAt);
    const valueAt = timeEnd + valueAfter.length;
    if (!text.startsWith(valueAfter, timeEnd)) return wholeLine(text.slice(from, to));
    const valueEnd = text.indexOf(tagsAfter, valueAt);
    if (valueEnd < 0 || valueEnd > to || !text.startsWith('}}', to - 2)) return wholeLine(text.slice(from, to));
    const value = text.slice(valueAt, valueEnd);
    const atMs = instantOf(text.slice(timeAt, timeEnd));
    if (atMs === undefined || !number.test(value)) return wholeLine(text.slice(from, to));
    const tags = text.slice(valueEnd + tagsAfter.length, to - 2);
    let make = found.known.get(tags);
    if (!make) {
      const parsed = parsedJson(tags);
      if (parsed === undefined) return { flaw: 'is no JSON' };
      make = sampleMaker(found.metric, parsed);
      if (found.known.size >= mostTags) found.known.clear();
      // A copy: a slice would keep the whole text that it was cut from.
      found.known.set(Buffer.from(tags, 'latin1').toString('latin1'), make);
    }
    return make(atMs, Number(value));
  };

  function wholeLine(line: string): ReturnType<ReadLine> {
    const parsed = parsedJson(line);
    if (parsed === undefined) return { flaw: 'is no JSON' };
    const { metric, type, data } = fieldsOf(parsed);
    if (type !== 'Point') return { flaw: `is of the type ${JSON.stringify(type)}, which is not known` };
    const { time, value, tags } = fieldsOf(data);
    const atMs = typeof time === 'string' ? instantOf(time) : undefined;
    if (atMs === undefined) return { flaw: `has no time: ${JSON.stringify(time)}` };
    if (typeof value !== 'number') return { flaw: `has no value: ${JSON.stringify(value)}` };
    return sampleMaker(String(metric), tags)(atMs, value);
  }

  /** Of a metric that is not judged, or judged and in another form. */
  function lineOfMetric(text: string, from: number, to: number): ReturnType<ReadLine> {
    const end = text.indexOf('"', from + opening.length);
    const name = text.slice(from + opening.length, end);
    if (judged.includes(name) || !text.startsWith(point, end) || !text.startsWith('}}', to - 2))
      return otherLine(text.slice(from, to));
    return undefined;
  }

  function otherLine(line: string): ReturnType<ReadLine> {
    const parsed = parsedJson(line);
    if (parsed === undefined) return { flaw: 'is no JSON' };
    const { metric, type } = fieldsOf(parsed);
    if (type === 'Metric') return undefined;
    if (type !== 'Point') return { flaw: `is of the type ${JSON.stringify(type)}, which is not known` };
    return judged.includes(String(metric)) ? wholeLine(line) : undefined;
  }
}

function parsedJson(bytes: string): unknown {
  try {
    return JSON.parse(Buffer.from(bytes, 'latin1').toString('utf8'));
  } catch {
    return undefined;
  }
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
