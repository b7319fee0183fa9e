type Properties = Readonly<Record<string, unknown>>;
type Add = (name: string, type: string, properties: Properties) => void;

const ref = (name: string) => ({ Ref: name });
const arn = (name: string) => ({ 'Fn::GetAtt': [name, 'Arn'] });
const group = (name: string) => ({ 'Fn::GetAtt': [name, 'GroupId'] });
const tagged = (name: string) => ({ Tags: [{ Key: 'Name', Value: name }] });
const zones = ['a', 'b', 'c'];

/** How many resources of five services one template has. */
export const accountResources = 181;

/**
 * A template of some 180 resources of EC2, RDS, S3, Elastic Load Balancing and IAM, as an account of one product has them: a VPC of public,
 * private and isolated subnets in three zones, twelve services behind a load balancer, six databases, sixteen buckets. `stack` tells the
 * buckets of several such stacks apart, whose names are one in the world.
 */
export function accountTemplate(stack: string): string {
  const resources: Record<string, unknown> = {};
  const add: Add = (name, type, properties) => {
    resources[name] = { Type: `AWS::${type}`, Properties: properties };
  };
  addNetwork(add);
  for (const zone of zones) addZone(zone, add);
  for (let service = 0; service < 12; service += 1) addService(service, stack, add);
  for (let database = 0; database < 6; database += 1) addDatabase(database, add);
  for (let bucket = 0; bucket < 16; bucket += 1) addBucket(bucket, stack, add);
  return `${JSON.stringify({ AWSTemplateFormatVersion: '2010-09-09', Resources: resources }, null, 2)}\n`;
}

