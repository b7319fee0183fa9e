import { type Case, given, ref, unseen } from '../case.ts';
import type { ValueMap } from '../../inventory/value.ts';

const group = (...rules: readonly ValueMap[]) =>
  given('AWS::EC2::SecurityGroup', 'Doors', { SecurityGroupIngress: rules });
const open = { IpProtocol: 'tcp', FromPort: 3306, ToPort: 3306, CidrIp: '0.0.0.0/0' };
const mend = 'Name the security group of the service that may ask as SourceSecurityGroupId.';

export const cases: readonly Case[] = [
  {
    name: 'a group as the source',
    records: [group({ IpProtocol: 'tcp', FromPort: 3306, ToPort: 3306, SourceSecurityGroupId: 'sg-1' })],
    says: { verdict: 'pass', message: 'Admits the internet to no port of a data store.' },
  },
  {
    name: 'the internet on a port of the web, and a network on a data port',
    records: [group({ ...open, FromPort: 443, ToPort: 443 }, { ...open, CidrIp: '10.0.0.0/16' })],
    says: { verdict: 'pass', message: 'Admits the internet to no port of a data store.' },
  },
  {
    name: "a block that is a parameter's default, on a port that is text",
    records: [group({ ...open, FromPort: '3306', ToPort: '3306' })],
    says: { verdict: 'fail', message: 'Admits 0.0.0.0/0 on port 3306.', mend: mend },
  },
  {
    name: 'a range that includes a port',
    records: [group({ ...open, FromPort: 3000, ToPort: 4000 })],
    says: { verdict: 'fail', message: 'Admits 0.0.0.0/0 on ports 3000 to 4000, 3306 among them.', mend: mend },
  },
  {
    name: 'every protocol, over IPv6',
    records: [group({ IpProtocol: -1, CidrIpv6: '::/0' })],
    says: {
      verdict: 'fail',
      message:
        'Admits ::/0 on all ports, 1433, 1521, 2049, 3306, 5432, 5439, 6379, 8182, 9092, 9094, 9096, 9098, 9200, 11211, 27017 among them.',
      mend: mend,
    },
  },
  {
    name: 'a store that listens elsewhere',
    records: [
      group({ ...open, FromPort: 13306, ToPort: 13306 }),
      given('AWS::RDS::DBInstance', 'Orders', { Port: '13306', VPCSecurityGroups: [ref('Doors')] }),
    ],
    says: { verdict: 'fail', message: 'Admits 0.0.0.0/0 on port 13306.', mend: mend },
  },
  {
    name: 'a rule that stands alone',
    records: [group(), given('AWS::EC2::SecurityGroupIngress', 'Rule', { ...open, GroupId: ref('Doors', 'GroupId') })],
    says: { verdict: 'fail', message: 'Admits 0.0.0.0/0 on port 3306 (stated by Rule, case.yaml:1).', mend: mend },
  },
  {
    name: 'an open door beside a block that was not seen',
    records: [group({ ...open, CidrIp: unseen('no value') }, open)],
    says: { verdict: 'fail', message: 'Admits 0.0.0.0/0 on port 3306.', mend: mend },
  },
  {
    name: 'a block that was not seen',
    records: [group({ ...open, CidrIp: unseen('parameter "From" has no value') })],
    says: { verdict: 'unknown', message: 'CidrIp: parameter "From" has no value.' },
  },
  {
    name: 'ICMP',
    records: [group({ IpProtocol: 'icmp', FromPort: -1, ToPort: -1, CidrIp: '0.0.0.0/0' })],
    says: { verdict: 'pass', message: 'Admits the internet to no port of a data store.' },
  },
  {
    name: 'more than anyone owns, in slices, on the port of a store that listens elsewhere',
    records: [
      group(
        ...Array.from({ length: 3 }, (_, index) => ({
          ...open,
          FromPort: 13306,
          ToPort: 13306,
          CidrIp: `${index + 1}.0.0.0/8`,
        })),
      ),
      given('AWS::RDS::DBInstance', 'Orders', { Port: '13306', VPCSecurityGroups: [ref('Doors')] }),
    ],
    says: {
      verdict: 'fail',
      message: 'Admits 1.0.0.0/8, 2.0.0.0/7 on port 13306, by 3 rules together.',
      mend,
    },
  },
  { name: 'no rules', records: [group()], says: { verdict: 'not-applicable', message: 'Admits no one.' } },
];
