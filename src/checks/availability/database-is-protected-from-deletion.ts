import { booleanAt } from '../../inventory/read.ts';
import { isClusterMember } from '../../inventory/views/databases.ts';
import { check, fail, notApplicable, pass } from '../check.ts';

export const databaseIsProtectedFromDeletion = check({
  id: 'database-is-protected-from-deletion',
  title: 'every database is protected from deletion',
  why: 'A slip in a console or a stack update must not be able to delete data; with protection it takes two deliberate steps.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_DeleteInstance.html',
  controls: {
    'Security Hub': ['RDS.7', 'RDS.8'],
    Config: ['RDS_INSTANCE_DELETION_PROTECTION_ENABLED', 'RDS_CLUSTER_DELETION_PROTECTION_ENABLED'],
    'Well-Architected': ['REL09-BP03'],
  },
  needs: {
    subjects: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster', 'AWS::DocDB::DBCluster', 'AWS::Neptune::DBCluster'],
  },
  judge(database) {
    if (isClusterMember(database)) return notApplicable('Is a member of a cluster, which is protected as a whole.');
    const set = booleanAt(database.properties, 'DeletionProtection');
    if (set === true) return pass('DeletionProtection is true.');
    return fail(
      `DeletionProtection is ${set === undefined ? 'not set, and off by default' : 'false'}.`,
      'Set DeletionProtection to true.',
      { at: 'DeletionProtection' },
    );
  },
});
