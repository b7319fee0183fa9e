import { type Case, given, unseen } from '../case.ts';

export const cases: readonly Case[] = [
  {
    name: 'left out',
    records: [given('AWS::EC2::Subnet', 'Front', {})],
    says: {
      verdict: 'pass',
      message: 'Hands out no public addresses: MapPublicIpOnLaunch is false, which is the default.',
    },
  },
  {
    name: 'on',
    records: [given('AWS::EC2::Subnet', 'Front', { MapPublicIpOnLaunch: true })],
    says: {
      verdict: 'fail',
      message: 'Hands out public addresses: MapPublicIpOnLaunch is true.',
      mend: 'Set MapPublicIpOnLaunch to false, and give addresses to load balancers and NAT gateways only.',
    },
  },
  {
    name: 'not seen',
    records: [given('AWS::EC2::Subnet', 'Front', { MapPublicIpOnLaunch: unseen('no value') })],
    says: { verdict: 'unknown', message: 'MapPublicIpOnLaunch: no value.' },
  },
];
