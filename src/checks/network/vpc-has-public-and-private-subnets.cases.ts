import { type Case, given, ref, unseen } from '../case.ts';
import { smallNetwork } from '../small-network.ts';

const vpc = given('AWS::EC2::VPC', 'Vpc', { CidrBlock: '10.0.0.0/16' });
const mend = 'Add a subnet whose route table leads to an internet gateway, and one whose does not.';

export const cases: readonly Case[] = [
  {
    name: 'both kinds',
    records: smallNetwork(),
    says: { verdict: 'pass', message: 'Has 1 public and 2 private subnets.' },
  },
  {
    name: 'private only',
    records: [vpc, given('AWS::EC2::Subnet', 'Dark', { VpcId: ref('Vpc') })],
    says: { verdict: 'fail', message: 'Has 0 public and 1 private subnets. All of them are private.', mend },
  },
  { name: 'no subnets', records: [vpc], says: { verdict: 'fail', message: 'Has no subnets.', mend } },
  {
    name: 'a route whose destination was not seen',
    records: [
      ...smallNetwork(),
      given('AWS::EC2::Route', 'Odd', { RouteTableId: ref('IsolatedTable'), DestinationCidrBlock: unseen('no value') }),
    ],
    says: { verdict: 'unknown', message: 'DestinationCidrBlock: no value.' },
  },
];
