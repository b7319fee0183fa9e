import { createReadStream } from 'node:fs';
import type { LoadSample } from '../../src/measure/load-sample.ts';
import { lineReader } from './samples-line.ts';

/** What became of reading a file of raw samples. */
export interface SamplesRead {
  /** Lines that were read, of whatever metric. */
  readonly lines: number;
  readonly samples: number;
  /** Null where every line was whole and understood. Otherwise the figures lack something, and nothing may be concluded from them. */
  readonly incomplete: {
    /** The first such line, counted from 1; 0 where the file could not be read at all. */
    readonly line: number;
    /** A full sentence. */
    readonly reason: string;
  } | null;
}

/** No line of k6 comes near it. */
const longestLine = 1 << 20;

/**
 * Reads what `k6 run --out json=<file>` wrote, after it has ended, and hands each judged sample to `take` in the order of the file. Never
 * throws for what the file is like; what `take` throws comes through.
 */
export async function readSamples(
  file: string,
  take: (sample: LoadSample) => void,
  signal?: AbortSignal,
): Promise<SamplesRead> {
  const readLine = lineReader();
  let lines = 0;
  let samples = 0;
  let isTaking = false;
  let incomplete: SamplesRead['incomplete'] = null;
  const flaw = (line: number, what: string): void => {
    incomplete ??= { line, reason: `Line ${line} of the raw samples ${what}.` };
  };
  const takeLines = (text: string): number => {
    let from = 0;
    for (let to = text.indexOf('\n'); to >= 0; from = to + 1, to = text.indexOf('\n', from)) {
      lines += 1;
      const read = readLine(text, from, to);
      if (read === undefined) continue;
      if ('flaw' in read) flaw(lines, read.flaw);
      else {
        samples += 1;
        isTaking = true;
        take(read);
        isTaking = false;
      }
    }
    return from;
  };
  let rest = '';
  try {
    // One character per byte: lines are cut at their bytes, and only tags are decoded.
    for await (const chunk of createReadStream(file, {
      encoding: 'latin1',
      highWaterMark: 1 << 20,
      ...(signal && { signal }),
    })) {
      const text = rest + String(chunk);
      rest = text.slice(takeLines(text));
      if (rest.length > longestLine) {
        flaw(lines + 1, `is longer than ${longestLine} bytes, so the rest was not read`);
        return { lines, samples, incomplete };
      }
    }
    if (rest !== '') flaw(lines + 1, 'is the last one and has no end');
  } catch (error) {
    if (isTaking || signal?.aborted === true) throw error;
    incomplete ??= {
      line: lines === 0 ? 0 : lines + 1,
      reason: `The raw samples could not be read after line ${lines}: ${error instanceof Error ? error.message : String(error)}.`,
    };
  }
  return { lines, samples, incomplete };
}
