import { type Case, given, unseen } from '../case.ts';

export const cases: readonly Case[] = [
  {
    name: 'left out',
    records: [given('AWS::Redshift::Cluster', 'Facts', {})],
    says: { verdict: 'pass', message: 'Gets no public address: PubliclyAccessible is false, which is the default.' },
  },
  {
    name: 'on',
    records: [given('AWS::Redshift::Cluster', 'Facts', { PubliclyAccessible: 'true' })],
    says: {
      verdict: 'fail',
      message: 'Gets a public address: PubliclyAccessible is true.',
      mend: 'Set PubliclyAccessible to false.',
    },
  },
  {
    name: 'not seen',
    records: [given('AWS::Redshift::Cluster', 'Facts', { PubliclyAccessible: unseen('no value') })],
    says: { verdict: 'unknown', message: 'PubliclyAccessible: no value.' },
  },
];
