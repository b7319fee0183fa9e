import type { Fault } from './fault.ts';
import { kindAmong, planned, targetAmong } from './planned.ts';
import { zonesOf } from './struck-parts.ts';

const kinds = ['kill', 'stall', 'cut'] as const;

/** A whole region is gone, and its control plane with it: whoever recovers may ask nothing there. */
export const loseRegion: Fault = {
  id: 'lose-region',
  title: 'A region is lost, with its control plane',
  aimedAt: 'region',
  kinds,
  plan: (plan, aim) => {
    const kind = kindAmong({ id: 'lose-region' }, kinds, aim.kind);
    const region = targetAmong(
      'lose-region',
      'region',
      plan.regions.map(({ role }) => role),
      aim.targets[0],
    );
    const code = plan.regions.find(({ role }) => role === region)?.code ?? region;
    const zones = zonesOf(plan, region);
    return planned(plan, aim, {
      fault: 'lose-region',
      does: `Region ${region} (${code}) is lost with its control plane (${kind}).`,
      targets: [region],
      steps: [{ do: { fault: { region }, kind }, undo: { heal: { region }, verify: zones } }],
      deadZones: zones,
      silentRegions: [region],
    });
  },
};
