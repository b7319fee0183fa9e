import { type Case, given, unseen } from '../case.ts';

export const cases: readonly Case[] = [
  {
    name: 'left out',
    records: [given('AWS::MSK::Cluster', 'Events', {})],
    says: { verdict: 'pass', message: 'Has no public addresses: PublicAccess is DISABLED, which is the default.' },
  },
  {
    name: 'on',
    records: [
      given('AWS::MSK::Cluster', 'Events', {
        BrokerNodeGroupInfo: { ConnectivityInfo: { PublicAccess: { Type: 'SERVICE_PROVIDED_EIPS' } } },
      }),
    ],
    says: {
      verdict: 'fail',
      message: 'Has public addresses: PublicAccess is SERVICE_PROVIDED_EIPS.',
      mend: 'Set PublicAccess.Type to DISABLED.',
    },
  },
  {
    name: 'not seen',
    records: [given('AWS::MSK::Cluster', 'Events', { BrokerNodeGroupInfo: unseen('no value') })],
    says: { verdict: 'unknown', message: 'BrokerNodeGroupInfo: no value.' },
  },
];
