import { describe, it } from 'node:test';
import { expect } from 'chai';
import { caseArchitecture } from '../checks/case.ts';
import { catalogue } from '../checks/catalogue.ts';
import type { Parameter } from '../checks/check.ts';
import { judge } from '../checks/judge.ts';
import { proofVerdict } from '../checks/verdict.ts';
import { collectTemplates } from '../collect/template/collect-templates.ts';
import { parseTemplate } from '../collect/template/parse.ts';
import { suppressionsIn } from '../collect/template/suppressions.ts';
import { inventoryOf } from '../inventory/inventory.ts';
import { readFacts } from './facts.ts';

/** What is often passed or failed wrongly, as a template, the check that must tell it, and what it must say. */
interface Construct {
  readonly name: string;
  readonly check: string;
  readonly asks?: readonly Parameter[];
  readonly template: string;
  readonly verdict: 'pass' | 'fail' | 'unknown';
  readonly says: string;
}

const facts = await readFacts();

function judged({ check: id, asks = [], template }: Construct) {
  const check = catalogue.find((one) => one.id === id);
  if (!check) throw new Error(`There is no check ${id}.`);
  const parsed = parseTemplate(template);
  if ('problems' in parsed) throw new Error(parsed.problems[0].message);
  const { tree } = parsed;
  const stack = { name: 'shop', file: 'shop.yaml', tree, account: undefined, region: 'eu-west-1', parameters: {} };
  const inventory = (defaults: boolean) => {
    const zones = (region: string) => facts.regions.get(region)?.zones?.map(({ name }) => name);
    const { resources, gaps } = collectTemplates([stack], { zones, defaults });
    return inventoryOf(resources, gaps);
  };
  return judge(
    { check, sentence: check.title, parameters: asks },
    {
      inventory: inventory(true),
      withoutDefaults: inventory(false),
      architecture: { ...caseArchitecture, bare: true },
      facts,
    },
  );
}

function shows(constructs: readonly Construct[]): void {
  for (const construct of constructs) {
    it(`${construct.name}: ${construct.verdict}`, () => {
      const findings = judged(construct);
      const messages = findings.map(({ verdict, message }) => `${verdict}: ${message}`);
      expect(proofVerdict(findings.map(({ verdict }) => verdict)), messages.join('\n')).to.equal(construct.verdict);
      expect(
        messages.some((message) => message.startsWith(construct.verdict) && message.includes(construct.says)),
        messages.join('\n'),
      ).to.equal(true);
    });
  }
}

const network = `
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24, AvailabilityZone: !Select [0, !GetAZs ""] } }
  B: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: !Select [1, !GetAZs ""] } }
  C: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.2.0/24, AvailabilityZone: !Select [2, !GetAZs ""] } }
  Gateway: { Type: AWS::EC2::InternetGateway }
  Attached: { Type: AWS::EC2::VPCGatewayAttachment, Properties: { VpcId: !Ref Vpc, InternetGatewayId: !Ref Gateway } }
  Open: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc } }
  Out: { Type: AWS::EC2::Route, DependsOn: Attached, Properties: { RouteTableId: !Ref Open, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway } }
  OpenC: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { RouteTableId: !Ref Open, SubnetId: !Ref C } }`;

