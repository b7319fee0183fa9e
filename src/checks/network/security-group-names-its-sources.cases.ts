import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, unseen } from '../case.ts';

const group = (...rules: readonly ValueMap[]) =>
  given('AWS::EC2::SecurityGroup', 'Doors', { SecurityGroupIngress: rules });

export const cases: readonly Case[] = [
  {
    name: 'a group as the source',
    records: [group({ IpProtocol: '-1', SourceSecurityGroupId: 'sg-1' })],
    says: { verdict: 'pass', message: 'Names what it admits in 1 rule.' },
  },
  {
    name: 'a block on one port',
    records: [group({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/16' })],
    says: { verdict: 'pass', message: 'Names what it admits in 1 rule.' },
  },
  {
    name: 'a network on all ports',
    records: [group({ IpProtocol: '-1', CidrIp: '10.0.0.0/8' })],
    says: {
      verdict: 'fail',
      message: 'Admits all of 10.0.0.0/8 on all ports.',
      mend: 'Name the ports, and the security group they are for.',
    },
  },
  {
    name: 'rules that were not seen',
    records: [given('AWS::EC2::SecurityGroup', 'Doors', { SecurityGroupIngress: unseen('no value') })],
    says: { verdict: 'unknown', message: 'SecurityGroupIngress: no value.' },
  },
  { name: 'no rules', records: [group()], says: { verdict: 'not-applicable', message: 'Admits no one.' } },
];
