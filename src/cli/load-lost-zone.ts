import { primaryRegion } from '../../chaos/experiments/aimed.ts';
import type { TwinPlan } from '../../chaos/twin/twin-plan.ts';
import { LoadRefusal } from '../../load/load-refusal.ts';

type Zone = TwinPlan['regions'][number]['zones'][number];

/** The zone of the region that works whose loss takes the most servers away. Throws LoadRefusal where none can be lost. */
export function zoneToLose(plan: TwinPlan): Zone {
  const primary = primaryRegion(plan);
  const zones = plan.regions.find(({ role }) => role === primary)?.zones ?? [];
  if (zones.length < 2)
    throw new LoadRefusal(
      'The twin has no second zone in its primary region, so none can be lost and carried by the rest.',
    );
  const services = plan.services.filter(({ region }) => region === primary);
  const serversIn = ({ id }: Zone): number => services.reduce((sum, { instances }) => sum + (instances[id] ?? 0), 0);
  const [fullest] = zones.toSorted((one, other) => serversIn(other) - serversIn(one));
  if (fullest === undefined || serversIn(fullest) === 0)
    throw new LoadRefusal(
      'No zone of the primary region keeps a server, so losing one would take nothing away. Give the path servers in its zones.',
    );
  return fullest;
}
