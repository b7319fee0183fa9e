import type { IpPermission, IpRange, SecurityGroup, Vpc } from '@aws-sdk/client-ec2';
import type { Unseen } from '../../inventory/value.ts';
import type { Mapped, Place } from '../aws/collector.ts';
import { mapInternetAttachments, mapVpnAttachments } from '../aws/ec2/gateway-attachment.ts';
import { mapInternetGateway } from '../aws/ec2/internet-gateway.ts';
import { mapNetworkAcl } from '../aws/ec2/network-acl.ts';
import { mapNetworkAclEntries } from '../aws/ec2/network-acl-entry.ts';
import { declaredNetworks } from '../aws/ec2/network-declared.ts';
import type { NetworkListing } from '../aws/ec2/network-listing.ts';
import { mapRoutes } from '../aws/ec2/route.ts';
import { mapRouteTable } from '../aws/ec2/route-table.ts';
import { mapSecurityGroup } from '../aws/ec2/security-group.ts';
import { mapSubnet } from '../aws/ec2/subnet.ts';
import { mapAclAssociations } from '../aws/ec2/subnet-network-acl-association.ts';
import { mapMainAssociation, mapSubnetAssociations } from '../aws/ec2/subnet-route-table-association.ts';
import { mapVpc } from '../aws/ec2/vpc.ts';
import { apiShape } from './api-shape.ts';
import type { ConfigItem } from './config-item.ts';
import { type FromConfig, fromConfig, notKept, tagList } from './from-config.ts';

const attribute: Unseen = { unseen: `${notKept}: it is an attribute that DescribeVpcAttribute tells` };

/** VPCs and what lies in them, told in terms of each other: what AWS made by itself is left out, as with describe calls. */
export function networkItems(
  byType: ReadonlyMap<string, readonly ConfigItem[]>,
  place: Place,
  api: string,
): FromConfig[] {
  const itemOf = new Map<object, ConfigItem>();
  const answers = (name: string, shape = apiShape): readonly object[] =>
    (byType.get(`AWS::EC2::${name}`) ?? []).map((item) => {
      const answer = { ...shape(item.configuration), Tags: tagList(item) };
      itemOf.set(answer, item);
      return answer;
    });
  const all: NetworkListing = {
    vpcs: answers('VPC'),
    subnets: answers('Subnet'),
    tables: answers('RouteTable'),
    internetGateways: answers('InternetGateway'),
    vpnGateways: answers('VPNGateway'),
    acls: answers('NetworkAcl'),
    groups: answers('SecurityGroup', withBlocks),
  };
  const declared = declaredNetworks(all);
  const aclOf = new Map(
    all.acls.flatMap(({ Associations = [] }) =>
      Associations.map((one) => [one.SubnetId, one.NetworkAclAssociationId] as const),
    ),
  );
  const each = <Answer extends object>(
    list: readonly Answer[],
    map: (one: Answer) => readonly Mapped[],
  ): FromConfig[] =>
    list.flatMap((one) => {
      const item = itemOf.get(one);
      return item === undefined ? [] : map(one).map((mapped) => fromConfig(mapped, item, api));
    });
  return [
    ...each(declared.vpcs, (vpc) => [wholeVpc(vpc, all, declared, place)]),
    ...each(declared.subnets, (subnet) => [mapSubnet(subnet, aclOf.get(subnet.SubnetId), place)]),
    ...each(declared.tables, (table) => [
      mapRouteTable(table, place),
      ...mapRoutes(table, place),
      ...mapSubnetAssociations(table, place),
      ...declared.byMainTable
        .filter((one) => one.table === table)
        .map(({ subnet }) => mapMainAssociation(table, subnet, place)),
    ]),
    ...each(declared.internetGateways, (gateway) => [
      mapInternetGateway(gateway, place),
      ...mapInternetAttachments(gateway, place),
    ]),
    ...each(declared.vpnGateways, (gateway) => mapVpnAttachments(gateway, place)),
    ...each(declared.acls, (acl) => [
      mapNetworkAcl(acl, place),
      ...mapNetworkAclEntries(acl, place),
      ...mapAclAssociations(acl, place),
    ]),
    ...each(declared.groups, (group) => [mapSecurityGroup(group, place)]),
  ];
}

/** Config has the blocks of a rule as Ipv4Ranges, and their text alone under the name that EC2 has for them. */
function withBlocks(configuration: unknown): object {
  const group: SecurityGroup = apiShape(configuration);
  const permissions = (all: readonly IpPermission[] = []): IpPermission[] =>
    all.map((permission) => {
      const { Ipv4Ranges, ...rest } = permission as IpPermission & { readonly Ipv4Ranges?: IpRange[] };
      return Ipv4Ranges === undefined ? rest : { ...rest, IpRanges: Ipv4Ranges };
    });
  return {
    ...group,
    IpPermissions: permissions(group.IpPermissions),
    IpPermissionsEgress: permissions(group.IpPermissionsEgress),
  };
}

function wholeVpc(vpc: Vpc, all: NetworkListing, declared: NetworkListing, place: Place): Mapped {
  const group = all.groups.find((one) => one.VpcId === vpc.VpcId && one.GroupName === 'default');
  const acl = all.acls.find((one) => one.VpcId === vpc.VpcId && one.IsDefault === true);
  return mapVpc(
    vpc,
    {
      EnableDnsHostnames: attribute,
      EnableDnsSupport: attribute,
      // What is a record of its own is referred to as that, and not as an attribute of its VPC.
      DefaultSecurityGroup: group && !declared.groups.includes(group) ? group.GroupId : undefined,
      DefaultNetworkAcl: acl && !declared.acls.includes(acl) ? acl.NetworkAclId : undefined,
    },
    place,
  );
}
