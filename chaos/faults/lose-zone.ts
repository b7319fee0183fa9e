import type { TwinPlan } from '../twin/twin-plan.ts';
import type { Fault, FaultStep } from './fault.ts';
import type { FaultKind } from '../drivers/driver.ts';
import { kindAmong, planned, targetAmong } from './planned.ts';

const kinds = ['kill', 'stall', 'cut'] as const;

/** One Availability Zone is gone, with all that is in it. */
export const loseZone: Fault = {
  id: 'lose-zone',
  title: 'An Availability Zone is lost',
  aimedAt: 'zone',
  kinds,
  plan: (plan, aim) => {
    const kind = kindAmong({ id: 'lose-zone' }, kinds, aim.kind);
    const zone = targetAmong('lose-zone', 'zone', zoneIds(plan), aim.targets[0]);
    return planned(plan, aim, {
      fault: 'lose-zone',
      does: `Zone ${zone} (${zoneName(plan, zone)}) is lost (${kind}).`,
      targets: [zone],
      steps: [losing(zone, kind)],
      deadZones: [zone],
    });
  },
};

/** The step that loses one zone, and what shows that it is back. */
export function losing(zone: string, kind: FaultKind): FaultStep {
  return { do: { fault: { zone }, kind }, undo: { heal: { zone }, verify: [zone] } };
}

export function zoneIds({ regions }: TwinPlan): readonly string[] {
  return regions.flatMap(({ zones }) => zones.map(({ id }) => id));
}

export function zoneName({ regions }: TwinPlan, id: string): string {
  return regions.flatMap(({ zones }) => zones).find((zone) => zone.id === id)?.name ?? id;
}
