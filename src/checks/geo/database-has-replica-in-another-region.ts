import { nameOf, type Resource } from '../../inventory/resource.ts';
import { databasesOf, isClusterMember, isReadReplica, isSecondaryCluster } from '../../inventory/views/databases.ts';
import { globalDatabases } from '../../inventory/views/global-databases.ts';
import { referrersOf } from '../../inventory/views/referrers.ts';
import { check, fail, notApplicable, pass } from '../check.ts';

export const databaseHasReplicaInAnotherRegion = check({
  id: 'database-has-replica-in-another-region',
  title: 'every database has a read replica in another region',
  why: 'When the region is lost, a replica elsewhere is promoted with the last seconds missing, instead of a backup restored in hours.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.XRgn.html',
  needs: {
    subjects: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
    types: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster', 'AWS::RDS::GlobalCluster'],
    views: { databases: databasesOf, globals: globalDatabases, referrers: referrersOf },
  },
  judge(database, { views: { databases, globals, referrers } }) {
    if (isClusterMember(database)) return notApplicable('Is a member of a cluster, which is judged as a whole.');
    if (isReadReplica(database)) return notApplicable('Is a read replica itself.');
    if (isSecondaryCluster(database)) return notApplicable('Is the secondary cluster of a global database.');
    const far = (found: readonly Resource[]): readonly Resource[] =>
      found.filter(({ region }) => region !== database.region);
    if (database.type === 'AWS::RDS::DBInstance') {
      const certain = far(databases.certainReplicasOf(database));
      const replicas = certain.length > 0 ? certain : far(databases.replicasOf(database));
      if (replicas.length > 0) return pass(`Is copied to ${placed(replicas)}.`, { seen: replicas });
      return fail(
        'Has no read replica in another region.',
        `Add an AWS::RDS::DBInstance in another region whose SourceDBInstanceIdentifier is the ARN of ${nameOf(database)}.`,
      );
    }
    const copies = far([
      ...globals.partnersOf(database),
      ...referrers.all(database, 'AWS::RDS::DBCluster', 'ReplicationSourceIdentifier'),
    ]);
    const readable = copies.filter((copy) => databases.membersOf(copy).length > 0);
    if (readable.length > 0) return pass(`Is copied to ${placed(readable)}.`, { seen: readable });
    if (copies.length > 0)
      return fail(
        `Is copied to ${placed(copies)}, where no instance can read it.`,
        `Add an AWS::RDS::DBInstance to ${nameOf(copies[0] ?? database)}.`,
        { seen: copies },
      );
    return fail(
      'Has no copy in another region.',
      'Join it to an AWS::RDS::GlobalCluster with a second AWS::RDS::DBCluster in another region.',
      { at: 'GlobalClusterIdentifier' },
    );
  },
});

function placed(found: readonly Resource[]): string {
  return found.map((one) => `${nameOf(one)} in ${one.region}`).join(', ');
}
