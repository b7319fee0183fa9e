import { aimed } from '../../chaos/experiments/aimed.ts';
import type { Experiment } from '../../chaos/experiments/experiment.ts';
import { worstCase, type WorstCase } from '../../chaos/experiments/worst-case.ts';
import { faultNamed } from '../../chaos/faults/catalogue.ts';
import type { FaultPlan } from '../../chaos/faults/fault.ts';
import { scopeText } from '../../chaos/faults/planned.ts';
import type { TwinPlan } from '../../chaos/twin/twin-plan.ts';
import { canonicalJson } from '../evidence/canonical.ts';
import { chaosChoice, type ChaosOptions, experimentOrFault } from './chaos-choice.ts';
import { experimentPlan } from './experiment-plan.ts';

/** What would be done, to what, for how long, what is left standing and what takes it back; nothing is run. Throws InputError and Refusal. */
export async function planChaos(name: string, options: ChaosOptions): Promise<string> {
  const experiment = experimentOrFault(name);
  const { targets, kinds } = chaosChoice(options);
  const plan = await experimentPlan(options);
  const every = targets ? [targets] : aimed(plan, experiment.aim);
  const kind = kinds?.[0] ?? experiment.kinds[0] ?? 'kill';
  const planned = every.map((one) => {
    const fault = faultNamed(experiment.fault).plan(plan, { targets: one, kind });
    return { fault, requests: worstCase(plan, fault, 'requests'), writes: worstCase(plan, fault, 'writes') };
  });
  if (options.json) return `${canonicalJson({ experiment, planned }, 2)}\n`;
  return [
    `${experiment.id}: ${experiment.hypothesis}`,
    `As ${(kinds ?? experiment.kinds).join(', then as ')}, ${experiment.repetitions} time(s) each, on a twin of its own that ends with the run.`,
    `Nothing stays broken for longer than ${longestSeconds(experiment)} s, whoever is still there by then.`,
    ...planned.flatMap(({ fault, requests, writes }) => [
      '',
      ...faultLines(fault),
      ...worstLines('requests', requests),
      ...worstLines('writes', writes),
    ]),
    '',
    ...substitutions(plan),
  ].join('\n');
}

function longestSeconds({ stop }: Experiment): number {
  return Math.max(0, ...stop.flatMap((one) => (one.kind === 'wall-clock' ? [one.maxMs / 1000] : []))) + 60;
}

function faultLines({ does, struck, standing, steps, silentRegions }: FaultPlan): readonly string[] {
  const hit = new Set(struck.map(({ part }) => part));
  return [
    does,
    '  strikes',
    ...struck.map(({ part, zone, what }) => `    ${part}${zone === undefined ? '' : ` in ${zone}`}: ${what}`),
    '  leaves standing',
    ...standing.zones
      .filter(({ before, left }) => left < before)
      .map(({ region, before, left }) => `    ${left} of ${before} zones of region ${region}`),
    ...standing.services
      .filter(({ part, left, before }) => hit.has(part) && left < before)
      .map(
        ({ part, left, before, leftRatio }) =>
          `    ${part}: ${left} of ${before} instances (${Math.round(leftRatio * 100)} %)`,
      ),
    ...standing.databases
      .filter(({ isWriterLost }) => isWriterLost)
      .map(
        ({ part, copiesLeft, takesOver }) =>
          `    ${part}: ${copiesLeft.join(', ')}${takesOver === undefined ? '; none takes over by itself' : `; ${takesOver} takes over`}`,
      ),
    '  is taken back by',
    ...steps.map(
      ({ undo }) =>
        `    healing ${undo.heal ? scopeText(undo.heal) : 'nothing'}, and reading back that ${undo.verify.join(', ')} are up`,
    ),
    ...silentRegions.map((region) => `  asks nothing of region ${region}, whose control plane is lost with it`),
  ];
}

function worstLines(what: string, { totalMs, terms, missing, notCounted }: WorstCase): readonly string[] {
  return [
    `  ${what} are back after ${totalMs / 1000} s at worst`,
    ...terms.map(
      (term) =>
        `    ${term.ms / 1000} s: ${term.what}${term.by === 'declared' ? ` (declared${term.source === undefined ? ', no source' : `, ${term.source}`})` : ''}`,
    ),
    ...missing.map((one) => `    no proof rests on this: ${one}`),
    ...notCounted.map((one) => `    not counted: ${one}`),
  ];
}

function substitutions({ mapping }: TwinPlan): readonly string[] {
  const count = mapping.filter(({ substitution }) => substitution !== '').length;
  return [`${count} substitutions on the twin; "plumbline twin plan" names each.`, ''];
}
