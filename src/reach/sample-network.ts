import { type Inventory, inventoryOf } from '../inventory/inventory.ts';
import type { Resource } from '../inventory/resource.ts';
import { resourceForTests } from '../inventory/resource-for-tests.ts';
import { type Reference, referencesIn, type Value, type ValueMap } from '../inventory/value.ts';

/** Records by logical id, each as its type and properties; for tests. Origin: case. */
export type Records = Readonly<Record<string, readonly [type: string, properties: ValueMap]>>;

export function to(logicalId: string, attribute = 'Ref'): Reference {
  return { reference: logicalId, attribute };
}

/** A shop in one VPC: a load balancer before an application server in a private subnet, and a database in an isolated one. */
export const shop: Records = {
  Vpc: ['AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }],
  Gateway: ['AWS::EC2::InternetGateway', {}],
  Attachment: ['AWS::EC2::VPCGatewayAttachment', { VpcId: to('Vpc'), InternetGatewayId: to('Gateway') }],
  ...subnet('Public', '10.0.0.0/24', { GatewayId: to('Gateway') }),
  ...subnet('App', '10.0.1.0/24', { NatGatewayId: to('Nat') }),
  ...subnet('Data', '10.0.2.0/24'),
  Nat: ['AWS::EC2::NatGateway', { SubnetId: to('PublicSubnet'), AllocationId: 'eipalloc-1' }],
  DoorGroup: group({ SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }] }),
  AppGroup: group({
    SecurityGroupIngress: [
      { IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, SourceSecurityGroupId: to('DoorGroup', 'GroupId') },
    ],
  }),
  DataGroup: group({
    SecurityGroupIngress: [
      { IpProtocol: 'tcp', FromPort: 3306, ToPort: 3306, SourceSecurityGroupId: to('AppGroup', 'GroupId') },
    ],
    SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: '127.0.0.1/32' }],
  }),
  Balancer: [
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    { Type: 'application', Subnets: [to('PublicSubnet')], SecurityGroups: [to('DoorGroup', 'GroupId')] },
  ],
  Listener: [
    'AWS::ElasticLoadBalancingV2::Listener',
    {
      LoadBalancerArn: to('Balancer'),
      Port: 443,
      Protocol: 'HTTPS',
      DefaultActions: [{ Type: 'forward', TargetGroupArn: to('Targets') }],
    },
  ],
  Targets: [
    'AWS::ElasticLoadBalancingV2::TargetGroup',
    { VpcId: to('Vpc'), Port: 8080, Protocol: 'HTTP', Targets: [{ Id: to('Server') }] },
  ],
  Server: ['AWS::EC2::Instance', { SubnetId: to('AppSubnet'), SecurityGroupIds: [to('AppGroup', 'GroupId')] }],
  DataSubnets: ['AWS::RDS::DBSubnetGroup', { SubnetIds: [to('DataSubnet')] }],
  Database: [
    'AWS::RDS::DBInstance',
    {
      Engine: 'mysql',
      DBSubnetGroupName: to('DataSubnets'),
      VPCSecurityGroups: [to('DataGroup', 'GroupId')],
      PubliclyAccessible: false,
    },
  ],
};

/** A security group of the shop's VPC. */
export function group(properties: ValueMap): Records[string] {
  return ['AWS::EC2::SecurityGroup', { VpcId: to('Vpc'), GroupDescription: 'a group', ...properties }];
}

/** A subnet with a route table of its own, and a default route where a target is given. */
export function subnet(name: string, cidr: Value, target?: ValueMap, vpc = 'Vpc'): Records {
  return {
    [`${name}Subnet`]: ['AWS::EC2::Subnet', { VpcId: to(vpc), CidrBlock: cidr }],
    [`${name}Table`]: ['AWS::EC2::RouteTable', { VpcId: to(vpc) }],
    [`${name}Association`]: [
      'AWS::EC2::SubnetRouteTableAssociation',
      { SubnetId: to(`${name}Subnet`), RouteTableId: to(`${name}Table`) },
    ],
    ...(target ? { [`${name}Route`]: route(name, '0.0.0.0/0', target) } : {}),
  };
}

export function route(name: string, cidr: Value, target: ValueMap): Records[string] {
  const destination =
    typeof cidr === 'string' && cidr.includes(':') ? 'DestinationIpv6CidrBlock' : 'DestinationCidrBlock';
  return ['AWS::EC2::Route', { RouteTableId: to(`${name}Table`), [destination]: cidr, ...target }];
}

/** A network ACL of a subnet with its entries, `in` and `out` each in the order `[number, action, cidr, from, to]`. */
export function acl(
  name: string,
  entries: readonly (readonly [
    way: 'in' | 'out',
    number: number,
    action: string,
    cidr: string,
    from: number,
    to: number,
  ])[],
): Records {
  return {
    [`${name}Acl`]: ['AWS::EC2::NetworkAcl', { VpcId: to('Vpc') }],
    [`${name}AclAssociation`]: [
      'AWS::EC2::SubnetNetworkAclAssociation',
      { SubnetId: to(`${name}Subnet`), NetworkAclId: to(`${name}Acl`) },
    ],
    ...Object.fromEntries(
      entries.map(([way, number, action, cidr, from, last]) => [
        `${name}Entry${way}${number}`,
        [
          'AWS::EC2::NetworkAclEntry',
          {
            NetworkAclId: to(`${name}Acl`),
            RuleNumber: number,
            Protocol: 6,
            RuleAction: action,
            Egress: way === 'out',
            CidrBlock: cidr,
            PortRange: { From: from, To: last },
          },
        ],
      ]),
    ),
  };
}

/** Records with some properties of one replaced. */
export function changed(records: Records, logicalId: string, properties: ValueMap): Records {
  const [type = '', before = {}] = records[logicalId] ?? [];
  return { ...records, [logicalId]: [type, { ...before, ...properties }] };
}

export function inventoryFrom(records: Records): Inventory {
  return inventoryOf(resourcesOf(records));
}

export function resourcesOf(records: Records): readonly Resource[] {
  return Object.entries(records).map(([logicalId, [type, properties]]) => resource(logicalId, type, properties));
}

function resource(logicalId: string, type: string, properties: ValueMap): Resource {
  return resourceForTests(type, logicalId, {
    properties,
    edges: referencesIn(properties).map((edge) => ({
      path: edge.path,
      to: edge.to.reference,
      attribute: edge.to.attribute,
    })),
    origin: { file: 'shop.yaml', line: 1, column: 1 },
  });
}
