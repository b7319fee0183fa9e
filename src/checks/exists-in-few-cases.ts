import type { Inventory } from '../inventory/inventory.ts';
import { unseenInput } from '../inventory/read.ts';
import type { Resource } from '../inventory/resource.ts';
import { inAllCases } from './all-cases.ts';
import { unseenJudgement } from './check.ts';

/** By subject: whether it exists is the same question for every check that is not narrowed to a component. */
const inFewCases = new WeakMap<Resource, boolean>();

/** Whether the cases in which a subject exists are few enough to be told apart, before anything else is asked of it. */
export function existsInFewCases(resource: Resource, inventory: Inventory): boolean {
  if (!resource.existence) return true;
  const known = inFewCases.get(resource);
  if (known !== undefined) return known;
  const cases = inAllCases<undefined>((answers, next) => {
    const existence = inventory.under(answers).find(resource.id)?.existence;
    const open = existence && next(unseenJudgement(unseenInput(existence, '')), answers);
    return open ? { ask: open } : { result: undefined };
  });
  inFewCases.set(resource, cases !== undefined);
  return cases !== undefined;
}
