import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const database = (properties: ValueMap = {}, name = 'Orders', role = 'primary') =>
  given('AWS::RDS::DBInstance', name, { Engine: 'postgres', ...properties }, { role });
const mend = 'Add an AWS::RDS::DBInstance in another region whose SourceDBInstanceIdentifier is the ARN of Orders.';
const cluster = given('AWS::RDS::DBCluster', 'Learning', {
  Engine: 'aurora-postgresql',
  MasterUsername: 'admin',
  GlobalClusterIdentifier: ref('World'),
});
const world = given('AWS::RDS::GlobalCluster', 'World', { GlobalClusterIdentifier: 'Platform' });
const second = given(
  'AWS::RDS::DBCluster',
  'LearningFar',
  { Engine: 'aurora-postgresql', GlobalClusterIdentifier: 'platform' },
  { role: 'failover' },
);
const member = (of: string, role = 'primary') =>
  given('AWS::RDS::DBInstance', `${of}One`, { DBClusterIdentifier: ref(of) }, { role });

export const cases: readonly Case[] = [
  {
    name: 'a replica elsewhere',
    records: [
      database(),
      database({ SourceDBInstanceIdentifier: ref('Orders', 'DBInstanceArn') }, 'OrdersFar', 'failover'),
    ],
    says: { verdict: 'pass', message: 'Is copied to OrdersFar in eu-west-2.' },
  },
  {
    name: 'a replica of the same name that gives the ARN of its source',
    records: [
      database({ DBInstanceIdentifier: 'orders' }),
      database(
        { DBInstanceIdentifier: 'orders', SourceDBInstanceIdentifier: 'arn:aws:rds:eu-west-1:111122223333:db:orders' },
        'OrdersFar',
        'failover',
      ),
    ],
    says: { verdict: 'pass', message: 'Is copied to OrdersFar in eu-west-2.' },
  },
  {
    name: 'a global database',
    records: [cluster, world, second, member('Learning'), member('LearningFar', 'failover')],
    says: { verdict: 'pass', subject: 'Learning', message: 'Is copied to LearningFar in eu-west-2.' },
  },
  {
    name: 'a global database without an instance elsewhere',
    records: [cluster, world, second, member('Learning')],
    says: {
      verdict: 'fail',
      subject: 'Learning',
      message: 'Is copied to LearningFar in eu-west-2, where no instance can read it.',
      mend: 'Add an AWS::RDS::DBInstance to LearningFar.',
    },
  },
  {
    name: 'a cluster by itself',
    records: [given('AWS::RDS::DBCluster', 'Learning', { Engine: 'aurora-mysql' })],
    says: {
      verdict: 'fail',
      message: 'Has no copy in another region.',
      mend: 'Join it to an AWS::RDS::GlobalCluster with a second AWS::RDS::DBCluster in another region.',
    },
  },
  {
    name: 'a replica in its own region only',
    records: [database(), database({ SourceDBInstanceIdentifier: ref('Orders') }, 'Reader')],
    says: { verdict: 'fail', message: 'Has no read replica in another region.', mend },
  },
  {
    name: 'a replica of something that was not seen',
    records: [
      database(),
      database(
        { SourceDBInstanceIdentifier: unseen('parameter "Source" has no value', 'Source') },
        'OrdersFar',
        'failover',
      ),
    ],
    says: { verdict: 'unknown', message: 'OrdersFar.SourceDBInstanceIdentifier: parameter "Source" has no value.' },
  },
  {
    name: 'a replica itself',
    records: [database({ SourceDBInstanceIdentifier: 'x' })],
    says: { verdict: 'not-applicable', message: 'Is a read replica itself.' },
  },
];
