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
    name: 'a source that will be a group, whichever it is',
    records: [group({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, SourceSecurityGroupId: unseen('no value') })],
    says: { verdict: 'pass', message: 'Names what it admits in 1 rule.' },
  },
  {
    name: 'a rule without a source',
    records: [group({ IpProtocol: 'tcp', FromPort: 443, ToPort: 443 })],
    says: {
      verdict: 'unknown',
      message: 'SecurityGroupIngress.0 names no source, so whom it admits is not said.',
    },
  },
  {
    name: 'rules that were not seen',
    records: [given('AWS::EC2::SecurityGroup', 'Doors', { SecurityGroupIngress: unseen('no value') })],
    says: { verdict: 'unknown', message: 'SecurityGroupIngress: no value.' },
  },
  { name: 'no rules', records: [group()], says: { verdict: 'not-applicable', message: 'Admits no one.' } },
];
