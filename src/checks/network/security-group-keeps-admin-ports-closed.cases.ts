import { type Case, given, ref, unseen } from '../case.ts';
import type { ValueMap } from '../../inventory/value.ts';

const group = (...rules: readonly ValueMap[]) =>
  given('AWS::EC2::SecurityGroup', 'Doors', { SecurityGroupIngress: rules });
const open = { IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIp: '0.0.0.0/0' };
const { CidrIp: _, ...sourceless } = open;
const list = (...blocks: readonly string[]) =>
  given('AWS::EC2::PrefixList', 'Pl', { Entries: blocks.map((Cidr) => ({ Cidr })) });
const slices = ['1', '2', '3'].map((first) => ({ ...open, CidrIp: `${first}.0.0.0/8` }));
const mend = 'Take the rule out, and reach servers through Session Manager.';

export const cases: readonly Case[] = [
  {
    name: 'one address',
    records: [group({ ...open, CidrIp: '192.0.2.1/32' })],
    says: { verdict: 'pass', message: 'Admits the internet to neither SSH nor RDP.' },
  },
  {
    name: 'SSH',
    records: [group(open)],
    says: { verdict: 'fail', message: 'Admits 0.0.0.0/0 on port 22.', mend: mend },
  },
  {
    name: 'RDP in a range, over IPv6',
    records: [group({ IpProtocol: 'tcp', FromPort: 3000, ToPort: 4000, CidrIpv6: '::/0' })],
    says: { verdict: 'fail', message: 'Admits ::/0 on ports 3000 to 4000, 3389 among them.', mend: mend },
  },
  {
    name: 'a block that was not seen, on a port that does not matter',
    records: [group({ ...open, FromPort: 443, ToPort: 443, CidrIp: unseen('no value') })],
    says: { verdict: 'pass', message: 'Admits the internet to neither SSH nor RDP.' },
  },
  {
    name: 'a port that was not seen',
    records: [group({ ...open, FromPort: unseen('no value') })],
    says: { verdict: 'unknown', message: 'FromPort: no value.' },
  },
  {
    name: 'a prefix list that holds everybody',
    records: [group({ ...sourceless, SourcePrefixListId: ref('Pl') }), list('0.0.0.0/0')],
    says: { verdict: 'fail', message: 'Admits prefix list Pl on port 22.', mend },
  },
  {
    name: 'a prefix list that holds everybody in two halves',
    records: [group({ ...sourceless, SourcePrefixListId: ref('Pl') }), list('0.0.0.0/1', '128.0.0.0/1')],
    says: { verdict: 'fail', message: 'Admits prefix list Pl on port 22.', mend },
  },
  {
    name: 'a prefix list of two offices',
    records: [group({ ...sourceless, SourcePrefixListId: ref('Pl') }), list('192.0.2.0/24', '198.51.100.0/24')],
    says: { verdict: 'pass', message: 'Admits the internet to neither SSH nor RDP.' },
  },
  {
    name: 'a prefix list that nobody collected',
    records: [group({ ...sourceless, SourcePrefixListId: 'pl-12345678' })],
    says: {
      verdict: 'unknown',
      message: 'SourcePrefixListId: the addresses of prefix list pl-12345678 were not collected.',
    },
  },
  {
    name: 'more than anyone owns, in slices',
    records: [group(...slices)],
    says: {
      verdict: 'fail',
      message: 'Admits 1.0.0.0/8, 2.0.0.0/7 on port 22, by 3 rules together.',
      mend,
    },
  },
  {
    name: 'more than anyone owns, in slices, half of them within a range',
    records: [group(...slices.map((slice, index) => (index % 2 ? slice : { ...slice, FromPort: 0, ToPort: 100 })))],
    says: {
      verdict: 'fail',
      message: 'Admits 1.0.0.0/8, 2.0.0.0/7 on port 22, by 3 rules together.',
      mend,
    },
  },
  {
    name: 'more than anyone owns, in slices, on ports that were not seen',
    records: [group(...slices.map((slice) => ({ ...slice, FromPort: unseen('no value') })))],
    says: { verdict: 'unknown', message: 'FromPort: no value.' },
  },
  {
    name: 'private networks, several of them wide',
    records: [group(...['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map((CidrIp) => ({ ...open, CidrIp })))],
    says: { verdict: 'pass', message: 'Admits the internet to neither SSH nor RDP.' },
  },
  {
    name: 'a narrow block of IPv4 beside all of IPv6',
    records: [group({ ...open, CidrIp: '10.0.0.0/8', CidrIpv6: '::/0' })],
    says: { verdict: 'fail', message: 'Admits ::/0 on port 22.', mend },
  },
  {
    name: 'a protocol in capitals',
    records: [group({ ...open, IpProtocol: 'TCP' })],
    says: { verdict: 'fail', message: 'Admits 0.0.0.0/0 on port 22.', mend },
  },
  {
    name: 'all protocols, in a word',
    records: [group({ IpProtocol: 'all', CidrIp: '0.0.0.0/0' })],
    says: { verdict: 'fail', message: 'Admits 0.0.0.0/0 on all ports, 22, 3389 among them.', mend },
  },
  {
    name: 'a protocol nobody knows',
    records: [group({ ...open, IpProtocol: 'ssh' })],
    says: { verdict: 'unknown', message: 'IpProtocol: "ssh" is not a protocol.' },
  },
  {
    name: 'a rule that is no list',
    records: [given('AWS::EC2::SecurityGroup', 'Doors', { SecurityGroupIngress: open })],
    says: { verdict: 'fail', message: 'Admits 0.0.0.0/0 on port 22.', mend },
  },
  {
    name: 'a rule without a source',
    records: [group(sourceless)],
    says: { verdict: 'unknown', message: 'a rule names no source, so whom it admits is not said.' },
  },
  {
    name: "a rule that stands alone and names the group by the group's name",
    records: [
      given('AWS::EC2::SecurityGroup', 'Doors', { GroupName: 'mygroup' }),
      given('AWS::EC2::SecurityGroupIngress', 'Rule', { ...open, GroupName: 'mygroup' }),
    ],
    says: { verdict: 'fail', message: 'Admits 0.0.0.0/0 on port 22 (stated by Rule, case.yaml:1).', mend },
  },
  {
    name: "a rule that stands alone and names another group's name",
    records: [
      given('AWS::EC2::SecurityGroup', 'Doors', { GroupName: 'mygroup' }),
      given('AWS::EC2::SecurityGroupIngress', 'Rule', { ...open, GroupName: 'another' }),
    ],
    says: { verdict: 'not-applicable', message: 'Admits no one.' },
  },
  {
    name: 'a rule that stands alone and names no group',
    records: [
      given('AWS::EC2::SecurityGroup', 'Doors', { GroupName: 'mygroup' }),
      given('AWS::EC2::SecurityGroupIngress', 'Rule', open),
    ],
    says: { verdict: 'unknown', message: 'GroupId: Rule does not say which group it is added to.' },
  },
  { name: 'no rules', records: [group()], says: { verdict: 'not-applicable', message: 'Admits no one.' } },
];
