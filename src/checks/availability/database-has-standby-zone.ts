import { booleanAt } from '../../inventory/read.ts';
import { clusterMembers, memberTypes } from '../../inventory/views/cluster-members.ts';
import { isClusterMember, isReadReplica } from '../../inventory/views/databases.ts';
import { check, fail, notApplicable, pass } from '../check.ts';
import { judgeClusterStandby } from './cluster-standby.ts';

export const databaseHasStandbyZone = check({
  id: 'database-has-standby-zone',
  title: 'every database keeps a standby in another Availability Zone',
  why: 'With a synchronous standby in another zone, losing the primary or its zone costs a failover, not the data.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.MultiAZSingleStandby.html',
  controls: {
    'Security Hub': ['RDS.5', 'RDS.15'],
    'AWS Config': ['RDS_MULTI_AZ_SUPPORT', 'RDS_CLUSTER_MULTI_AZ_ENABLED'],
    'AWS Control Tower': ['CT.RDS.PR.1'],
    'Well-Architected': ['REL02-BP01', 'REL10-BP01'],
    'ISO 27001:2022': ['A.8.14'],
    HIPAA: ['164.308(a)(1)(ii)(B)', '164.308(a)(7)(i)'],
  },
  needs: {
    subjects: [...Object.keys(memberTypes), 'AWS::RDS::DBInstance'],
    types: ['AWS::DocDB::DBInstance', 'AWS::Neptune::DBInstance'],
    views: { clusters: clusterMembers },
  },
  judge(database, { views: { clusters } }) {
    if (database.type !== 'AWS::RDS::DBInstance')
      return judgeClusterStandby(database, () => clusters.membersOf(database));
    if (isClusterMember(database)) return notApplicable('Is a member of a cluster, whose members are judged together.');
    if (isReadReplica(database)) return notApplicable('Is a read replica, not a primary.');
    const set = booleanAt(database.properties, 'MultiAZ');
    if (set === true) return pass('Keeps a standby: MultiAZ is true.');
    const observed = set === false ? 'MultiAZ is false' : 'MultiAZ is not set, and off by default';
    return fail(`Keeps no standby: ${observed}.`, 'Set MultiAZ to true.', { at: 'MultiAZ', wants: [] });
  },
});
