// Reads 5 million lines as k6 writes them into figures, beside a peer that parses each line, keeps the times in an array and sorts it:
//   node tools/node.mjs bench/load-samples.ts [million lines]
// Each is a process of its own. Both must come to the same percentiles, within what a histogram rounds.
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { readSamples } from '../load/k6/samples.ts';
import { loadFiguresRecorder } from '../src/measure/load-figures-of.ts';
import { seeded } from './loss-store-fates.ts';

const program = fileURLToPath(import.meta.url);
const shares = [0.5, 0.9, 0.95, 0.99, 0.999];
const requestsPerIteration = 8;
const iterationsPerSecond = 500;

/** What a reader prints. */
interface Read {
  readonly requests: number;
  readonly percentilesMs: readonly number[];
}

const [first = '5', file = ''] = process.argv.slice(2);
if (first === '--figures') process.stdout.write(JSON.stringify(await figuresOf(file)));
else if (first === '--peer') process.stdout.write(JSON.stringify(await peerOf(file)));
else await compare(Number(first) * 1e6);

async function compare(lines: number): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'plumbline-bench-load-'));
  try {
    const samples = join(scratch, 'samples.json');
    await pipeline(Readable.from(linesOf(lines)), createWriteStream(samples));
    const peer = await timed('--peer', samples);
    const ours = await timed('--figures', samples);
    for (const [name, { seconds, cpuSeconds, mebibytes }] of [
      ['JSON.parse, array, sort', peer],
      ['figures', ours],
    ] as const)
      process.stdout.write(
        `${name.padEnd(26)} ${seconds.toFixed(2)} s, ${cpuSeconds.toFixed(2)} s CPU, ${mebibytes.toFixed(0)} MiB\n`,
      );
    const ratio = (of: 'seconds' | 'cpuSeconds' | 'mebibytes'): string => (ours[of] / peer[of]).toFixed(2);
    process.stdout.write(
      `figures take ${ratio('seconds')} of the peer's time, ${ratio('cpuSeconds')} of its CPU, ${ratio('mebibytes')} of its memory\n`,
    );
    for (const [at, share] of shares.entries()) {
      const exact = peer.read.percentilesMs[at] ?? Number.NaN;
      const told = ours.read.percentilesMs[at] ?? Number.NaN;
      process.stdout.write(`  ${share}: ${told} ms, exactly ${exact} ms\n`);
      if (!(told >= exact - 0.0005 && told <= exact * 1.001 + 0.0005))
        throw new Error(`The share ${share} is told as ${told} ms and is ${exact} ms: more than 0.1 % apart.`);
    }
    if (ours.read.requests !== peer.read.requests)
      throw new Error(`${ours.read.requests} of ${peer.read.requests} requests were read.`);
    process.stdout.write(`${ours.read.requests} requests in ${lines} lines, percentiles agree within 0.1 %\n`);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Iterations of eight requests with k6's fields, order and nanoseconds; the same for each run. */
function* linesOf(count: number): Generator<string> {
  const random = seeded(1);
  const beginMs = Date.UTC(2026, 10, 21, 14);
  const tags = ['list courses', 'lesson', 'login'].map(
    (route) => `{"proto":"HTTP/2.0","route":"${route}","scenario":"peak","status":"200"}`,
  );
  const slow = '{"error":"status 503","proto":"HTTP/2.0","route":"lesson","scenario":"peak","status":"503"}';
  const own = '{"scenario":"peak"}';
  let piece = '';
  for (let line = 0; line < count; line += 1) {
    const place = line % (requestsPerIteration + 3);
    const iteration = Math.floor(line / (requestsPerIteration + 3));
    const atMs = beginMs + Math.floor((iteration / iterationsPerSecond) * 1000);
    const time = `${new Date(atMs).toISOString().slice(0, -1)}${String(Math.floor(random() * 1e6)).padStart(6, '0')}Z`;
    const [metric, value, tag] =
      place === 0
        ? ['plumbline_begun', 1, own]
        : place === 1
          ? ['plumbline_lag', random() * 5, own]
          : place === 2
            ? ['plumbline_ended', 1, own]
            : ['plumbline_request', timeOf(random), random() < 0.001 ? slow : tags[line % tags.length]];
    piece += `{"metric":"${metric}","type":"Point","data":{"time":"${time}","value":${value},"tags":${tag}}}\n`;
    if (piece.length < 1 << 20) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

/** Exponential with a mean of 40 ms, to the nanosecond as k6 tells it. */
function timeOf(random: () => number): number {
  return Number((1 - 40 * Math.log(1 - random())).toFixed(6));
}

async function figuresOf(samples: string): Promise<Read> {
  const recorder = loadFiguresRecorder([
    {
      phase: 'peak',
      isJudged: true,
      seconds: 1000,
      askedPerSecond: iterationsPerSecond * requestsPerIteration,
      requestsPerIteration,
      plannedIterations: 1000 * iterationsPerSecond,
    },
  ]);
  const { incomplete } = await readSamples(samples, recorder.add);
  const [phase] = recorder.figures().phases;
  if (incomplete || !phase?.latency) throw new Error(incomplete?.reason ?? 'no request was read');
  return { requests: phase.requests, percentilesMs: phase.latency.percentiles.map(({ ms }) => ms) };
}

async function peerOf(samples: string): Promise<Read> {
  const times: number[] = [];
  for await (const line of createInterface({ input: createReadStream(samples), crlfDelay: Number.POSITIVE_INFINITY })) {
    const { metric, data } = JSON.parse(line) as { readonly metric: string; readonly data: { readonly value: number } };
    if (metric === 'plumbline_request') times.push(data.value);
  }
  times.sort((a, b) => a - b);
  return {
    requests: times.length,
    percentilesMs: shares.map((share) => times[Math.ceil(share * times.length) - 1] ?? Number.NaN),
  };
}

/** Wall and processor time of one reader, and its peak memory, as GNU time tells. */
async function timed(mode: string, samples: string) {
  const { stdout, stderr, exitCode } = await execa(
    '/usr/bin/time',
    ['--format', '%e %U %S %M', process.execPath, program, mode, samples],
    { reject: false },
  );
  if (exitCode !== 0) throw new Error(`${mode} ended with ${exitCode}: ${stderr.slice(0, 500)}`);
  const [seconds = Number.NaN, user = Number.NaN, system = Number.NaN, kib = Number.NaN] = (
    stderr.trim().split('\n').at(-1) ?? ''
  )
    .split(' ')
    .map(Number);
  return { seconds, cpuSeconds: user + system, mebibytes: kib / 1024, read: JSON.parse(stdout) as Read };
}
