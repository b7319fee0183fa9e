type Properties = Readonly<Record<string, unknown>>;

const ref = (name: string) => ({ Ref: name });
const id = (name: string) => ({ 'Fn::GetAtt': [name, 'GroupId'] });
const zones = ['A', 'B', 'C'];

/**
 * A valid template of 480 resources that is all network: one VPC of public, private and isolated subnets in three zones, a load balancer,
 * and 48 services, each an Auto Scaling group behind the load balancer and a database that admits that service only.
 */
export function networkTemplate(): string {
  const resources: Record<string, unknown> = {};
  const add = (name: string, type: string, properties: Properties): void => {
    resources[name] = { Type: `AWS::${type}`, Properties: properties };
  };
  addNetwork(add);
  add('SecretsGroup', 'EC2::SecurityGroup', {
    VpcId: ref('Vpc'),
    GroupDescription: 'The endpoint of Secrets Manager',
    SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/16' }],
  });
  add('Secrets', 'EC2::VPCEndpoint', {
    VpcId: ref('Vpc'),
    VpcEndpointType: 'Interface',
    ServiceName: { 'Fn::Sub': 'com.amazonaws.${AWS::Region}.secretsmanager' },
    SubnetIds: zones.map((zone) => ref(`Private${zone}`)),
    SecurityGroupIds: [id('SecretsGroup')],
  });
  for (let index = 0; index < 48; index += 1) addService(index, add);
  return `${JSON.stringify({ AWSTemplateFormatVersion: '2010-09-09', Resources: resources }, null, 2)}\n`;
}

type Add = (name: string, type: string, properties: Properties) => void;

