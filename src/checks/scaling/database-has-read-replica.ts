import { valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { databasesOf, isClusterMember, isReadReplica, isSecondaryCluster } from '../../inventory/views/databases.ts';
import { check, fail, notApplicable, pass } from '../check.ts';

export const databaseHasReadReplica = check({
  id: 'database-has-read-replica',
  title: 'every database has a read replica in its own region',
  why: 'Reads that a replica answers leave the primary free for writes; a replica in another region is too far for them.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.html',
  needs: {
    subjects: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'],
    types: ['AWS::RDS::DBInstance'],
    views: { databases: databasesOf },
  },
  judge(database, { views: { databases } }) {
    if (isClusterMember(database)) return notApplicable('Is a member of a cluster, which is judged as a whole.');
    if (isReadReplica(database)) return notApplicable('Is a read replica itself.');
    if (isSecondaryCluster(database)) return notApplicable('Is the secondary cluster of a global database.');
    if (database.type === 'AWS::RDS::DBCluster') {
      if (valueAt(database.properties, 'DBClusterInstanceClass') !== undefined)
        return pass('Is a Multi-AZ DB cluster, whose two standbys answer reads.');
      const members = databases.membersOf(database);
      if (members.length > 1)
        return pass(
          `Has ${members.length} instances (${members.map(nameOf).join(', ')}), all but one of them readers.`,
          { seen: members },
        );
      const observed = members.length === 1 ? 'one instance, the writer' : 'no instance';
      return fail(`Has ${observed}.`, `Add an AWS::RDS::DBInstance whose DBClusterIdentifier is ${nameOf(database)}.`, {
        seen: members,
      });
    }
    const near = (found: readonly Resource[]): readonly Resource[] =>
      found.filter(({ region }) => region === database.region);
    const certain = near(databases.certainReplicasOf(database));
    const replicas = certain.length > 0 ? certain : near(databases.replicasOf(database));
    if (replicas.length > 0)
      return pass(`Is read from by replica ${replicas.map(nameOf).join(', ')}.`, { seen: replicas });
    const mend = `Add an AWS::RDS::DBInstance in ${database.region} whose SourceDBInstanceIdentifier is ${nameOf(database)}.`;
    return fail(`Has no read replica in ${database.region}.`, mend);
  },
});
