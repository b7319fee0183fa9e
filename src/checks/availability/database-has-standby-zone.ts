import { booleanAt, stringAt } from '../../inventory/read.ts';
import { check, fail, notApplicable, pass } from '../check.ts';

export const databaseHasStandbyZone = check({
  id: 'database-has-standby-zone',
  title: 'every database keeps a standby in another Availability Zone',
  why: 'With a synchronous standby in another zone, losing the primary or its zone costs a failover, not the data.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html',
  controls: { 'Security Hub': ['RDS.5'], Config: ['RDS_MULTI_AZ_SUPPORT'], 'ISO 27001:2022': ['A.8.14'] },
  needs: { subjects: ['AWS::RDS::DBInstance'] },
  judge({ properties }) {
    if (stringAt(properties, 'Engine')?.startsWith('aurora') || 'DBClusterIdentifier' in properties) {
      return notApplicable('Is a member of a cluster, whose members are judged together.');
    }
    if ('SourceDBInstanceIdentifier' in properties) return notApplicable('Is a read replica, not a primary.');
    if (booleanAt(properties, 'MultiAZ') === true) return pass('Keeps a standby: MultiAZ is true.');
    const observed = 'MultiAZ' in properties ? 'MultiAZ is false' : 'MultiAZ is not set, and off by default';
    return fail(`Keeps no standby: ${observed}.`, 'Set MultiAZ to true.', { at: 'MultiAZ' });
  },
});
