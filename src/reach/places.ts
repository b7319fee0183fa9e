import type { Inventory } from '../inventory/inventory.ts';
import { listAt, UnseenInput, valueAt } from '../inventory/read.ts';
import type { Resource } from '../inventory/resource.ts';
import { join, type Value } from '../inventory/value.ts';
import { existing } from '../inventory/views/referrers.ts';
import { attemptOn, isUnseenInput } from './attempt.ts';
import type { PublicAddress } from './endpoint.ts';
import { defaultGroupOf, groupMeant } from './group-key.ts';
import type { Groups } from './group-sieve.ts';
import type { Hop } from './sieve.ts';

/** The subnets a list names, each seen or not on its own; one that says why when there is none. */
export function subnetsAt(inventory: Inventory, record: Resource, path: string): readonly (Resource | UnseenInput)[] {
  const list = attemptOn(record, () => listAt(existing(record).properties, path));
  if (isUnseenInput(list)) return [list];
  if (list.length === 0) return [new UnseenInput('names no subnets, so that a default decides', path)];
  return list.map((value, index) => attemptOn(record, () => subnetMeant(inventory, value, join(path, index))));
}

/** The subnets of the subnet group a record names. */
export function subnetsOfGroupAt(
  inventory: Inventory,
  record: Resource,
  path: string,
): readonly (Resource | UnseenInput)[] {
  const group = attemptOn(record, () => {
    const value = valueAt(existing(record).properties, path);
    if (value === undefined) throw new UnseenInput('is not set, so that a default decides where it lies', path);
    return inventory.resolve(value, path);
  });
  return isUnseenInput(group) ? [group] : subnetsAt(inventory, group, 'SubnetIds');
}

function subnetMeant(inventory: Inventory, value: Value, path: string): Resource {
  const subnet = inventory.resolve(value, path);
  if (subnet.type === 'AWS::EC2::Subnet') return subnet;
  throw new UnseenInput(`means ${subnet.type}, which is not a subnet`, path);
}

/** The security groups a list names; where it names none, the default group of the subnet's VPC. */
export function groupsAt(
  inventory: Inventory,
  record: Resource,
  path: string,
): (subnet: Resource | UnseenInput) => Groups {
  const list = attemptOn(record, () => listAt(record.properties, path));
  if (isUnseenInput(list)) return () => ({ known: [], unseen: [list] });
  if (list.length === 0) return (subnet) => defaultGroups(inventory, subnet);
  const meant = list.map((value, index) => attemptOn(record, () => groupMeant(inventory, value, join(path, index))));
  const groups = {
    known: meant.flatMap((group) => (isUnseenInput(group) ? [] : [group])),
    unseen: meant.filter(isUnseenInput),
  };
  return () => groups;
}

function defaultGroups(inventory: Inventory, subnet: Resource | UnseenInput): Groups {
  if (isUnseenInput(subnet)) return { known: [], unseen: [subnet] };
  const vpc = attemptOn(subnet, () => inventory.resolve(valueAt(subnet.properties, 'VpcId'), 'VpcId'));
  return isUnseenInput(vpc) ? { known: [], unseen: [vpc] } : { known: [defaultGroupOf(vpc)], unseen: [] };
}

export function hasAddress(is: boolean, text: string, by: Resource, path?: string): PublicAddress {
  const hop: Hop = { text, by, ...(path === undefined ? {} : { path }) };
  return { is, hop };
}
