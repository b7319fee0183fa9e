import type { Fault } from './fault.ts';
import { kindAmong, planned, targetAmong } from './planned.ts';

const kinds = ['kill', 'stall'] as const;

/** All instances of one component in one region are stopped, whatever zone they are in. */
export const stopInstances: Fault = {
  id: 'stop-instances',
  title: "A component's instances in a region are stopped",
  aimedAt: 'service',
  kinds,
  plan: (plan, aim) => {
    const kind = kindAmong({ id: 'stop-instances' }, kinds, aim.kind);
    const service = targetAmong(
      'stop-instances',
      'service',
      plan.services.map(({ id }) => id),
      aim.targets[0],
    );
    const component = plan.services.find(({ id }) => id === service)?.component ?? service;
    return planned(plan, aim, {
      fault: 'stop-instances',
      does: `All instances of ${component} behind ${service} are stopped (${kind}).`,
      targets: [service],
      steps: [{ do: { fault: { part: service }, kind }, undo: { heal: { part: service }, verify: [service] } }],
      deadZones: [],
    });
  },
};