describe('what is often passed wrongly', () => {
  shows([
    {
      name: 'a web ACL behind a parameter whose default switches it off',
      check: 'distribution-has-web-acl',
      template: `
Parameters: { WithAcl: { Type: String, Default: "no" } }
Conditions: { Protected: !Equals [!Ref WithAcl, "yes"] }
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties: { DistributionConfig: { Enabled: true, WebACLId: !If [Protected, "arn:aws:wafv2:us-east-1:1:global/webacl/a/b", !Ref "AWS::NoValue"] } }`,
      verdict: 'fail',
      says: 'Rests on the default of WithAcl.',
    },
    {
      name: 'a log bucket behind a parameter whose default is empty',
      check: 'distribution-logs-requests',
      template: `
Parameters: { LogBucket: { Type: String, Default: "" } }
Conditions: { Logged: !Not [!Equals [!Ref LogBucket, ""]] }
Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties: { DistributionConfig: { Enabled: true, Logging: !If [Logged, { Bucket: !Ref LogBucket }, !Ref "AWS::NoValue"] } }`,
      verdict: 'fail',
      says: 'Rests on the default of LogBucket.',
    },
    {
      name: 'a customer key named by a parameter that is empty by default',
      check: 'secret-has-customer-key',
      template: `
Parameters: { KeyId: { Type: String, Default: "" } }
Resources:
  Password: { Type: AWS::SecretsManager::Secret, Properties: { KmsKeyId: !Ref KeyId } }`,
      verdict: 'fail',
      says: 'Rests on the default of KeyId.',
    },
    {
      name: 'a backup retention of 0 by a mapping',
      check: 'database-is-backed-up',
      asks: [7],
      template: `
Parameters: { Stage: { Type: String, Default: dev, AllowedValues: [dev, prod] } }
Mappings: { Retention: { dev: { Days: 0 }, prod: { Days: 30 } } }
Resources:
  Orders: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres, BackupRetentionPeriod: !FindInMap [Retention, !Ref Stage, Days] } }`,
      verdict: 'fail',
      says: 'BackupRetentionPeriod is 0',
    },
    {
      name: 'MultiAZ behind an If that is off by default',
      check: 'database-has-standby-zone',
      template: `
Parameters: { Stage: { Type: String, Default: dev } }
Conditions: { Prod: !Equals [!Ref Stage, prod] }
Resources:
  Orders: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres, MultiAZ: !If [Prod, true, false] } }`,
      verdict: 'fail',
      says: 'Rests on the default of Stage.',
    },
    {
      name: '3306 open, as the CIDR parameter defaults to the whole internet',
      check: 'security-group-keeps-data-ports-closed',
      template: `
Parameters: { From: { Type: String, Default: 0.0.0.0/0 } }
Resources:
  Group: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: d, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: 3306, ToPort: 3306, CidrIp: !Ref From }] } }`,
      verdict: 'fail',
      says: 'Admits 0.0.0.0/0 on port 3306. Rests on the default of From.',
    },
    {
      name: '3306 open, as the text "3306"',
      check: 'security-group-keeps-data-ports-closed',
      template: `
Resources:
  Group: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: d, SecurityGroupIngress: [{ IpProtocol: tcp, FromPort: "3306", ToPort: "3306", CidrIp: 0.0.0.0/0 }] } }`,
      verdict: 'fail',
      says: 'Admits 0.0.0.0/0 on port 3306.',
    },
    {
      name: "TLS not forced by the cluster's own parameter group, beside an instance whose group forces it",
      check: 'database-refuses-clear-connections',
      template: `
Resources:
  Loose: { Type: AWS::RDS::DBClusterParameterGroup, Properties: { Family: aurora-postgresql16, Description: d, Parameters: { rds.force_ssl: "0" } } }
  Strict: { Type: AWS::RDS::DBParameterGroup, Properties: { Family: aurora-postgresql16, Description: d, Parameters: { log_statement: ddl } } }
  Orders: { Type: AWS::RDS::DBCluster, Properties: { Engine: aurora-postgresql, EngineVersion: "16.4", DBClusterParameterGroupName: !Ref Loose } }
  Writer: { Type: AWS::RDS::DBInstance, Properties: { Engine: aurora-postgresql, DBClusterIdentifier: !Ref Orders, DBInstanceClass: db.r6g.large, DBParameterGroupName: !Ref Strict } }`,
      verdict: 'fail',
      says: 'rds.force_ssl',
    },
    {
      name: 'no parameter group at all, on an engine that does not force TLS by itself',
      check: 'database-refuses-clear-connections',
      template: `
Resources:
  Orders: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres, EngineVersion: "14.9" } }`,
      verdict: 'fail',
      says: 'it has no parameter group of its own',
    },
    {
      name: 'buckets made by Fn::ForEach',
      check: 'bucket-blocks-public-access',
      template: `
Transform: AWS::LanguageExtensions
Resources:
  "Fn::ForEach::Buckets":
    - Name
    - [Photos, Films]
    - "\${Name}Bucket": { Type: AWS::S3::Bucket, Properties: { PublicAccessBlockConfiguration: { BlockPublicAcls: false } } }`,
      verdict: 'fail',
      says: 'BlockPublicAcls',
    },
    {
      name: "every action in a role's inline policy",
      check: 'role-keeps-to-named-resources',
      template: `
Resources:
  Worker:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: "sts:AssumeRole" }] }
      Policies: [{ PolicyName: all, PolicyDocument: { Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "*", Resource: "*" }] } }]`,
      verdict: 'fail',
      says: '*',
    },
    {
      name: 'an Auto Scaling group in one zone through its two subnets',
      check: 'auto-scaling-group-spans-zones',
      asks: [2],
      template: `
Resources:${network}
  B2: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.9.0/24, AvailabilityZone: !Select [0, !GetAZs ""] } }
  Group: { Type: AWS::AutoScaling::AutoScalingGroup, Properties: { MinSize: "2", MaxSize: "4", VPCZoneIdentifier: [!Ref A, !Ref B2] } }`,
      verdict: 'fail',
      says: 'eu-west-1a',
    },
    {
      name: 'one NAT gateway for three zones',
      check: 'private-subnet-leaves-through-own-zone',
      template: `
Resources:${network}
  Nat: { Type: AWS::EC2::NatGateway, Properties: { SubnetId: !Ref C, AllocationId: eipalloc-1 } }
  Inner: { Type: AWS::EC2::RouteTable, Properties: { VpcId: !Ref Vpc } }
  InnerOut: { Type: AWS::EC2::Route, Properties: { RouteTableId: !Ref Inner, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat } }
  InnerA: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { RouteTableId: !Ref Inner, SubnetId: !Ref A } }
  InnerB: { Type: AWS::EC2::SubnetRouteTableAssociation, Properties: { RouteTableId: !Ref Inner, SubnetId: !Ref B } }`,
      verdict: 'fail',
      says: 'eu-west-1c',
    },
    {
      name: 'a database subnet with a route to the internet',
      check: 'database-lies-in-isolated-subnets',
      template: `
Resources:${network}
  Subnets: { Type: AWS::RDS::DBSubnetGroup, Properties: { DBSubnetGroupDescription: d, SubnetIds: [!Ref A, !Ref C] } }
  Orders: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres, DBSubnetGroupName: !Ref Subnets } }`,
      verdict: 'fail',
      says: 'C',
    },
    {
      name: 'a cache of one node',
      check: 'cache-has-replica-zone',
      template: `
Resources:
  Sessions: { Type: AWS::ElastiCache::ReplicationGroup, Properties: { ReplicationGroupDescription: d, NumCacheClusters: 1, AutomaticFailoverEnabled: false } }`,
      verdict: 'fail',
      says: 'MultiAZEnabled is not set',
    },
    {
      name: 'unencrypted volumes of a launch template',
      check: 'volume-is-encrypted-at-rest',
      template: `
Resources:
  Web: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { BlockDeviceMappings: [{ DeviceName: /dev/xvda, Ebs: { VolumeSize: 20, Encrypted: false } }] } } }`,
      verdict: 'fail',
      says: 'Encrypted',
    },
    {
      name: 'tasks with public addresses',
      check: 'task-is-kept-off-public-addresses',
      template: `
Resources:
  Shop: { Type: AWS::ECS::Service, Properties: { NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: ENABLED, Subnets: [subnet-1] } } } }`,
      verdict: 'fail',
      says: 'AssignPublicIp',
    },
    {
      name: 'a failover record without its secondary',
      check: 'dns-fails-over-between-regions',
      template: `
Resources:
  Check: { Type: AWS::Route53::HealthCheck, Properties: { HealthCheckConfig: { Type: HTTPS, FullyQualifiedDomainName: one.example.com } } }
  Primary: { Type: AWS::Route53::RecordSet, Properties: { Name: api.example.com., Type: A, SetIdentifier: one, Failover: PRIMARY, HealthCheckId: !Ref Check, HostedZoneId: Z1, TTL: "60", ResourceRecords: [192.0.2.1] } }`,
      verdict: 'fail',
      says: 'SECONDARY',
    },
    {
      name: 'an alarm with an empty list of actions',
      check: 'alarm-has-action',
      template: `
Resources:
  Errors: { Type: AWS::CloudWatch::Alarm, Properties: { ComparisonOperator: GreaterThanThreshold, EvaluationPeriods: 1, AlarmActions: [] } }`,
      verdict: 'fail',
      says: 'AlarmActions',
    },
    {
      name: "a viewer's TLS policy from a mapping",
      check: 'distribution-demands-tls-12',
      template: `
Mappings: { Tls: { viewers: { minimum: TLSv1 } } }
Resources:
  Site: { Type: AWS::CloudFront::Distribution, Properties: { DistributionConfig: { Enabled: true, Aliases: [www.example.com], ViewerCertificate: { AcmCertificateArn: "arn:aws:acm:us-east-1:1:certificate/c", SslSupportMethod: sni-only, MinimumProtocolVersion: !FindInMap [Tls, viewers, minimum] } } } }`,
      verdict: 'fail',
      says: 'TLSv1',
    },
    {
      name: 'a password in a plain environment variable',
      check: 'workload-keeps-secrets-out-of-environment',
      template: `
Resources:
  Task: { Type: AWS::ECS::TaskDefinition, Properties: { ContainerDefinitions: [{ Name: app, Image: app, Environment: [{ Name: DB_PASSWORD, Value: hunter2 }] }] } }`,
      verdict: 'fail',
      says: 'DB_PASSWORD',
    },
    {
      name: 'a cluster without protection from deletion, beside an instance that has it',
      check: 'database-is-protected-from-deletion',
      template: `
Resources:
  Orders: { Type: AWS::RDS::DBCluster, Properties: { Engine: aurora-postgresql } }
  Writer: { Type: AWS::RDS::DBInstance, Properties: { Engine: aurora-postgresql, DBClusterIdentifier: !Ref Orders, DeletionProtection: true } }`,
      verdict: 'fail',
      says: 'DeletionProtection',
    },
    {
      name: "a database on its engine's default port, as the parameter is not set",
      check: 'database-leaves-default-port',
      template: `
Parameters: { Port: { Type: Number, Default: 5432 } }
Resources:
  Orders: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres, Port: !Ref Port } }`,
      verdict: 'fail',
      says: 'Rests on the default of Port.',
    },
    {
      name: 'a comment that suppresses another tool changes nothing',
      check: 'bucket-blocks-public-access',
      template: `
Resources:
  Photos:
    Type: AWS::S3::Bucket
    Metadata: { checkov: { skip: [{ id: CKV_AWS_53, comment: later }] } }
    Properties: { PublicAccessBlockConfiguration: { BlockPublicAcls: false } }`,
      verdict: 'fail',
      says: 'BlockPublicAcls',
    },
  ]);

  it('and the comment is listed', () => {
    const text =
      'Resources:\n  Photos:\n    Type: AWS::S3::Bucket\n    Metadata: { checkov: { skip: [{ id: CKV_AWS_53, comment: later }] } }\n';
    const parsed = parseTemplate(text);
    if ('problems' in parsed) throw new Error('broken');
    expect(suppressionsIn(parsed.tree, text, 'shop.yaml')).to.have.length(1);
  });
});

