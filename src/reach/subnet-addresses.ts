import type { Inventory } from '../inventory/inventory.ts';
import { booleanAt, stringAt, UnseenInput, valueAt } from '../inventory/read.ts';
import { nameOf, type Resource } from '../inventory/resource.ts';
import { type Addresses, everyAddress, type Family, noAddress, union } from './addresses.ts';
import { attemptOn, isUnseenInput } from './attempt.ts';
import { blockOf } from './block.ts';

/** Where on one side of a way the addresses lie: exactly known, or somewhere within bounds. */
export interface Standing {
  readonly addresses: Addresses;
  /** Why the addresses are only known to lie somewhere within. */
  readonly within?: UnseenInput;
}

export interface SubnetAddresses {
  /** The addresses of one family that a subnet gives out, undefined when it gives out none. */
  readonly standingOf: (subnet: Resource, family: Family) => Standing | undefined;
  /** The addresses of a VPC. Throws UnseenInput when a block of it was not seen. */
  readonly addressesOfVpc: (vpc: Resource, family: Family) => Addresses;
}

const property: Readonly<Record<Family, string>> = { IPv4: 'CidrBlock', IPv6: 'Ipv6CidrBlock' };
const poolProperty: Readonly<Record<Family, string>> = { IPv4: 'Ipv4IpamPoolId', IPv6: 'Ipv6IpamPoolId' };

export function subnetAddresses(inventory: Inventory): SubnetAddresses {
  const added = Map.groupBy(inventory.ofType('AWS::EC2::SubnetCidrBlock'), (record) =>
    idMeant(inventory, record, 'SubnetId'),
  );
  const widened = Map.groupBy(inventory.ofType('AWS::EC2::VPCCidrBlock'), (record) =>
    idMeant(inventory, record, 'VpcId'),
  );

  function standingOf(subnet: Resource, family: Family): Standing | undefined {
    const own = attemptOn(subnet, () => blockAt(subnet, property[family]));
    if (isUnseenInput(own)) return within(subnet, family, own);
    if (own) return { addresses: own };
    if (family === 'IPv4') {
      if (booleanAt(subnet.properties, 'Ipv6Native') === true) return undefined;
      return within(subnet, family, new UnseenInput('is not set', `${nameOf(subnet)}.CidrBlock`));
    }
    const [extra] = added.get(subnet.id) ?? added.get(undefined) ?? [];
    if (extra) {
      const block = attemptOn(extra, () => blockAt(extra, 'Ipv6CidrBlock'));
      return !block || isUnseenInput(block)
        ? within(subnet, family, block ?? new UnseenInput('is not set', `${nameOf(extra)}.Ipv6CidrBlock`))
        : { addresses: block };
    }
    const pooled = ['Ipv6IpamPoolId', 'AssignIpv6AddressOnCreation', 'Ipv6Native'].find(
      (path) => valueAt(subnet.properties, path) !== undefined && stringAt(subnet.properties, path) !== 'false',
    );
    if (pooled === undefined) return undefined;
    return within(subnet, family, new UnseenInput('is not set', `${nameOf(subnet)}.Ipv6CidrBlock`));
  }

  function within(subnet: Resource, family: Family, why: UnseenInput): Standing {
    const vpc = attemptOn(subnet, () => inventory.resolve(valueAt(subnet.properties, 'VpcId'), 'VpcId'));
    const bounds = isUnseenInput(vpc) ? vpc : attemptOn(vpc, () => addressesOfVpc(vpc, family));
    return { addresses: isUnseenInput(bounds) ? everyAddress(family) : bounds, within: why };
  }

  function addressesOfVpc(vpc: Resource, family: Family): Addresses {
    const extras = [...(widened.get(vpc.id) ?? []), ...(widened.get(undefined) ?? [])];
    const blocks = [
      family === 'IPv4' ? poolOrBlock(vpc, family) : undefined,
      ...extras.map((extra) => poolOrBlock(extra, family)),
    ].filter((block) => block !== undefined);
    return union(noAddress(family), ...blocks);
  }

  return { standingOf, addressesOfVpc };
}

function poolOrBlock(record: Resource, family: Family): Addresses | undefined {
  const block = blockAt(record, property[family]);
  if (block) return block;
  const isAssigned =
    valueAt(record.properties, poolProperty[family]) !== undefined ||
    (family === 'IPv6' && booleanAt(record.properties, 'AmazonProvidedIpv6CidrBlock') === true);
  if (isAssigned || record.type === 'AWS::EC2::VPC')
    throw new UnseenInput('is not set, so that AWS chooses it', property[family]);
  return undefined;
}

function blockAt(record: Resource, path: string): Addresses | undefined {
  const text = stringAt(record.properties, path);
  if (text === undefined) return undefined;
  const block = blockOf(text);
  if (!block) throw new UnseenInput(`"${text}" is not a CIDR block`, path, text);
  return block.addresses;
}

function idMeant(inventory: Inventory, record: Resource, path: string): string | undefined {
  const meant = attemptOn(record, () => inventory.resolve(valueAt(record.properties, path), path));
  return isUnseenInput(meant) ? undefined : meant.id;
}
