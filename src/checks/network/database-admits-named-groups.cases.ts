import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const group = (...rules: readonly ValueMap[]) =>
  given('AWS::EC2::SecurityGroup', 'Doors', { SecurityGroupIngress: rules });
const database = given('AWS::RDS::DBInstance', 'Orders', { VPCSecurityGroups: [ref('Doors')] });
const mend = 'Name the security group of the service that may ask as SourceSecurityGroupId.';

export const cases: readonly Case[] = [
  {
    name: 'a group',
    records: [group({ IpProtocol: 'tcp', FromPort: 3306, ToPort: 3306, SourceSecurityGroupId: 'sg-1' }), database],
    says: { verdict: 'pass', message: 'Admits named groups only, in 1 rule of Doors.' },
  },
  {
    name: 'a block',
    records: [group({ IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, CidrIp: '10.0.0.0/8' }), database],
    says: { verdict: 'fail', message: 'Admits addresses instead of a group, by Doors (case.yaml:1).', mend },
  },
  {
    name: "a block, by a rule that names the group by the group's name",
    records: [
      given('AWS::EC2::SecurityGroup', 'Doors', { GroupName: 'mygroup' }),
      given('AWS::EC2::SecurityGroupIngress', 'Rule', { GroupName: 'mygroup', IpProtocol: '-1', CidrIp: '0.0.0.0/0' }),
      database,
    ],
    says: { verdict: 'fail', message: 'Admits addresses instead of a group, by Rule (case.yaml:1).', mend },
  },
  {
    name: 'a group, and a block beside it in the same rule',
    records: [group({ IpProtocol: '-1', SourceSecurityGroupId: 'sg-1', CidrIp: '0.0.0.0/0' }), database],
    says: { verdict: 'fail', message: 'Admits addresses instead of a group, by Doors (case.yaml:1).', mend },
  },
  {
    name: 'no group',
    records: [given('AWS::RDS::DBInstance', 'Orders', {})],
    says: { verdict: 'unknown', message: "Names no security group, so that the VPC's default group decides." },
  },
  {
    name: 'a group nobody collected',
    records: [given('AWS::RDS::DBInstance', 'Orders', { VPCSecurityGroups: ['sg-9'] })],
    says: {
      verdict: 'unknown',
      message: 'VPCSecurityGroups.0: "sg-9" is not among the resources that were collected.',
    },
  },
  {
    name: 'groups that were not seen',
    records: [given('AWS::RDS::DBInstance', 'Orders', { VPCSecurityGroups: unseen('no value') })],
    says: { verdict: 'unknown', message: 'VPCSecurityGroups: no value.' },
  },
  {
    name: 'a member of a cluster',
    records: [given('AWS::RDS::DBInstance', 'Orders', { DBClusterIdentifier: 'c' })],
    says: { verdict: 'not-applicable', message: 'Is a member of a cluster, which carries the security groups.' },
  },
];
