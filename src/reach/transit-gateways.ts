import type { Inventory } from '../inventory/inventory.ts';
import { booleanAt, stringAt, UnseenInput, valueAt } from '../inventory/read.ts';
import { nameOf, type Resource } from '../inventory/resource.ts';
import { isReference } from '../inventory/value.ts';
import { existing } from '../inventory/views/referrers.ts';
import { type Addresses, everyAddress, type Family } from './addresses.ts';
import { attemptOn, isUnseenInput } from './attempt.ts';
import { addressesText, blockOf } from './block.ts';
import { type Leg, prefixMatch } from './prefix-match.ts';
import { type Hop, placeText, type Sieve, unseenSieve } from './sieve.ts';
import type { SubnetAddresses } from './subnet-addresses.ts';

// A written route wins over a learned one of the same length, hence the half bit that learned ones lack above.
function bitsOf({ family, ranges }: Addresses): number {
  const [first, last] = ranges[0] ?? [0n, 0n];
  return (family === 'IPv4' ? 33 : 129) - (last - first + 1n).toString(2).length;
}

interface Attachment {
  readonly record: Resource;
  readonly gateway: Resource;
  readonly vpc: Resource;
}

export interface TransitGateways {
  readonly gateways: readonly {
    readonly gateway: Resource;
    readonly vpcs: readonly Resource[];
    readonly knowsGroups: boolean;
  }[];
  readonly unseen: readonly UnseenInput[];
  /** The addresses that a transit gateway sends from one VPC to another. */
  readonly through: (
    gateway: Resource,
    from: Resource,
    to: Resource,
    family: Family,
    addresses: SubnetAddresses,
  ) => Sieve;
}

const attachmentTypes = ['AWS::EC2::TransitGatewayAttachment', 'AWS::EC2::TransitGatewayVpcAttachment'];

/** Transit gateways with the VPCs attached to them and their route tables, the default one included. */
export function transitGateways(inventory: Inventory): TransitGateways {
  const attachments: Attachment[] = [];
  const unseen: UnseenInput[] = [];
  for (const record of inventory.ofType(...attachmentTypes)) {
    const found = attemptOn(record, () => ({
      record: existing(record),
      gateway: inventory.resolve(valueAt(record.properties, 'TransitGatewayId'), 'TransitGatewayId'),
      vpc: inventory.resolve(valueAt(record.properties, 'VpcId'), 'VpcId'),
    }));
    if (isUnseenInput(found)) unseen.push(found);
    else attachments.push(found);
  }
  const byGateway = Map.groupBy(attachments, ({ gateway }) => gateway);

  function isOn(gateway: Resource, path: string): boolean {
    return stringAt(gateway.properties, path) !== 'disable';
  }

  function tableMeant(record: Resource, path = 'TransitGatewayRouteTableId'): string {
    const value = valueAt(existing(record).properties, path);
    const meant = inventory.resolve(value, path);
    // The gateway's own attribute means its default table.
    return isReference(value) && meant.type === 'AWS::EC2::TransitGateway' ? `${meant.id}#default` : meant.id;
  }

  function attachmentMeant(record: Resource): Resource {
    return inventory.resolve(valueAt(record.properties, 'TransitGatewayAttachmentId'), 'TransitGatewayAttachmentId');
  }

  function tableOf({ record, gateway }: Attachment): string | undefined {
    const own = inventory
      .ofType('AWS::EC2::TransitGatewayRouteTableAssociation')
      .find((association) => attachmentMeant(association).id === record.id);
    if (own) return tableMeant(own);
    return isOn(gateway, 'DefaultRouteTableAssociation') ? `${gateway.id}#default` : undefined;
  }

  function propagating(table: string, gateway: Resource): readonly Attachment[] {
    const ids = new Set(
      inventory
        .ofType('AWS::EC2::TransitGatewayRouteTablePropagation')
        .filter((one) => tableMeant(one) === table)
        .map((one) => attachmentMeant(one).id),
    );
    const byDefault = table === `${gateway.id}#default` && isOn(gateway, 'DefaultRouteTablePropagation');
    return (byGateway.get(gateway) ?? []).filter(({ record }) => byDefault || ids.has(record.id));
  }

  function legsOf(table: string, gateway: Resource, to: Resource, family: Family, addresses: SubnetAddresses): Leg[] {
    const written = inventory.ofType('AWS::EC2::TransitGatewayRoute').flatMap((record): Leg[] => {
      if (tableMeant(record) !== table) return [];
      const block = attemptOn(record, () => {
        const text = stringAt(record.properties, 'DestinationCidrBlock') ?? '';
        const found = blockOf(text);
        if (!found) throw new UnseenInput(`"${text}" is not a CIDR block`, 'DestinationCidrBlock', text);
        return found;
      });
      if (!isUnseenInput(block) && block.addresses.family !== family) return [];
      const leads = attemptOn(record, () => {
        if (booleanAt(record.properties, 'Blackhole')) return false;
        return attachments.find(({ record: one }) => one.id === attachmentMeant(record).id)?.vpc.id === to.id;
      });
      return [{ record, to: block, leads, where: leads === true ? nameOf(to) : 'another attachment or a black hole' }];
    });
    const learned = propagating(table, gateway).map(({ record, vpc }): Leg => {
      const block = attemptOn(vpc, () => addresses.addressesOfVpc(vpc, family));
      const destination = isUnseenInput(block) ? block : { addresses: block, bits: bitsOf(block) - 0.5 };
      return { record, to: destination, leads: vpc.id === to.id, where: nameOf(vpc) };
    });
    return [...written, ...learned];
  }

  function through(gateway: Resource, from: Resource, to: Resource, family: Family, addresses: SubnetAddresses): Sieve {
    const attachment = byGateway.get(gateway)?.find(({ vpc }) => vpc.id === from.id);
    const found = attemptOn(gateway, () => {
      const table = attachment && tableOf(attachment);
      return table === undefined ? [] : legsOf(table, gateway, to, family, addresses);
    });
    const name = `transit gateway ${placeText(gateway)}`;
    if (isUnseenInput(found)) return unseenSieve(family, [found], name);
    const { legFor, ...matched } = prefixMatch(family, found, [], everyAddress(family));
    const hop = (wanted: Parameters<Sieve['opens']>[0]): Hop => {
      const leg = legFor(wanted);
      if (!leg) return { text: `${name} has no route to ${addressesText(wanted)} for ${nameOf(from)}`, by: gateway };
      return {
        text: `${name} sends ${addressesText(wanted)} to ${leg.where} by ${placeText(leg.record)}`,
        by: leg.record,
      };
    };
    return { ...matched, opens: hop, shuts: hop };
  }

  const gateways = [...byGateway].map(([gateway, attached]) => ({
    gateway,
    vpcs: attached.map(({ vpc }) => vpc),
    knowsGroups: attemptOn(gateway, () => stringAt(gateway.properties, 'SecurityGroupReferencingSupport')) === 'enable',
  }));
  return { gateways, unseen, through };
}