function addNetwork(add: Add): void {
  const vpc = { VpcId: ref('Vpc') };
  add('Vpc', 'EC2::VPC', { CidrBlock: '10.0.0.0/16' });
  add('Gateway', 'EC2::InternetGateway', {});
  add('Attachment', 'EC2::VPCGatewayAttachment', { ...vpc, InternetGatewayId: ref('Gateway') });
  add('PublicTable', 'EC2::RouteTable', vpc);
  add('PublicRoute', 'EC2::Route', {
    RouteTableId: ref('PublicTable'),
    DestinationCidrBlock: '0.0.0.0/0',
    GatewayId: ref('Gateway'),
  });
  add('DataTable', 'EC2::RouteTable', vpc);
  add('DataAcl', 'EC2::NetworkAcl', vpc);
  const entry = {
    NetworkAclId: ref('DataAcl'),
    RuleNumber: 100,
    Protocol: 6,
    RuleAction: 'allow',
    CidrBlock: '10.0.0.0/16',
  };
  add('DataIn', 'EC2::NetworkAclEntry', { ...entry, PortRange: { From: 3306, To: 3306 } });
  add('DataOut', 'EC2::NetworkAclEntry', { ...entry, Egress: true, PortRange: { From: 1024, To: 65_535 } });
  for (const [index, zone] of zones.entries()) addZone(zone, index, add);
  add('DataSubnets', 'RDS::DBSubnetGroup', {
    DBSubnetGroupDescription: 'Isolated subnets',
    SubnetIds: zones.map((zone) => ref(`Data${zone}`)),
  });
  add('DoorGroup', 'EC2::SecurityGroup', {
    ...vpc,
    GroupDescription: 'The load balancer',
    SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
  });
  add('Balancer', 'ElasticLoadBalancingV2::LoadBalancer', {
    Subnets: zones.map((zone) => ref(`Public${zone}`)),
    SecurityGroups: [id('DoorGroup')],
  });
  add('Listener', 'ElasticLoadBalancingV2::Listener', {
    LoadBalancerArn: ref('Balancer'),
    Port: 443,
    Protocol: 'HTTPS',
    Certificates: [
      { CertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-0000-0000-000000000000' },
    ],
    DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
  });
}

function addZone(zone: string, index: number, add: Add): void {
  const vpc = { VpcId: ref('Vpc') };
  add(`Address${zone}`, 'EC2::EIP', { Domain: 'vpc' });
  add(`Nat${zone}`, 'EC2::NatGateway', {
    AllocationId: { 'Fn::GetAtt': [`Address${zone}`, 'AllocationId'] },
    SubnetId: ref(`Public${zone}`),
  });
  add(`Private${zone}Table`, 'EC2::RouteTable', vpc);
  add(`Private${zone}Route`, 'EC2::Route', {
    RouteTableId: ref(`Private${zone}Table`),
    DestinationCidrBlock: '0.0.0.0/0',
    NatGatewayId: ref(`Nat${zone}`),
  });
  add(`Data${zone}Acl`, 'EC2::SubnetNetworkAclAssociation', {
    SubnetId: ref(`Data${zone}`),
    NetworkAclId: ref('DataAcl'),
  });
  const tables = { Public: 'PublicTable', Private: `Private${zone}Table`, Data: 'DataTable' };
  for (const [tier, [name, table]] of Object.entries(tables).entries()) {
    add(`${name}${zone}`, 'EC2::Subnet', {
      ...vpc,
      CidrBlock: `10.0.${tier * 48 + index * 16}.0/20`,
      AvailabilityZone: { 'Fn::Select': [index, { 'Fn::GetAZs': '' }] },
    });
    add(`${name}${zone}Routes`, 'EC2::SubnetRouteTableAssociation', {
      SubnetId: ref(`${name}${zone}`),
      RouteTableId: ref(table),
    });
  }
}

function addService(index: number, add: Add): void {
  const port = 8000 + index;
  const group = { VpcId: ref('Vpc'), GroupDescription: `Service ${index}` };
  const tcp = (at: number) => ({ IpProtocol: 'tcp', FromPort: at, ToPort: at });
  add(`App${index}Group`, 'EC2::SecurityGroup', group);
  add(`App${index}FromDoor`, 'EC2::SecurityGroupIngress', {
    GroupId: id(`App${index}Group`),
    SourceSecurityGroupId: id('DoorGroup'),
    ...tcp(port),
  });
  add(`Data${index}Group`, 'EC2::SecurityGroup', group);
  add(`Data${index}FromApp`, 'EC2::SecurityGroupIngress', {
    GroupId: id(`Data${index}Group`),
    SourceSecurityGroupId: id(`App${index}Group`),
    ...tcp(3306),
  });
  add(`Template${index}`, 'EC2::LaunchTemplate', {
    LaunchTemplateData: { ImageId: 'ami-0123456789abcdef0', SecurityGroupIds: [id(`App${index}Group`)] },
  });
  add(`Targets${index}`, 'ElasticLoadBalancingV2::TargetGroup', { VpcId: ref('Vpc'), Port: port, Protocol: 'HTTP' });
  add(`Rule${index}`, 'ElasticLoadBalancingV2::ListenerRule', {
    ListenerArn: ref('Listener'),
    Priority: index + 1,
    Conditions: [{ Field: 'path-pattern', Values: [`/${index}/*`] }],
    Actions: [{ Type: 'forward', TargetGroupArn: ref(`Targets${index}`) }],
  });
  add(`App${index}`, 'AutoScaling::AutoScalingGroup', {
    MinSize: '3',
    MaxSize: '6',
    VPCZoneIdentifier: zones.map((zone) => ref(`Private${zone}`)),
    LaunchTemplate: {
      LaunchTemplateId: ref(`Template${index}`),
      Version: { 'Fn::GetAtt': [`Template${index}`, 'LatestVersionNumber'] },
    },
    TargetGroupARNs: [ref(`Targets${index}`)],
  });
  add(`Data${index}`, 'RDS::DBInstance', {
    Engine: 'mysql',
    DBInstanceClass: 'db.t4g.medium',
    AllocatedStorage: '20',
    MasterUsername: 'owner',
    ManageMasterUserPassword: true,
    PubliclyAccessible: false,
    DBSubnetGroupName: ref('DataSubnets'),
    VPCSecurityGroups: [id(`Data${index}Group`)],
  });
}
