import { type Case, given, ref, unseen } from '../case.ts';
import type { Value } from '../../inventory/value.ts';

const group = (rules: Value) => given('AWS::EC2::SecurityGroup', 'Doors', { SecurityGroupEgress: rules });
const store = given('AWS::RDS::DBInstance', 'Orders', { VPCSecurityGroups: [ref('Doors', 'GroupId')] });
const mend = 'Give the group one egress rule to 127.0.0.1/32, which takes the default rule away and leads nowhere.';

export const cases: readonly Case[] = [
  {
    name: 'a rule that leads nowhere',
    records: [group([{ IpProtocol: -1, CidrIp: '127.0.0.1/32' }]), store],
    says: { verdict: 'pass', message: 'Lets nothing out of Orders.' },
  },
  {
    name: 'no rule, which means all',
    records: [group([]), store],
    says: {
      verdict: 'fail',
      message: 'Lets Orders reach everything: it states no egress rule, and AWS adds one to 0.0.0.0/0 then.',
      mend: mend,
    },
  },
  {
    name: 'a rule to everywhere, beside one that was not seen',
    records: [
      group([
        { IpProtocol: -1, CidrIp: unseen('no value') },
        { IpProtocol: -1, CidrIp: '0.0.0.0/0' },
      ]),
      store,
    ],
    says: { verdict: 'fail', message: 'Lets out to 0.0.0.0/0.', mend: mend },
  },
  {
    name: 'a rule that stands alone',
    records: [
      group([{ IpProtocol: -1, CidrIp: '127.0.0.1/32' }]),
      store,
      given('AWS::EC2::SecurityGroupEgress', 'Out', {
        GroupId: ref('Doors', 'GroupId'),
        DestinationSecurityGroupId: 'sg-1',
      }),
    ],
    says: { verdict: 'fail', message: 'Lets out to a group, by Out.', mend: mend },
  },
  {
    name: 'not seen',
    records: [group(unseen('no value')), store],
    says: { verdict: 'unknown', message: 'SecurityGroupEgress: no value.' },
  },
  {
    name: 'a group of something else',
    records: [group([])],
    says: { verdict: 'not-applicable', message: 'No data store among the resources that were collected carries it.' },
  },
  {
    name: 'a block that leads nowhere beside one that leads everywhere',
    records: [group([{ IpProtocol: -1, CidrIp: '127.0.0.1/32', CidrIpv6: '::/0' }]), store],
    says: { verdict: 'fail', message: 'Lets out to ::/0.', mend },
  },
];
