import { Refusal } from '../faults/refusal.ts';
import { zonesOf } from '../faults/struck-parts.ts';
import type { DatabasePart, TwinPlan } from '../twin/twin-plan.ts';
import type { Aim } from './experiment.ts';

/** The targets an aim means in a plan, one list for each run. Throws Refusal when the plan has nothing of the kind. */
export function aimed(plan: TwinPlan, aim: Aim): readonly (readonly string[])[] {
  const primary = primaryRegion(plan);
  const zones = zonesOf(plan, primary);
  switch (aim) {
    case 'first zone of the primary region':
      return [[nth(zones, 0, aim)]];
    case 'second zone of the primary region':
      return [[nth(zones, 1, aim)]];
    case 'third zone of the primary region':
      return [[nth(zones, 2, aim)]];
    case 'every zone of the primary region':
      nth(zones, 0, aim);
      return zones.map((zone) => [zone]);
    case 'zone of the primary database':
      return [[primaryDatabase(plan).zone]];
    case 'zones of the primary database and its standby': {
      const { zone, followers } = primaryDatabase(plan);
      const other = followers.find(({ role }) => role === 'standby')?.zone ?? zones.find((one) => one !== zone);
      return [[zone, nth(other === undefined ? [] : [other], 0, aim)]];
    }
    case 'primary region':
      return [[primary]];
    case 'primary and failover region':
      return [
        [
          primary,
          nth(
            plan.regions.map(({ role }) => role).filter((role) => role !== primary),
            0,
            aim,
          ),
        ],
      ];
    case 'primary database':
      return [[primaryDatabase(plan).id]];
    case 'first service of the primary region':
      return [
        [
          nth(
            plan.services.filter(({ region }) => region === primary).map(({ id }) => id),
            0,
            aim,
          ),
        ],
      ];
  }
}

/** Throws Refusal without regions. */
export function primaryRegion({ regions }: TwinPlan): string {
  const first = regions.find(({ role }) => role === 'primary') ?? regions[0];
  if (first) return first.role;
  throw new Refusal('The twin has no region', 'Declare regions in architecture.yaml.');
}

/** The one that most services of the primary region use; the first among equals. Throws Refusal without one. */
function primaryDatabase(plan: TwinPlan): DatabasePart {
  const primary = primaryRegion(plan);
  const users = (id: string): number =>
    plan.services.filter(({ region, databases }) => region === primary && databases.includes(id)).length;
  const [first] = plan.databases
    .filter(({ region }) => region === primary)
    .toSorted((a, b) => users(b.id) - users(a.id));
  if (first) return first;
  throw new Refusal('The twin has no database in its primary region', 'Choose an experiment that needs none.');
}

function nth(ids: readonly string[], index: number, aim: Aim): string {
  const id = ids[index];
  if (id !== undefined) return id;
  throw new Refusal(`The twin has no ${aim}`, 'Choose another target.');
}