function addNetwork(add: Add): void {
  const vpc = { VpcId: ref('Vpc') };
  add('Vpc', 'EC2::VPC', { CidrBlock: '10.0.0.0/16', EnableDnsHostnames: true, ...tagged('product') });
  add('Gateway', 'EC2::InternetGateway', tagged('product'));
  add('Attachment', 'EC2::VPCGatewayAttachment', { ...vpc, InternetGatewayId: ref('Gateway') });
  add('PublicTable', 'EC2::RouteTable', { ...vpc, ...tagged('public') });
  add('PublicRoute', 'EC2::Route', {
    RouteTableId: ref('PublicTable'),
    DestinationCidrBlock: '0.0.0.0/0',
    GatewayId: ref('Gateway'),
  });
  add('DataTable', 'EC2::RouteTable', { ...vpc, ...tagged('data') });
  add('DoorGroup', 'EC2::SecurityGroup', {
    ...vpc,
    GroupDescription: 'The load balancer',
    SecurityGroupIngress: [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' }],
  });
  add('Balancer', 'ElasticLoadBalancingV2::LoadBalancer', {
    Subnets: zones.map((zone) => ref(`Public${zone}`)),
    SecurityGroups: [group('DoorGroup')],
    LoadBalancerAttributes: [{ Key: 'deletion_protection.enabled', Value: 'true' }],
    ...tagged('door'),
  });
  add('Listener', 'ElasticLoadBalancingV2::Listener', {
    LoadBalancerArn: ref('Balancer'),
    Port: 80,
    Protocol: 'HTTP',
    DefaultActions: [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', StatusCode: 'HTTP_301' } }],
  });
  add('DataSubnets', 'RDS::DBSubnetGroup', {
    DBSubnetGroupDescription: 'Isolated subnets',
    SubnetIds: zones.map((zone) => ref(`Data${zone}`)),
  });
  add('DataParameters', 'RDS::DBParameterGroup', {
    Description: 'Encrypted connections alone',
    Family: 'postgres17',
    Parameters: { 'rds.force_ssl': '1' },
  });
}

function addZone(zone: string, add: Add): void {
  const vpc = { VpcId: ref('Vpc') };
  const index = zones.indexOf(zone);
  add(`Address${zone}`, 'EC2::EIP', { Domain: 'vpc' });
  add(`Nat${zone}`, 'EC2::NatGateway', {
    AllocationId: { 'Fn::GetAtt': [`Address${zone}`, 'AllocationId'] },
    SubnetId: ref(`Public${zone}`),
  });
  add(`PrivateTable${zone}`, 'EC2::RouteTable', vpc);
  add(`PrivateRoute${zone}`, 'EC2::Route', {
    RouteTableId: ref(`PrivateTable${zone}`),
    DestinationCidrBlock: '0.0.0.0/0',
    NatGatewayId: ref(`Nat${zone}`),
  });
  const tables = { Public: 'PublicTable', Private: `PrivateTable${zone}`, Data: 'DataTable' };
  for (const [tier, [name, table]] of Object.entries(tables).entries()) {
    add(`${name}${zone}`, 'EC2::Subnet', {
      ...vpc,
      CidrBlock: `10.0.${tier * 48 + index * 16}.0/20`,
      AvailabilityZone: { 'Fn::Select': [index, { 'Fn::GetAZs': '' }] },
      ...tagged(`${name} ${zone}`),
    });
    add(`${name}${zone}Routes`, 'EC2::SubnetRouteTableAssociation', {
      SubnetId: ref(`${name}${zone}`),
      RouteTableId: ref(table),
    });
  }
}

function addService(service: number, stack: string, add: Add): void {
  const port = 8000 + service;
  add(`App${service}Group`, 'EC2::SecurityGroup', {
    VpcId: ref('Vpc'),
    GroupDescription: `Service ${service}`,
    SecurityGroupIngress: [
      { IpProtocol: 'tcp', FromPort: port, ToPort: port, SourceSecurityGroupId: group('DoorGroup') },
    ],
    ...tagged(`service ${service}`),
  });
  add(`Template${service}`, 'EC2::LaunchTemplate', {
    LaunchTemplateData: {
      ImageId: 'ami-0123456789abcdef0',
      InstanceType: 't4g.small',
      SecurityGroupIds: [group(`App${service}Group`)],
      IamInstanceProfile: { Arn: arn(`Profile${service}`) },
      MetadataOptions: { HttpTokens: 'required' },
    },
  });
  add(`Targets${service}`, 'ElasticLoadBalancingV2::TargetGroup', {
    VpcId: ref('Vpc'),
    Port: port,
    Protocol: 'HTTP',
    TargetType: 'instance',
    HealthCheckPath: '/health',
  });
  add(`Rule${service}`, 'ElasticLoadBalancingV2::ListenerRule', {
    ListenerArn: ref('Listener'),
    Priority: service + 1,
    Conditions: [{ Field: 'path-pattern', Values: [`/${service}/*`] }],
    Actions: [{ Type: 'forward', TargetGroupArn: ref(`Targets${service}`) }],
  });
  add(`Policy${service}`, 'IAM::ManagedPolicy', {
    PolicyDocument: allowed('s3:GetObject', `arn:aws:s3:::product-${stack}-${service}/*`),
  });
  add(`Role${service}`, 'IAM::Role', {
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    },
    ManagedPolicyArns: [ref(`Policy${service}`)],
    Policies: [{ PolicyName: 'own', PolicyDocument: allowed('logs:PutLogEvents', '*') }],
  });
  add(`Profile${service}`, 'IAM::InstanceProfile', { Roles: [ref(`Role${service}`)] });
  add(`Endpoint${service}`, 'EC2::VPCEndpoint', {
    VpcId: ref('Vpc'),
    VpcEndpointType: 'Interface',
    ServiceName: { 'Fn::Sub': `com.amazonaws.\${AWS::Region}.${endpoints[service] ?? 'sts'}` },
    SubnetIds: zones.map((zone) => ref(`Private${zone}`)),
    SecurityGroupIds: [group(`App${service}Group`)],
  });
}

const endpoints = [
  'logs',
  'ssm',
  'sqs',
  'sns',
  'kms',
  'secretsmanager',
  'monitoring',
  'events',
  'ec2messages',
  'ecr.api',
  'eks',
  'sts',
];

function addDatabase(database: number, add: Add): void {
  add(`Data${database}Group`, 'EC2::SecurityGroup', {
    VpcId: ref('Vpc'),
    GroupDescription: `Database ${database}`,
    SecurityGroupIngress: [
      { IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: group(`App${database}Group`) },
    ],
  });
  add(`Data${database}`, 'RDS::DBInstance', {
    Engine: 'postgres',
    EngineVersion: '17.4',
    DBInstanceClass: 'db.t4g.medium',
    AllocatedStorage: '20',
    MasterUsername: 'owner',
    MasterUserPassword: 'only-for-measuring',
    MultiAZ: true,
    StorageEncrypted: true,
    PubliclyAccessible: false,
    DBSubnetGroupName: ref('DataSubnets'),
    DBParameterGroupName: ref('DataParameters'),
    VPCSecurityGroups: [group(`Data${database}Group`)],
    ...tagged(`database ${database}`),
  });
}

function addBucket(bucket: number, stack: string, add: Add): void {
  const name = `Bucket${bucket}`;
  add(name, 'S3::Bucket', {
    BucketName: `product-${stack}-${bucket}`,
    // Every other one keeps its versions, so that it may be replicated and locked, and more is asked of it.
    ...(bucket % 2 === 0 ? { VersioningConfiguration: { Status: 'Enabled' } } : {}),
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    ...tagged(`bucket ${bucket}`),
  });
  add(`${name}Policy`, 'S3::BucketPolicy', {
    Bucket: ref(name),
    PolicyDocument: allowed('s3:GetObject', `arn:aws:s3:::product-${stack}-${bucket}/*`, { AWS: arn('Role0') }),
  });
}

function allowed(action: string, resource: string, principal?: object): object {
  const statement = { Effect: 'Allow', ...(principal ? { Principal: principal } : {}), Action: action };
  return { Version: '2012-10-17', Statement: [{ ...statement, Resource: resource }] };
}
