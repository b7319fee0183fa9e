import type { Inventory } from '../inventory/inventory.ts';
import { booleanAt, numberAt, stringAt, UnseenInput, valueAt } from '../inventory/read.ts';
import type { Resource } from '../inventory/resource.ts';
import { isReference } from '../inventory/value.ts';
import { existing } from '../inventory/views/referrers.ts';
import { type Addresses, type Family, noAddress } from './addresses.ts';
import { attemptOn, isUnseenInput } from './attempt.ts';
import { blockOf } from './block.ts';
import { type Traffic, trafficOfEntry } from './flow.ts';
import type { Direction } from './security-rule.ts';

/** A network ACL: one that was collected, or the default one of a VPC. */
export interface NetworkAcl {
  readonly key: string;
  readonly record?: Resource;
  readonly region: string;
}

/** One entry of a network ACL, with whatever of it was seen. */
export interface AclEntry {
  readonly record: Resource;
  readonly number: number | UnseenInput;
  readonly direction: Direction | UnseenInput;
  readonly allows: boolean | UnseenInput;
  readonly traffic: Traffic | UnseenInput;
  readonly of: (family: Family) => Addresses | UnseenInput;
}

export interface NetworkAcls {
  /** The ACL a subnet is associated with, else the default one of its VPC. Throws UnseenInput. */
  readonly aclOf: (subnet: Resource) => NetworkAcl;
  readonly entriesOf: (acl: NetworkAcl) => readonly AclEntry[];
  /** Why an ACL may have more entries. */
  readonly unseenOf: (acl: NetworkAcl) => readonly UnseenInput[];
}

export function networkAcls(inventory: Inventory): NetworkAcls {
  const bySubnet = new Map<string, NetworkAcl | UnseenInput>();
  const doubtful = new Map<string, UnseenInput>();
  for (const association of inventory.ofType('AWS::EC2::SubnetNetworkAclAssociation')) {
    const at = (path: string) => inventory.resolve(valueAt(association.properties, path), path);
    const subnet = attemptOn(association, () => at('SubnetId'));
    if (isUnseenInput(subnet)) doubtful.set(association.region, subnet);
    else
      bySubnet.set(
        subnet.id,
        attemptOn(association, () => aclMeant(inventory, existing(association), at)),
      );
  }
  const entries = new Map<string, AclEntry[]>();
  const stray = new Map<string, UnseenInput[]>();
  for (const record of inventory.ofType('AWS::EC2::NetworkAclEntry')) {
    const at = (path: string) => inventory.resolve(valueAt(record.properties, path), path);
    const acl = attemptOn(record, () => aclMeant(inventory, record, at));
    if (isUnseenInput(acl)) stray.set(record.region, [...(stray.get(record.region) ?? []), acl]);
    else entries.set(acl.key, [...(entries.get(acl.key) ?? []), entryOf(record)]);
  }
  return {
    aclOf(subnet) {
      const acl = bySubnet.get(subnet.id) ?? doubtful.get(subnet.region);
      if (isUnseenInput(acl)) throw acl;
      if (acl) return acl;
      const vpc = inventory.resolve(valueAt(subnet.properties, 'VpcId'), 'VpcId');
      return { key: `${vpc.id}#DefaultNetworkAcl`, region: vpc.region };
    },
    entriesOf: ({ key }) => entries.get(key) ?? [],
    unseenOf: ({ region }) => stray.get(region) ?? [],
  };
}

function aclMeant(inventory: Inventory, holder: Resource, at: (path: string) => Resource): NetworkAcl {
  const value = valueAt(holder.properties, 'NetworkAclId');
  const record = at('NetworkAclId');
  if (record.type === 'AWS::EC2::NetworkAcl') return { key: record.id, record, region: record.region };
  if (record.type === 'AWS::EC2::VPC' && isReference(value))
    return { key: `${record.id}#DefaultNetworkAcl`, region: record.region };
  throw new UnseenInput(`means ${record.type}, which is not a network ACL`, 'NetworkAclId');
}

function entryOf(record: Resource): AclEntry {
  const { properties } = record;
  const exists = attemptOn(record, () => existing(record));
  return {
    record,
    number: attemptOn(record, () => numberAt(properties, 'RuleNumber') ?? missing('RuleNumber')),
    direction: attemptOn(record, () => (booleanAt(properties, 'Egress') ? 'egress' : 'ingress')),
    allows: isUnseenInput(exists) ? exists : attemptOn(record, () => stringAt(properties, 'RuleAction') === 'allow'),
    traffic: isUnseenInput(exists) ? exists : attemptOn(record, () => trafficOfEntry(properties)),
    of: (family) => attemptOn(record, () => addressesOf(record, family)),
  };
}

function addressesOf({ properties }: Resource, family: Family): Addresses {
  for (const path of ['CidrBlock', 'Ipv6CidrBlock']) {
    const text = stringAt(properties, path);
    const block = text === undefined ? undefined : blockOf(text);
    if (text !== undefined && !block) throw new UnseenInput(`"${text}" is not a CIDR block`, path, text);
    if (block?.addresses.family === family) return block.addresses;
  }
  return noAddress(family);
}

function missing(path: string): never {
  throw new UnseenInput('is not set', path);
}
