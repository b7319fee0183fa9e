import { createHash } from 'node:crypto';
import { Refusal } from '../faults/refusal.ts';
import { experiments } from './catalogue.ts';
import type { Experiment, Objective } from './experiment.ts';
import type { AskedExperiment } from './laboratory.ts';
import { objectiveText } from './objective-text.ts';
import type { StopCondition } from './stop-conditions.ts';

/** What is left for start, sustained window, final read and heal beside the longest time an objective allows. */
const roomMs = 300_000;

/** The experiment of the catalogue that asks the same, or one like those with the same aim. Throws Refusal where nothing is aimed so. */
export function experimentAsked({ aim, objectives }: AskedExperiment, promises: readonly string[]): Experiment {
  const alike = experiments.filter((one) => one.aim === aim && one.promises.length > 0);
  const asked = JSON.stringify(objectives);
  const same = alike.find((one) => JSON.stringify(one.objectives) === asked);
  if (same) return { ...same, promises };
  const [like] = alike;
  if (!like) throw new Refusal(`No experiment is aimed at the ${aim}`, 'Write one in the catalogue of experiments.');
  // By what is asked, never by a scenario's name, which two may share and which may hold no letter that a file name can.
  const what = aim.startsWith('every ') ? aim.replace('every', 'any') : `the ${aim}`;
  const hypothesis = `When ${what} is lost, ${objectives.map(objectiveText).join(' and ')}.`;
  const short = createHash('sha256').update(hypothesis).digest('hex').slice(0, 8);
  const id = `${aim.replaceAll(' ', '-')}-lost-${short}`;
  return { ...like, id, hypothesis, promises, objectives, stop: like.stop.map((one) => longEnough(one, objectives)) };
}

function longEnough(stop: StopCondition, objectives: readonly Objective[]): StopCondition {
  if (stop.kind !== 'wall-clock') return stop;
  const longestMs = Math.max(0, ...objectives.map(allowedMs));
  return { ...stop, maxMs: Math.max(stop.maxMs, longestMs + roomMs) };
}

function allowedMs(objective: Objective): number {
  if ('withinSeconds' in objective) return objective.withinSeconds * 1000;
  return 'atMostSeconds' in objective ? objective.atMostSeconds * 1000 : 0;
}
