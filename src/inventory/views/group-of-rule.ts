import type { Inventory } from '../inventory.ts';
import { UnseenInput, valueAt } from '../read.ts';
import { nameOf, type Resource } from '../resource.ts';
import type { Value } from '../value.ts';
import { firstThat } from './first-that.ts';
import { meantBy } from './referrers.ts';

/**
 * The record that a rule which stands alone is added to, by the id or by the name of the group; undefined for a name that no
 * group of the region bears. Throws UnseenInput, also for a rule that names no group.
 */
export function groupOfRule(inventory: Inventory, rule: Resource): Resource | undefined {
  if (valueAt(rule.properties, 'GroupId') !== undefined) return meantBy(inventory, rule, 'GroupId');
  const name = valueAt(rule.properties, 'GroupName');
  if (name === undefined) throw new UnseenInput(`${nameOf(rule)} does not say which group it is added to`, 'GroupId');
  if (typeof name !== 'string') return meantBy(inventory, rule, 'GroupName');
  const groups = inventory.ofType('AWS::EC2::SecurityGroup').filter(({ region }) => region === rule.region);
  return firstThat(groups, (group) => bears(group, name));
}

function bears(group: Resource, name: string): boolean {
  const own: Value | undefined = valueAt(group.properties, 'GroupName');
  if (own === undefined || typeof own === 'string') return own === name;
  throw new UnseenInput(`whether ${nameOf(group)} is "${name}" is known only after deployment`, 'GroupName');
}
