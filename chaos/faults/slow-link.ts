import type { Fault } from './fault.ts';
import { kindAmong, planned, targetAmong } from './planned.ts';
import { Refusal } from './refusal.ts';
import { zonesOf } from './struck-parts.ts';

const kinds = ['slow'] as const;
/** Each way: long enough to be felt in every request that crosses, short enough that no check fails. */
const delayMs = 1000;

/** Grey failure: what one region sends another arrives, but late. */
export const slowLink: Fault = {
  id: 'slow-link',
  title: 'What one region sends another arrives late',
  aimedAt: 'region',
  kinds,
  plan: (plan, aim) => {
    kindAmong({ id: 'slow-link' }, kinds, aim.kind);
    const roles = plan.regions.map(({ role }) => role);
    const from = targetAmong('slow-link', 'region', roles, aim.targets[0]);
    const to = targetAmong('slow-link', 'second region', roles, aim.targets[1] ?? roles.find((role) => role !== from));
    if (from === to) throw new Refusal(`slow-link was given region ${from} twice`, 'Name two regions.');
    return planned(plan, aim, {
      fault: 'slow-link',
      does: `What ${from} sends ${to} takes ${delayMs} ms.`,
      targets: [from, to],
      steps: [
        {
          do: { slow: { from, to }, delayMs },
          undo: { heal: { from, to }, verify: [...zonesOf(plan, from), ...zonesOf(plan, to)] },
        },
      ],
      deadZones: [],
      isLink: true,
    });
  },
};
