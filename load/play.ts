import type { LoadObjective } from '../src/inventory/architecture.ts';
import { loadFiguresRecorder } from '../src/measure/load-figures-of.ts';
import type { LoadEnd, LoadRun } from '../src/measure/load-run.ts';
import { LoadRefusal } from './load-refusal.ts';
import { k6Binary } from './k6/k6-binary.ts';
import { runK6 } from './k6/run-k6.ts';
import { readSamples } from './k6/samples.ts';
import { readSummary } from './k6/summary.ts';
import { type LoadProfile, phasesFor } from './profiles.ts';
import { type K6Orders, k6Options } from './scenarios/k6-options.ts';
import type { Scenario } from './scenarios/scenario.ts';
import type { Ground } from './target/ground.ts';

/** One load run: what is played, how much of it, where, and who is told. */
export interface Play {
  readonly scenario: Scenario;
  readonly objective: LoadObjective;
  readonly profile: LoadProfile;
  readonly ground: Ground;
  /** Whether a zone is lost first, whose share the others then carry. */
  readonly losesZone: boolean;
  /** A folder for what the generator needs and leaves; the caller removes it. */
  readonly folder: string;
  readonly record: (record: unknown) => void;
  readonly say: (text: string) => void;
  readonly signal: AbortSignal;
}

/** What was measured, before anything is judged but how it came about. */
export interface Played {
  readonly run: Omit<LoadRun, 'limits' | 'rehearsal'>;
  readonly generator: { readonly version: string; readonly sha256: string; readonly from: 'PATH' | 'built' };
  readonly startedAt: string;
  /** How the generator ended, in words. */
  readonly end: string;
  /** How the ground differs from what runs on AWS, and a visit from a real one. */
  readonly differs: readonly string[];
}

/** Looks at the target, plays the load, and reads what came of it. Throws LoadRefusal for what cannot be played at all. */
export async function play({
  scenario,
  objective: declared,
  profile,
  ground,
  losesZone,
  folder,
  record,
  say,
  signal,
}: Play): Promise<Played> {
  const binary = await k6Binary({ say, signal });
  const { objective, lost } = await carriedBy(ground, declared, { losesZone, say, signal });
  say(`looking at ${objective.url}`);
  const prepared = await scenario.prepare(ground.ask, objective, signal);
  const { options, phases, users, usersNeeded } = k6Options({
    scenario,
    objective,
    phases: phasesFor(profile, prepared.pacedMs),
    prepared,
    hosts: ground.hosts,
  });
  const plan = { options, scenario: scenario.id, url: objective.url, objective, prepared: { told: prepared.told } };
  const { path: _path, ...generator } = binary;
  const differs = [...ground.differs, ...(prepared.differs ?? [])];
  record({ record: 'plan', ...plan, profile, generator, zoneLost: lost ?? null, differs });
  const plannedSeconds = phases.reduce((sum, { seconds }) => sum + seconds, 0);
  say(`${scenario.id}: ${plannedSeconds} s of load on ${objective.url}`);
  const ran = await runK6({
    binary,
    script: scenario.script,
    plan,
    folder,
    plannedSeconds,
    say: (text) => say(`${scenario.id}: ${text}`),
    signal,
    ...(ground.certificateFile === undefined ? {} : { certificateFile: ground.certificateFile }),
    ...(prepared.environment === undefined ? {} : { environment: prepared.environment }),
  });
  say(`${scenario.id}: reading the samples`);
  const recorder = loadFiguresRecorder(phases.map((phase) => askedOf(phase, prepared.requestsPerIteration)));
  const read = await readSamples(ran.samplesFile, (sample) => {
    record({ record: 'sample', ...sample });
    recorder.add(sample);
  });
  const summary = await readSummary(ran.summaryFile);
  const end =
    read.incomplete && isGood(ran.end) ? { kind: 'failed' as const, reason: read.incomplete.reason } : ran.end;
  const health = { users, usersNeeded, ...ran.generator };
  record({ record: 'end', end, exitCode: ran.exitCode, generator: health, summary, read, stderr: ran.stderrTail });
  return {
    run: { figures: recorder.figures(), end, generator: health, summary },
    generator,
    startedAt: ran.startedAt,
    end: endText(end),
    differs,
  };
}

/** The load as it is to be carried: with a zone lost, the others take over its share. */
async function carriedBy(
  ground: Ground,
  objective: LoadObjective,
  { losesZone, say, signal }: Pick<Play, 'losesZone' | 'say' | 'signal'>,
): Promise<{ readonly objective: LoadObjective; readonly lost?: string }> {
  if (!losesZone) return { objective };
  if (ground.loseZone === undefined)
    throw new LoadRefusal('A zone can be lost on the local twin only. Leave --url out.');
  say('losing a zone');
  const { zones, lost } = await ground.loseZone(signal);
  return { objective: { ...objective, ratePerSecond: (objective.ratePerSecond * zones) / (zones - 1) }, lost };
}

function askedOf(
  { name, seconds, isJudged, requestsPerSecond, plannedIterations }: K6Orders['phases'][number],
  requestsPerIteration: number,
): Parameters<typeof loadFiguresRecorder>[0][number] {
  return {
    phase: name,
    isJudged,
    seconds,
    askedPerSecond: requestsPerSecond,
    requestsPerIteration,
    plannedIterations,
  };
}

const isGood = ({ kind }: LoadEnd): boolean => kind === 'whole' || kind === 'thresholds';

function endText(end: LoadEnd): string {
  switch (end.kind) {
    case 'whole':
      return 'k6 ended as planned';
    case 'thresholds':
      return 'k6 ended as planned, and its own thresholds failed';
    case 'interrupted':
      return 'interrupted: what was measured until then is kept';
    case 'failed':
      return `k6 did not end well: ${end.reason}`;
  }
}
