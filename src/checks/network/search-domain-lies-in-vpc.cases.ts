import { type Case, given, unseen } from '../case.ts';

export const cases: readonly Case[] = [
  {
    name: 'in subnets',
    records: [
      given('AWS::OpenSearchService::Domain', 'Index', { VPCOptions: { SubnetIds: ['subnet-1', 'subnet-2'] } }),
    ],
    says: { verdict: 'pass', message: 'Lies in 2 subnets of a VPC.' },
  },
  {
    name: 'left out',
    records: [given('AWS::OpenSearchService::Domain', 'Index', {})],
    says: {
      verdict: 'fail',
      message: 'Has a public address: VPCOptions names no subnets.',
      mend: 'Set VPCOptions with SubnetIds and SecurityGroupIds.',
    },
  },
  {
    name: 'not seen',
    records: [given('AWS::OpenSearchService::Domain', 'Index', { VPCOptions: unseen('no value') })],
    says: { verdict: 'unknown', message: 'VPCOptions: no value.' },
  },
];
