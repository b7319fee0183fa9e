/**
 * A valid template of 480 resources without cycles: 3 subnets, then buckets, tables, queues and topics that refer backwards only
 * (cfn-lint takes more than a minute for a ring of 480 references).
 */
export function largeTemplate(): string {
  const resources: Record<string, unknown> = {
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
  };
  for (const zone of [0, 1, 2]) {
    const cidr = { 'Fn::Select': [zone, { 'Fn::Cidr': [{ 'Fn::GetAtt': ['Vpc', 'CidrBlock'] }, 3, 8] }] };
    resources[`Subnet${zone}`] = {
      Type: 'AWS::EC2::Subnet',
      Properties: {
        VpcId: { Ref: 'Vpc' },
        CidrBlock: cidr,
        AvailabilityZone: { 'Fn::Select': [zone, { 'Fn::GetAZs': '' }] },
      },
    };
  }
  for (let index = 0; index < 119; index += 1) {
    const tags = [{ Key: 'Team', Value: { 'Fn::Sub': `team-${index}-\${AWS::Region}` } }];
    resources[`Bucket${index}`] = {
      Type: 'AWS::S3::Bucket',
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        VersioningConfiguration: { Status: 'Enabled' },
        LifecycleConfiguration: { Rules: [{ Id: 'old', Status: 'Enabled', ExpirationInDays: 365 }] },
        Tags: tags,
      },
    };
    resources[`Group${index}`] = {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        VpcId: { Ref: 'Vpc' },
        GroupDescription: `Group ${index}`,
        SecurityGroupIngress:
          index === 0
            ? []
            : [
                {
                  IpProtocol: 'tcp',
                  FromPort: 443,
                  ToPort: 443,
                  SourceSecurityGroupId: { 'Fn::GetAtt': [`Group${index - 1}`, 'GroupId'] },
                },
              ],
        Tags: tags,
      },
    };
    resources[`Queue${index}`] = {
      Type: 'AWS::SQS::Queue',
      Properties: { KmsMasterKeyId: 'alias/aws/sqs', Tags: tags },
    };
    resources[`Topic${index}`] = {
      Type: 'AWS::SNS::Topic',
      Properties: { DisplayName: { 'Fn::Join': ['-', ['topic', String(index)]] }, Tags: tags },
    };
  }
  return `${JSON.stringify({ AWSTemplateFormatVersion: '2010-09-09', Resources: resources }, null, 2)}\n`;
}
