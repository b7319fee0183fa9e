import { forExperiments } from '../../chaos/twin/exercised.ts';
import type { TwinPlan } from '../../chaos/twin/twin-plan.ts';
import type { ChaosOptions } from './chaos-choice.ts';
import { planTwin } from './twin-plan.ts';

/** The twin that experiments are done on, of the architecture that is named or the one here. Throws InputError and Refusal. */
export async function experimentPlan(options: ChaosOptions): Promise<TwinPlan> {
  const { architecture } = options;
  return forExperiments(await planTwin(architecture === undefined ? [] : [architecture], options));
}
