import type { Vpc } from '@aws-sdk/client-ec2';
import type { Mapped } from '../collector.ts';
import { mapInternetAttachments, mapVpnAttachments } from './gateway-attachment.ts';
import { mapInternetGateway } from './internet-gateway.ts';
import { mapNetworkAcl } from './network-acl.ts';
import { mapNetworkAclEntries } from './network-acl-entry.ts';
import type { DeclaredNetworks } from './network-declared.ts';
import type { NetworkListing } from './network-listing.ts';
import type { NetworkPlace } from './network-place.ts';
import { mapRoutes } from './route.ts';
import { mapRouteTable } from './route-table.ts';
import { mapSecurityGroup } from './security-group.ts';
import { mapSubnet } from './subnet.ts';
import { mapAclAssociations } from './subnet-network-acl-association.ts';
import { mapMainAssociation, mapSubnetAssociations } from './subnet-route-table-association.ts';
import type { MoreOfVpc } from './vpc.ts';

/** What was told of one part of a network, as it was told, and the records that it comes to. */
export interface NetworkRecords {
  readonly told: object;
  readonly records: readonly Mapped[];
}

/** The records of all that lies in VPCs; the VPCs themselves need more than the lists tell. */
export function networkRecords(
  all: NetworkListing,
  declared: DeclaredNetworks,
  place: NetworkPlace,
): readonly NetworkRecords[] {
  const associations = all.acls.flatMap(({ Associations = [] }) => Associations);
  const aclOfSubnet = new Map(associations.map((one) => [one.SubnetId, one.NetworkAclAssociationId]));
  const byMainTable = Map.groupBy(declared.byMainTable, ({ table }) => table);
  return [
    ...declared.subnets.map((told) => ({
      told,
      records: [mapSubnet(told, aclOfSubnet.get(told.SubnetId), place)],
    })),
    ...declared.tables.map((told) => ({
      told,
      records: [
        mapRouteTable(told, place),
        ...mapRoutes(told, place),
        ...mapSubnetAssociations(told, place),
        ...(byMainTable.get(told) ?? []).map(({ subnet }) => mapMainAssociation(told, subnet, place)),
      ],
    })),
    ...declared.internetGateways.map((told) => ({
      told,
      records: [mapInternetGateway(told, place), ...mapInternetAttachments(told, place)],
    })),
    ...declared.vpnGateways.map((told) => ({ told, records: mapVpnAttachments(told, place) })),
    ...declared.acls.map((told) => ({
      told,
      records: [mapNetworkAcl(told, place), ...mapNetworkAclEntries(told, place), ...mapAclAssociations(told, place)],
    })),
    ...declared.groups.map((told) => ({ told, records: [mapSecurityGroup(told, place)] })),
  ];
}

/** What AWS made with a VPC; what is a record of its own is referred to as that, and not as an attribute of its VPC. */
export function madeWithVpc(
  { VpcId }: Vpc,
  all: NetworkListing,
  declared: NetworkListing,
): Pick<MoreOfVpc, 'DefaultSecurityGroup' | 'DefaultNetworkAcl'> {
  const group = all.groups.find((one) => one.VpcId === VpcId && one.GroupName === 'default');
  const acl = all.acls.find((one) => one.VpcId === VpcId && one.IsDefault === true);
  return {
    DefaultSecurityGroup: group && !declared.groups.includes(group) ? group.GroupId : undefined,
    DefaultNetworkAcl: acl && !declared.acls.includes(acl) ? acl.NetworkAclId : undefined,
  };
}
