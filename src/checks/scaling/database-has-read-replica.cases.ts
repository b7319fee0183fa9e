import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const database = (properties: ValueMap = {}, name = 'Orders', role = 'primary') =>
  given('AWS::RDS::DBInstance', name, { Engine: 'postgres', ...properties }, { role });
const mend = 'Add an AWS::RDS::DBInstance in eu-west-1 whose SourceDBInstanceIdentifier is Orders.';
const cluster = given('AWS::RDS::DBCluster', 'Learning', { Engine: 'aurora-postgresql' });
const member = (name: string) => given('AWS::RDS::DBInstance', name, { DBClusterIdentifier: ref('Learning') });

export const cases: readonly Case[] = [
  {
    name: 'a replica beside it',
    records: [database(), database({ SourceDBInstanceIdentifier: ref('Orders') }, 'Reader')],
    says: { verdict: 'pass', message: 'Is read from by replica Reader.' },
  },
  {
    name: 'a replica that names it by name',
    records: [database({ DBInstanceIdentifier: 'Shop' }), database({ SourceDBInstanceIdentifier: 'shop' }, 'Reader')],
    says: { verdict: 'pass', message: 'Is read from by replica Reader.' },
  },
  {
    name: 'an Aurora cluster with a reader',
    records: [cluster, member('One'), member('Two')],
    says: { verdict: 'pass', subject: 'Learning', message: 'Has 2 instances (One, Two), all but one of them readers.' },
  },
  {
    name: 'an Aurora cluster with a writer only',
    records: [cluster, member('One')],
    says: {
      verdict: 'fail',
      subject: 'Learning',
      message: 'Has one instance, the writer.',
      mend: 'Add an AWS::RDS::DBInstance whose DBClusterIdentifier is Learning.',
    },
  },
  {
    name: 'a replica in another region only',
    records: [
      database(),
      database({ SourceDBInstanceIdentifier: ref('Orders', 'DBInstanceArn') }, 'Reader', 'failover'),
    ],
    says: { verdict: 'fail', message: 'Has no read replica in eu-west-1.', mend },
  },
  {
    name: 'a replica in another region of a database of the same name there',
    records: [
      database({ DBInstanceIdentifier: 'shop' }),
      database({ DBInstanceIdentifier: 'shop' }, 'OrdersThere', 'failover'),
      database({ SourceDBInstanceIdentifier: 'shop' }, 'Reader', 'failover'),
    ],
    says: { verdict: 'fail', message: 'Has no read replica in eu-west-1.', mend },
  },
  {
    name: 'a replica of something that was not seen',
    records: [
      database(),
      database({ SourceDBInstanceIdentifier: unseen('parameter "Source" has no value', 'Source') }, 'Reader'),
    ],
    says: { verdict: 'unknown', message: 'Reader.SourceDBInstanceIdentifier: parameter "Source" has no value.' },
  },
  {
    name: 'a replica itself',
    records: [database({ SourceDBInstanceIdentifier: ref('Elsewhere') })],
    says: { verdict: 'not-applicable', message: 'Is a read replica itself.' },
  },
];
