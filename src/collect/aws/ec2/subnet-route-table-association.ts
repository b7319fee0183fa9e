import type { RouteTable, Subnet } from '@aws-sdk/client-ec2';
import type { Mapped } from '../collector.ts';
import type { NetworkPlace } from './network-place.ts';

/** The associations of a table with subnets; those with gateways and the main one name no subnet. */
export function mapSubnetAssociations(table: RouteTable, place: NetworkPlace): readonly Mapped[] {
  return (table.Associations ?? []).flatMap((association): Mapped[] => {
    const { SubnetId, RouteTableAssociationId: Id = '', AssociationState } = association;
    if (SubnetId === undefined || AssociationState?.State === 'disassociated') return [];
    return [record(Id, table.RouteTableId ?? '', SubnetId, place)];
  });
}

/**
 * That a subnet goes by the main table of its VPC. AWS has no id for it, and no template says it; it is told where the main table
 * leads anywhere, since the subnet would be taken for an isolated one otherwise.
 */
export function mapMainAssociation(table: RouteTable, { SubnetId = '' }: Subnet, place: NetworkPlace): Mapped {
  const main = table.Associations?.find(({ Main }) => Main === true)?.RouteTableAssociationId ?? 'main';
  return record(`${main}|${SubnetId}`, table.RouteTableId ?? '', SubnetId, place);
}

function record(Id: string, RouteTableId: string, SubnetId: string, { region }: NetworkPlace): Mapped {
  return {
    type: 'AWS::EC2::SubnetRouteTableAssociation',
    ref: Id,
    region,
    tags: {},
    properties: { RouteTableId, SubnetId },
    attributes: { Id },
    api: 'ec2:DescribeRouteTables',
  };
}
