import { type Case, given, unseen } from '../case.ts';

const database = (properties: Parameters<typeof given>[2]) =>
  given('AWS::RDS::DBInstance', 'Orders', { Engine: 'postgres', ...properties });

export const cases: readonly Case[] = [
  {
    name: 'MultiAZ',
    records: [database({ MultiAZ: 'true' })],
    says: { verdict: 'pass', message: 'Keeps a standby: MultiAZ is true.' },
  },
  {
    name: 'MultiAZ off',
    records: [database({ MultiAZ: false })],
    says: { verdict: 'fail', message: 'Keeps no standby: MultiAZ is false.', mend: 'Set MultiAZ to true.' },
  },
  {
    name: 'MultiAZ left out',
    records: [database({})],
    says: {
      verdict: 'fail',
      message: 'Keeps no standby: MultiAZ is not set, and off by default.',
      mend: 'Set MultiAZ to true.',
    },
  },
  {
    name: 'MultiAZ from a parameter without value',
    records: [database({ MultiAZ: unseen('parameter "Standby" has no value', 'Standby') })],
    says: { verdict: 'unknown', message: 'MultiAZ: parameter "Standby" has no value.' },
  },
  {
    name: 'a member of an Aurora cluster',
    records: [given('AWS::RDS::DBInstance', 'Orders', { Engine: 'aurora-postgresql' })],
    says: { verdict: 'not-applicable', message: 'Is a member of a cluster, whose members are judged together.' },
  },
];
