import type { Inventory } from '../inventory/inventory.ts';
import { UnseenInput, unseenInput, valueAt } from '../inventory/read.ts';
import { nameOf, type Resource } from '../inventory/resource.ts';
import { no, type Truth } from './truth.ts';

/** What holds of the role that a workload runs under, named at a path; no role is none. What was not seen, as whether the workload exists, is unseen. */
export function ofRole(
  workload: Resource,
  path: string,
  inventory: Inventory,
  stronger: (role: Resource | undefined) => Truth,
): Truth {
  try {
    const { existence } = workload;
    if (existence) throw unseenInput(existence, '');
    const value = valueAt(workload.properties, path);
    if (value === undefined) return no;
    const named = inventory.resolve(value, path);
    const role =
      named.type === 'AWS::IAM::InstanceProfile'
        ? inventory.resolve(valueAt(named.properties, 'Roles.0'), 'Roles.0')
        : named;
    return stronger(role);
  } catch (error) {
    if (!(error instanceof UnseenInput)) throw error;
    return {
      is: 'unseen',
      why: new UnseenInput(`${nameOf(workload)}: ${error.message}`, '', error.input, error.question),
    };
  }
}