describe('what is often failed wrongly', () => {
  shows([
    {
      name: 'recovery by an If that is on',
      check: 'table-is-protected-from-deletion',
      template: `
Parameters: { Stage: { Type: String, Default: prod } }
Conditions: { Prod: !Equals [!Ref Stage, prod] }
Resources:
  Orders: { Type: AWS::DynamoDB::Table, Properties: { DeletionProtectionEnabled: !If [Prod, true, false], PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: !If [Prod, true, false] } } }`,
      verdict: 'pass',
      says: 'Rests on the default of Stage.',
    },
    {
      name: 'versioning by an If whose branches both turn it on',
      check: 'replicated-bucket-is-versioned',
      template: `
Parameters: { Stage: { Type: String } }
Conditions: { Prod: !Equals [!Ref Stage, prod] }
Resources:
  Copy: { Type: AWS::S3::Bucket, Properties: { VersioningConfiguration: { Status: Enabled } } }
  Photos:
    Type: AWS::S3::Bucket
    Properties:
      VersioningConfiguration: !If [Prod, { Status: Enabled }, { Status: Enabled }]
      ReplicationConfiguration: { Role: "arn:aws:iam::1:role/r", Rules: [{ Status: Enabled, Destination: { Bucket: !GetAtt Copy.Arn } }] }`,
      verdict: 'pass',
      says: 'Versioning is enabled here and on Copy',
    },
    {
      name: 'a listener that only redirects',
      check: 'listener-encrypts-or-redirects',
      template: `
Resources:
  Http: { Type: AWS::ElasticLoadBalancingV2::Listener, Properties: { LoadBalancerArn: !Ref Front, Port: 80, Protocol: HTTP, DefaultActions: [{ Type: redirect, RedirectConfig: { Protocol: HTTPS, Port: "443", StatusCode: HTTP_301 } }] } }
  Front: { Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: { Type: application } }`,
      verdict: 'pass',
      says: 'HTTPS',
    },
    {
      name: 'an Aurora member that is asked for MultiAZ, its cluster having two members in two zones',
      check: 'database-has-standby-zone',
      template: `
Resources:${network}
  Subnets: { Type: AWS::RDS::DBSubnetGroup, Properties: { DBSubnetGroupDescription: d, SubnetIds: [!Ref A, !Ref B] } }
  Orders: { Type: AWS::RDS::DBCluster, Properties: { Engine: aurora-postgresql, DBSubnetGroupName: !Ref Subnets } }
  Writer: { Type: AWS::RDS::DBInstance, Properties: { Engine: aurora-postgresql, DBClusterIdentifier: !Ref Orders, AvailabilityZone: !Select [0, !GetAZs ""] } }
  Reader: { Type: AWS::RDS::DBInstance, Properties: { Engine: aurora-postgresql, DBClusterIdentifier: !Ref Orders, AvailabilityZone: !Select [1, !GetAZs ""] } }`,
      verdict: 'pass',
      says: 'Writer',
    },
    {
      name: 'SQS-managed encryption where encryption is asked',
      check: 'queue-is-encrypted-at-rest',
      template: `
Resources:
  Jobs: { Type: AWS::SQS::Queue, Properties: { SqsManagedSseEnabled: true } }`,
      verdict: 'pass',
      says: 'SqsManagedSseEnabled',
    },
  ]);
});
