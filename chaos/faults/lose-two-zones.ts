import type { Fault } from './fault.ts';
import { losing, zoneIds, zoneName } from './lose-zone.ts';
import { kindAmong, planned, targetAmong } from './planned.ts';
import { Refusal } from './refusal.ts';

const kinds = ['kill', 'stall', 'cut'] as const;

/** Two zones are gone, one right after the other. */
export const loseTwoZones: Fault = {
  id: 'lose-two-zones',
  title: 'Two Availability Zones are lost',
  aimedAt: 'zone',
  kinds,
  plan: (plan, aim) => {
    const kind = kindAmong({ id: 'lose-two-zones' }, kinds, aim.kind);
    const known = zoneIds(plan);
    const first = targetAmong('lose-two-zones', 'first zone', known, aim.targets[0]);
    const second = targetAmong('lose-two-zones', 'second zone', known, aim.targets[1]);
    if (first === second)
      throw new Refusal(`lose-two-zones was given zone ${first} twice`, 'Name two zones, or use lose-zone.');
    return planned(plan, aim, {
      fault: 'lose-two-zones',
      does: `Zones ${first} (${zoneName(plan, first)}) and ${second} (${zoneName(plan, second)}) are lost (${kind}).`,
      targets: [first, second],
      steps: [losing(first, kind), losing(second, kind)],
      deadZones: [first, second],
    });
  },
};
