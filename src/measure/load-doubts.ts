import type { LoadFigures, PhaseFigures } from './load-figures.ts';
import type { Generator, LoadRun } from './load-run.ts';
import { msOf, percentOf, wholeNumber } from './load-words.ts';

/** Why the figures of a run cannot be trusted, as full sentences, by what they leave possible. */
export interface LoadDoubts {
  /** Nothing was measured, or not to the end. */
  readonly unmeasured: readonly string[];
  /** Measured with a load that is not the one asked for. */
  readonly unkept: readonly string[];
  /** Some of what was measured may be lost. */
  readonly incomplete: readonly string[];
}

const lateMs = 100;
const begunShare = 0.99;
const generatorTired = 0.8;
const machineTired = 0.95;

export function loadDoubts({ figures, end, generator, summary }: LoadRun): LoadDoubts {
  const judged = figures.phases.filter(({ isJudged }) => isJudged);
  const unmeasured = judged.length === 0 ? ['No phase of the run is to be judged, so nothing was measured.'] : [];
  if (end.kind === 'failed') unmeasured.push(`The load generator failed: ${end.reason.replace(/\.+$/u, '')}.`);
  if (end.kind === 'interrupted')
    unmeasured.push('The run was interrupted; the figures are of the time until then and decide nothing.');
  for (const { phase, requests, iterations } of judged) {
    if (iterations.begun === 0) unmeasured.push(`${phase}: no iteration began, so nothing was measured.`);
    else if (requests === 0) unmeasured.push(`${phase}: no request was measured.`);
  }
  return {
    unmeasured,
    unkept: judged.filter(({ iterations }) => iterations.begun > 0).flatMap((phase) => unkeptIn(phase, generator)),
    incomplete: lostSamples(figures, summary),
  };
}

function unkeptIn(figures: PhaseFigures, generator: Generator): readonly string[] {
  const { phase, iterations, lagMs } = figures;
  const { planned, begun, dropped } = iterations;
  const doubts: string[] = [];
  // One iteration more or less is a matter of where the phase was cut.
  if (begun + dropped < Math.min(planned * begunShare, planned - 1)) doubts.push(shortfall(figures));
  if (lagMs === null)
    doubts.push(`${phase}: nothing tells how late iterations began, so the schedule may not have been kept.`);
  else if (lagMs.p99 > lateMs)
    doubts.push(
      `${phase}: the generator could not keep its schedule: 1 % of iterations began more than ${msOf(lagMs.p99)} late, and ${lateMs} ms are allowed.`,
    );
  const tired = dropped > 0 ? tiredness(generator) : undefined;
  if (tired !== undefined) doubts.push(`${phase}: ${wholeNumber(dropped)} iterations were dropped, and ${tired}.`);
  return doubts;
}

function shortfall({ phase, iterations, requests, seconds, askedPerSecond }: PhaseFigures): string {
  const { planned, begun, dropped } = iterations;
  return (
    `${phase}: asked for ${wholeNumber(askedPerSecond)}/s; ${wholeNumber(requests / seconds)}/s were sent: of ${wholeNumber(planned)} planned iterations ` +
    `${wholeNumber(begun)} began and ${wholeNumber(dropped)} were dropped. The generator could not send what was asked of it.`
  );
}

/** Why drops may be the generator's own doing; undefined where they are the target's. */
function tiredness({ users, usersNeeded, generatorBusy, machineBusy }: Generator): string | undefined {
  if (users < usersNeeded)
    return `the generator had ${wholeNumber(users)} users where the rate needs ${wholeNumber(usersNeeded)}`;
  if (generatorBusy !== null && generatorBusy >= generatorTired)
    return `the generator was busy to ${percentOf(generatorBusy)} of the machine`;
  if (machineBusy !== null && machineBusy >= machineTired) return `the machine was busy to ${percentOf(machineBusy)}`;
  if (generatorBusy === null && machineBusy === null)
    return 'how busy the generator and its machine were could not be read, so it may have been their doing';
  return undefined;
}

function lostSamples({ phases }: LoadFigures, summary: LoadRun['summary']): readonly string[] {
  if (summary === null)
    return ["The generator's own summary is missing, so nothing shows that its samples are complete."];
  const total = (of: (phase: PhaseFigures) => number): number => phases.reduce((sum, phase) => sum + of(phase), 0);
  const pairs = [
    ['requests', summary.requests, total(({ requests }) => requests)],
    ['ended iterations', summary.iterations, total(({ iterations }) => iterations.ended)],
    ['dropped iterations', summary.dropped, total(({ iterations }) => iterations.dropped)],
  ] as const;
  const differing = pairs
    .filter(([, counted, measured]) => counted !== measured)
    .map(
      ([what, counted, measured]) =>
        `The generator's summary counts ${wholeNumber(counted)} ${what}, its samples ${wholeNumber(measured)}: samples are lost or are of another run.`,
    );
  const impossible = phases
    .filter(({ iterations }) => iterations.ended > iterations.begun)
    .map(
      ({ phase, iterations }) =>
        `${phase}: ${wholeNumber(iterations.ended)} iterations ended and ${wholeNumber(iterations.begun)} began: samples are lost.`,
    );
  return [...differing, ...impossible];
}
