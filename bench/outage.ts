// Holds `measure outage` against the truth: a service in another process goes down for a known time at a random phase, and the recovery time
// that is measured must be right: true <= measured < true + period + 5 ms, and the printed interval must contain the truth. A partial outage
// (every third request fails) is over for callers with its last failed request, and for certain at its end: the first is the lower bound, and
// the second the upper.
//   node tools/node.mjs bench/outage.ts [runs, default 59] [--busy: both cores are kept busy meanwhile]
// A run whose prober was not healthy measured nothing; it is repeated, and the repetitions are counted. Prober and service both run ahead of other
// processes where the system allows it, since a service that is late on a busy machine would be late for its callers, and no yardstick. Of each miss it is
// told how late its first good probe was sent, and how long that was under way.
import { type ChildProcess, spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { probeApart } from '../chaos/prober/probe-apart.ts';
import { Unsteady } from '../chaos/prober/unsteady.ts';
import { type OutageKind, outageKinds } from '../chaos/prober/scripted/outage-kinds.ts';
import { scriptedService, type ScriptedService } from '../chaos/prober/scripted/scripted-service.ts';
import { type OutageRecord, recordsOf } from '../src/measure/outage-record.ts';
import { outageReport } from '../src/measure/outage-report.ts';

const lengthsMs = [50, 200, 613, 1237, 3000];
const slackMs = 5;
const attempts = 20;
const settings = {
  periodMs: 50,
  timeoutMs: 1000,
  slowMs: 500,
  expectStatus: 200,
  beforeMs: 500,
  afterMs: 10_000,
  sustainMs: 1000,
  sloRatio: 0.9999,
};

const runs = Number(process.argv.slice(2).find((arg) => /^\d+$/u.test(arg)) ?? 59);
const spinners = process.argv.includes('--busy') ? keepBusy() : [];
const cases = lengthsMs.flatMap((ms) => outageKinds.map((kind) => ({ kind, ms })));
let [hits, contained, unharmed, repeated, undecided] = [0, 0, 0, 0, 0];
const errors: number[] = [];
const lags: number[] = [];

try {
  for (let run = 0; run < runs; run += 1) {
    // A stride without a common divisor with the number of cases passes all of them, and few runs a bit of everything.
    const { kind, ms } = cases[(run * 7) % cases.length] ?? { kind: '503' as const, ms: 613 };
    await measured(kind, ms, `${String(run + 1).padStart(3)} ${kind.padEnd(9)} ${String(ms).padStart(4)} ms`);
  }
} finally {
  for (const spinner of spinners) spinner.kill();
}
const judged = runs - unharmed - undecided;
const sorted = errors.toSorted((a, b) => a - b);
process.stdout.write(
  `${hits} of ${judged} within [true, true + ${settings.periodMs} + ${slackMs} ms); the interval contains the truth in ${contained} of ${judged}\n` +
    `measured - true: median ${shown(sorted[Math.floor(sorted.length / 2)])}, max ${shown(sorted.at(-1))} ms; largest schedule lag of a run: ${shown(Math.max(...lags))} ms\n` +
    `${unharmed} outages let no request fail and were inconclusive, as they must be; ${repeated} runs were repeated because of the prober's health; ${undecided} were given up\n`,
);
// Of 59 runs on a busy machine, one may miss because the answer itself was late.
process.exitCode =
  hits >= judged - (spinners.length > 0 ? judged / 59 : 0) && contained === judged && undecided === 0 ? 0 : 1;

async function measured(kind: OutageKind, ms: number, title: string): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    await using service = await scriptedService();
    const run = await recorded(service, kind, ms);
    if (!run) {
      repeated += 1;
      process.stdout.write(`${title}: repeated: not steady before the fault\n`);
      continue;
    }
    const report = outageReport(run, 'scripted');
    const { failed, lastBadNs, endNs } = await service.truth();
    if (report.verdict === 'inconclusive' && report.firstBadMs === null && failed === 0 && kind !== 'refuse') {
      unharmed += 1;
      process.stdout.write(`${title}: no request failed, inconclusive\n`);
      return;
    }
    if (report.verdict !== 'pass' || report.rtoMs === null || !report.rtoIntervalMs || report.faultMonoNs === null) {
      const reason = report.reasons[0] ?? 'no figure';
      const isProbers = reason.startsWith('The prober');
      process.stdout.write(`${title}: ${isProbers ? 'repeated' : 'GIVEN UP'}: ${reason}\n`);
      if (!isProbers) break;
      repeated += 1;
      continue;
    }
    const [trueMs, endMs] = sinceFault(report.faultMonoNs, lastBadNs, endNs);
    const [low, high] = report.rtoIntervalMs;
    const error = report.rtoMs - trueMs;
    const isHit = error >= 0 && report.rtoMs < endMs + settings.periodMs + slackMs;
    const isInside = low < trueMs && trueMs <= high;
    hits += isHit ? 1 : 0;
    contained += isInside ? 1 : 0;
    errors.push(error);
    lags.push(report.scheduleLagMs?.max ?? 0);
    process.stdout.write(
      `${title}: true ${shown(trueMs)}, measured ${shown(report.rtoMs)}, interval ${shown(low)} to ${shown(high)}${isHit ? '' : ` MISS by ${shown(error)} ms, ${blamed(run, report.rtoMs)}`}${isInside ? '' : ' OUTSIDE'}; schedule lag up to ${shown(report.scheduleLagMs?.max)} ms\n`,
    );
    return;
  }
  undecided += 1;
}

async function recorded(
  service: ScriptedService,
  kind: OutageKind,
  ms: number,
): Promise<readonly OutageRecord[] | undefined> {
  const paths = [{ name: 'scripted', url: service.url, method: 'GET' }];
  const tools = {
    fault: service.fault(kind, ms),
    record: () => undefined,
    say: () => undefined,
    signal: AbortSignal.timeout(60_000),
  };
  try {
    return await probeApart({ settings, paths }, tools);
  } catch (error) {
    if (error instanceof Unsteady) return undefined;
    throw error;
  }
}

/** Whose delay it was: the prober's until its first good probe was sent, and that of the answer. */
function blamed(records: readonly OutageRecord[], rtoMs: number): string {
  const atMs = recordsOf(records, 'fault')[0]?.atMs ?? 0;
  const first = recordsOf(records, 'reading').find(({ doneMs }) => Math.abs(doneMs - atMs - rtoMs) < 0.001);
  if (!first || first.sentMs === null) return 'by no probe that is known';
  return `sent ${shown(first.sentMs - first.intendedMs)} ms late by the ${first.client} client and answered ${shown(first.doneMs - first.sentMs)} ms later`;
}

function sinceFault(
  faultMonoNs: string,
  lastBadNs: bigint,
  endNs: bigint,
): readonly [lastBadMs: number, endMs: number] {
  const [lastBadMs, endMs] = [lastBadNs, endNs].map((ns) => Number(ns - BigInt(faultMonoNs)) / 1e6);
  return [lastBadMs ?? Number.NaN, endMs ?? Number.NaN];
}

function keepBusy(): readonly ChildProcess[] {
  return Array.from({ length: availableParallelism() }, () =>
    spawn(
      process.execPath,
      [
        '-e',
        'process.stdin.resume().on("close", () => process.exit()); const spin = () => { const end = Date.now() + 200; while (Date.now() < end); setImmediate(spin); }; spin();',
      ],
      {
        stdio: ['pipe', 'ignore', 'inherit'],
      },
    ),
  );
}

function shown(ms: number | undefined): string {
  return ms === undefined ? '-' : ms.toFixed(1);
}
