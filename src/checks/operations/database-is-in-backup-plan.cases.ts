import { type Case, given, ref, unseen } from '../case.ts';

const database = (properties: Parameters<typeof given>[2] = {}) =>
  given('AWS::RDS::DBInstance', 'Orders', { Engine: 'mysql', DBInstanceIdentifier: 'orders', ...properties });
const plan = given('AWS::Backup::BackupPlan', 'Daily', {});
const selection = (Resources: Parameters<typeof given>[2][string]) =>
  given('AWS::Backup::BackupSelection', 'Chosen', { BackupPlanId: ref('Daily'), BackupSelection: { Resources } });
const fails = {
  verdict: 'fail',
  message: 'Is in no backup plan.',
  mend: 'Add an AWS::Backup::BackupSelection to a plan in eu-west-1 that names Orders, or one of its tags.',
} as const;

export const cases: readonly Case[] = [
  {
    name: 'by its name',
    records: [database(), plan, selection(['arn:aws:rds:eu-west-1:111122223333:db:orders'])],
    says: { verdict: 'pass', message: 'Is taken by Daily.' },
  },
  { name: 'no plan', records: [database()], says: fails },
  {
    name: 'a plan for another database',
    records: [database(), plan, selection(['arn:aws:rds:eu-west-1:111122223333:db:customers'])],
    says: fails,
  },
  {
    name: 'a plan in another region',
    records: [
      database(),
      plan,
      given(
        'AWS::Backup::BackupSelection',
        'Chosen',
        { BackupPlanId: ref('Daily'), BackupSelection: { Resources: ['*'] } },
        { role: 'failover' },
      ),
    ],
    says: fails,
  },
  {
    name: 'a selection that was not seen',
    records: [database(), plan, selection(unseen('parameter "Stores" has no value', 'Stores'))],
    says: { verdict: 'unknown', message: 'Chosen.BackupSelection.Resources: parameter "Stores" has no value.' },
  },
  {
    name: 'a member of a cluster',
    records: [database({ DBClusterIdentifier: ref('Cluster') })],
    says: { verdict: 'not-applicable', message: 'Is a member of a cluster, which is backed up as a whole.' },
  },
];
