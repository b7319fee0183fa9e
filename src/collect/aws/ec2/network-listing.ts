import {
  type InternetGateway,
  type NetworkAcl,
  paginateDescribeInternetGateways,
  paginateDescribeNetworkAcls,
  paginateDescribeRouteTables,
  paginateDescribeSecurityGroups,
  paginateDescribeSubnets,
  paginateDescribeVpcs,
  type RouteTable,
  type SecurityGroup,
  type Subnet,
  type Vpc,
  type VpnGateway,
  DescribeVpnGatewaysCommand,
} from '@aws-sdk/client-ec2';
import type { Place } from '../collector.ts';
import { everyPage } from '../every-page.ts';

/** What the lists of a region's networks told; a list that was not seen is empty here, and noted as such at the place. */
export interface NetworkListing {
  readonly vpcs: readonly Vpc[];
  readonly subnets: readonly Subnet[];
  readonly tables: readonly RouteTable[];
  readonly internetGateways: readonly InternetGateway[];
  readonly vpnGateways: readonly VpnGateway[];
  readonly acls: readonly NetworkAcl[];
  readonly groups: readonly SecurityGroup[];
}

/** The most that EC2 gives in a page; asked for without one, it may refuse to list many. Source: the EC2 API reference, "Pagination". */
const pageSize = 1000;
const tablesInPage = 100;

/** Which types each list tells of. */
export const networkTypes = {
  vpcs: ['AWS::EC2::VPC'],
  subnets: ['AWS::EC2::Subnet'],
  tables: ['AWS::EC2::RouteTable', 'AWS::EC2::Route', 'AWS::EC2::SubnetRouteTableAssociation'],
  internetGateways: ['AWS::EC2::InternetGateway', 'AWS::EC2::VPCGatewayAttachment'],
  vpnGateways: ['AWS::EC2::VPCGatewayAttachment'],
  acls: ['AWS::EC2::NetworkAcl', 'AWS::EC2::NetworkAclEntry', 'AWS::EC2::SubnetNetworkAclAssociation'],
  groups: ['AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress', 'AWS::EC2::SecurityGroupEgress'],
} as const satisfies Readonly<Record<keyof NetworkListing, readonly string[]>>;

export async function listNetworks({ clients, listed }: Place): Promise<NetworkListing> {
  const client = clients.ec2;
  const list = async <Item>(types: readonly string[], call: () => Promise<readonly Item[]>): Promise<readonly Item[]> =>
    (await listed(types, call)) ?? [];
  const [vpcs, subnets, tables, internetGateways, vpnGateways, acls, groups] = await Promise.all([
    list(networkTypes.vpcs, () => everyPage(paginateDescribeVpcs({ client, pageSize }, {}), ({ Vpcs }) => Vpcs)),
    list(networkTypes.subnets, () =>
      everyPage(paginateDescribeSubnets({ client, pageSize }, {}), ({ Subnets }) => Subnets),
    ),
    list(networkTypes.tables, () =>
      everyPage(paginateDescribeRouteTables({ client, pageSize: tablesInPage }, {}), ({ RouteTables }) => RouteTables),
    ),
    list(networkTypes.internetGateways, () =>
      everyPage(paginateDescribeInternetGateways({ client, pageSize }, {}), ({ InternetGateways }) => InternetGateways),
    ),
    // AWS gives all of them in one answer.
    list(
      networkTypes.vpnGateways,
      async () => (await client.send(new DescribeVpnGatewaysCommand({}))).VpnGateways ?? [],
    ),
    list(networkTypes.acls, () =>
      everyPage(paginateDescribeNetworkAcls({ client, pageSize }, {}), ({ NetworkAcls }) => NetworkAcls),
    ),
    list(networkTypes.groups, () =>
      everyPage(paginateDescribeSecurityGroups({ client, pageSize }, {}), ({ SecurityGroups }) => SecurityGroups),
    ),
  ]);
  return { vpcs, subnets, tables, internetGateways, vpnGateways, acls, groups };
}
