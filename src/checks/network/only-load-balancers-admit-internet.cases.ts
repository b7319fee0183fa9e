import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const group = (...rules: readonly ValueMap[]) =>
  given('AWS::EC2::SecurityGroup', 'Doors', { SecurityGroupIngress: rules });
const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '0.0.0.0/0' };
const balancer = given('AWS::ElasticLoadBalancingV2::LoadBalancer', 'Front', {
  SecurityGroups: [ref('Doors', 'GroupId')],
});
const server = given('AWS::EC2::LaunchTemplate', 'Server', {
  LaunchTemplateData: { SecurityGroupIds: [ref('Doors')] },
});

export const cases: readonly Case[] = [
  {
    name: 'a load balancer on 443',
    records: [group(https), balancer],
    says: { verdict: 'pass', message: 'Admits the internet on ports 80 and 443 to Front only.' },
  },
  {
    name: 'a load balancer in a nested stack, which is given the group',
    records: [
      group(https),
      balancer,
      given('AWS::CloudFormation::Stack', 'FrontStack', { Parameters: { Group: ref('Doors', 'GroupId') } }),
    ],
    says: { verdict: 'pass', message: 'Admits the internet on ports 80 and 443 to Front only.' },
  },
  {
    name: 'a nested stack alone, which is given the group',
    records: [
      group(https),
      given('AWS::CloudFormation::Stack', 'FrontStack', { Parameters: { Group: ref('Doors', 'GroupId') } }),
    ],
    says: {
      verdict: 'unknown',
      message:
        'Admits 0.0.0.0/0 on port 443, and what carries the group is not among the resources that were collected.',
    },
  },
  {
    name: 'SSH over IPv6',
    records: [group({ IpProtocol: 'tcp', FromPort: '22', ToPort: '22', CidrIpv6: '::/0' }), balancer],
    says: { verdict: 'fail', message: 'Admits ::/0 on port 22.', mend: 'Admit the internet on ports 80 and 443 only.' },
  },
  {
    name: 'half of all addresses',
    records: [group({ ...https, FromPort: 22, ToPort: 22, CidrIp: '128.0.0.0/1' }), balancer],
    says: {
      verdict: 'fail',
      message: 'Admits 128.0.0.0/1 on port 22.',
      mend: 'Admit the internet on ports 80 and 443 only.',
    },
  },
  {
    name: 'everything',
    records: [group({ IpProtocol: -1, CidrIp: '0.0.0.0/0' })],
    says: {
      verdict: 'fail',
      message: 'Admits 0.0.0.0/0 on ports 0 to 65535.',
      mend: 'Admit the internet on ports 80 and 443 only.',
    },
  },
  {
    name: 'a server that carries the group',
    records: [group(https), balancer, server],
    says: {
      verdict: 'fail',
      message: 'Admits 0.0.0.0/0 on port 443, and Server carries it.',
      mend: "Admit the load balancer's security group instead.",
    },
  },
  {
    name: 'a rule that stands alone',
    records: [
      group(),
      given('AWS::EC2::SecurityGroupIngress', 'Rule', {
        GroupId: ref('Doors'),
        IpProtocol: 'tcp',
        FromPort: 3306,
        ToPort: 3306,
        CidrIp: '0.0.0.0/0',
      }),
    ],
    says: {
      verdict: 'fail',
      message: 'Admits 0.0.0.0/0 on port 3306 (stated by Rule, case.yaml:1).',
      mend: 'Admit the internet on ports 80 and 443 only.',
    },
  },
  {
    name: 'nobody known carries it',
    records: [group(https)],
    says: {
      verdict: 'unknown',
      message:
        'Admits 0.0.0.0/0 on port 443, and what carries the group is not among the resources that were collected.',
    },
  },
  {
    name: 'a block that was not seen',
    records: [group({ ...https, CidrIp: unseen('parameter "From" has no value') })],
    says: { verdict: 'unknown', message: 'CidrIp: parameter "From" has no value.' },
  },
  {
    name: 'only named groups',
    records: [group({ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, SourceSecurityGroupId: 'sg-1' })],
    says: { verdict: 'not-applicable', message: 'Admits no one from the internet.' },
  },
  {
    name: 'a load balancer that admits more than anyone owns, in slices, on SSH',
    records: [group(...['1.0.0.0/8', '2.0.0.0/8'].map((CidrIp) => ({ ...https, FromPort: 22, CidrIp }))), balancer],
    says: {
      verdict: 'fail',
      message: 'Admits 1.0.0.0/8, 2.0.0.0/8 on ports 22 to 443 (by 2 rules together).',
      mend: 'Admit the internet on ports 80 and 443 only.',
    },
  },
];
