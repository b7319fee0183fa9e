import { type Case, given, ref, unseen } from '../case.ts';

const database = (properties: Parameters<typeof given>[2]) =>
  given('AWS::RDS::DBInstance', 'Orders', { Engine: 'postgres', ...properties });
const mend = 'Set DeletionProtection to true.';

export const cases: readonly Case[] = [
  {
    name: 'protected',
    records: [database({ DeletionProtection: 'true' })],
    says: { verdict: 'pass', message: 'DeletionProtection is true.' },
  },
  {
    name: 'not protected, in words',
    records: [database({ DeletionProtection: 'false' })],
    says: { verdict: 'fail', message: 'DeletionProtection is false.', mend },
  },
  {
    name: 'left out',
    records: [given('AWS::RDS::DBCluster', 'Orders', {})],
    says: { verdict: 'fail', message: 'DeletionProtection is not set, and off by default.', mend },
  },
  {
    name: 'from a parameter without value',
    records: [database({ DeletionProtection: unseen('parameter "Protect" has no value', 'Protect') })],
    says: { verdict: 'unknown', message: 'DeletionProtection: parameter "Protect" has no value.' },
  },
  {
    name: 'a member of a cluster',
    records: [database({ DBClusterIdentifier: ref('Cluster') })],
    says: { verdict: 'not-applicable', message: 'Is a member of a cluster, which is protected as a whole.' },
  },
];
