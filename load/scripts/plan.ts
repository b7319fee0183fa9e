import type { Plan } from './told.ts';

/** The plan that the Node side wrote for this run. */
export function readPlan<Told>(): Plan<Told> {
  const file = __ENV['PLUMBLINE_PLAN'];
  if (file === undefined)
    throw new Error('PLUMBLINE_PLAN names no plan. Run this script through `plumbline load run`.');
  return JSON.parse(open(file)) as Plan<Told>;
}
