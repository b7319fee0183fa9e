import type { Fault, FaultAim, FaultPlan, FaultStep } from './fault.ts';
import type { TwinPlan } from '../twin/twin-plan.ts';
import { kindAmong, planned, targetAmong } from './planned.ts';
import { zonesOf } from './struck-parts.ts';
import { Refusal } from './refusal.ts';

const kinds = ['cut'] as const;

/** What one region sends another does not arrive; the way back stays open, which is how false failovers come about. */
export const partitionRegionOneWay: Fault = {
  id: 'partition-region-one-way',
  title: 'What one region sends another does not arrive',
  aimedAt: 'region',
  kinds,
  plan: (plan, aim) => partition('partition-region-one-way', plan, aim, ([from, to]) => [[from, to]]),
};

/** Two regions cannot speak with each other; clients reach both. */
export const partitionRegion: Fault = {
  id: 'partition-region',
  title: 'Two regions cannot speak with each other',
  aimedAt: 'region',
  kinds,
  plan: (plan, aim) =>
    partition('partition-region', plan, aim, ([from, to]) => [
      [from, to],
      [to, from],
    ]),
};

type Way = readonly [from: string, to: string];

function partition(fault: string, plan: TwinPlan, aim: FaultAim, ways: (pair: Way) => readonly Way[]): FaultPlan {
  const kind = kindAmong({ id: fault }, kinds, aim.kind);
  const roles = plan.regions.map(({ role }) => role);
  const from = targetAmong(fault, 'region', roles, aim.targets[0]);
  const to = targetAmong(fault, 'second region', roles, aim.targets[1] ?? roles.find((role) => role !== from));
  if (from === to) throw new Refusal(`${fault} was given region ${from} twice`, 'Name two regions.');
  const cut = ways([from, to]);
  return planned(plan, aim, {
    fault,
    does: `Nothing arrives of what ${cut.map(([one, other]) => `${one} sends ${other}`).join(', and of what ')} (${kind}).`,
    targets: [from, to],
    steps: cut.map(
      ([one, other]): FaultStep => ({
        do: { fault: { from: one, to: other }, kind },
        undo: { heal: { from: one, to: other }, verify: [...zonesOf(plan, one), ...zonesOf(plan, other)] },
      }),
    ),
    deadZones: [],
    isLink: true,
  });
}
