import { DescribeVpcAttributeCommand, type Vpc } from '@aws-sdk/client-ec2';
import type { Collector, Mapped, Place } from '../collector.ts';
import { detailValue } from '../detail-value.ts';
import { stillThere } from '../still-there.ts';
import { mapInternetAttachments, mapVpnAttachments } from './gateway-attachment.ts';
import { mapInternetGateway } from './internet-gateway.ts';
import { mapNetworkAcl } from './network-acl.ts';
import { mapNetworkAclEntries } from './network-acl-entry.ts';
import { declaredNetworks } from './network-declared.ts';
import { listNetworks, networkTypes, type NetworkListing } from './network-listing.ts';
import { mapRoutes } from './route.ts';
import { mapRouteTable } from './route-table.ts';
import { mapSecurityGroup } from './security-group.ts';
import { mapSubnet } from './subnet.ts';
import { mapAclAssociations } from './subnet-network-acl-association.ts';
import { mapMainAssociation, mapSubnetAssociations } from './subnet-route-table-association.ts';
import { mapVpc, type MoreOfVpc } from './vpc.ts';

/**
 * Reads VPCs and what lies in them together, since they are told in terms of each other. Rules of security groups are told inline
 * by their groups: no record is of the types of rules that stand alone.
 */
export const networkCollector: Collector = {
  types: [...new Set(Object.values(networkTypes).flat())],
  scope: 'region',
  async collect(place) {
    const all = await listNetworks(place);
    const declared = declaredNetworks(all);
    const { tables, acls } = declared;
    const associations = all.acls.flatMap(({ Associations = [] }) => Associations);
    const aclOfSubnet = new Map(associations.map((one) => [one.SubnetId, one.NetworkAclAssociationId]));
    const vpcs = await stillThere(declared.vpcs, 4, async (vpc) => [await wholeVpc(vpc, all, declared, place)]);
    return [
      ...vpcs,
      ...declared.subnets.map((subnet) => mapSubnet(subnet, aclOfSubnet.get(subnet.SubnetId), place)),
      ...tables.map((table) => mapRouteTable(table, place)),
      ...tables.flatMap((table) => mapRoutes(table, place)),
      ...tables.flatMap((table) => mapSubnetAssociations(table, place)),
      ...declared.byMainTable.map(({ table, subnet }) => mapMainAssociation(table, subnet, place)),
      ...declared.internetGateways.map((gateway) => mapInternetGateway(gateway, place)),
      ...declared.internetGateways.flatMap((gateway) => mapInternetAttachments(gateway, place)),
      ...declared.vpnGateways.flatMap((gateway) => mapVpnAttachments(gateway, place)),
      ...acls.map((acl) => mapNetworkAcl(acl, place)),
      ...acls.flatMap((acl) => mapNetworkAclEntries(acl, place)),
      ...acls.flatMap((acl) => mapAclAssociations(acl, place)),
      ...declared.groups.map((group) => mapSecurityGroup(group, place)),
    ];
  },
};

const known = { gone: ['InvalidVpcID.NotFound'] };

async function wholeVpc(vpc: Vpc, all: NetworkListing, declared: NetworkListing, place: Place): Promise<Mapped> {
  const { VpcId } = vpc;
  const { ec2 } = place.clients;
  // AWS tells one attribute in a call.
  const [hostnames, support] = await Promise.all(
    (['enableDnsHostnames', 'enableDnsSupport'] as const).map((Attribute) =>
      place.detail(() => ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute })), known),
    ),
  );
  const group = all.groups.find((one) => one.VpcId === VpcId && one.GroupName === 'default');
  const acl = all.acls.find((one) => one.VpcId === VpcId && one.IsDefault === true);
  const more: MoreOfVpc = {
    EnableDnsHostnames: hostnames && detailValue(hostnames, ({ EnableDnsHostnames }) => EnableDnsHostnames?.Value),
    EnableDnsSupport: support && detailValue(support, ({ EnableDnsSupport }) => EnableDnsSupport?.Value),
    // What is a record of its own is referred to as that, and not as an attribute of its VPC.
    DefaultSecurityGroup: group && !declared.groups.includes(group) ? group.GroupId : undefined,
    DefaultNetworkAcl: acl && !declared.acls.includes(acl) ? acl.NetworkAclId : undefined,
  };
  return mapVpc(vpc, more, place);
}
