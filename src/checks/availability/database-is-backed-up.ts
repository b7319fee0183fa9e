import { numberAt } from '../../inventory/read.ts';
import { isClusterMember, isReadReplica } from '../../inventory/views/databases.ts';
import { check, fail, notApplicable, pass } from '../check.ts';

export const databaseIsBackedUp = check({
  id: 'database-is-backed-up',
  title: 'every database is backed up for at least {int} day(s)',
  why: 'Automated backups are the only way back from a deletion or a bad write, which every standby and replica copies at once.',
  source:
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html',
  controls: { 'Security Hub': ['RDS.11'], Config: ['DB_INSTANCE_BACKUP_ENABLED'], 'Well-Architected': ['REL09-BP03'] },
  needs: {
    subjects: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster', 'AWS::DocDB::DBCluster', 'AWS::Neptune::DBCluster'],
  },
  judge(database, _view, [wanted]) {
    if (isClusterMember(database))
      return notApplicable('Is a member of a cluster, whose backups are judged with the cluster.');
    if (isReadReplica(database)) return notApplicable('Is a read replica, whose primary is backed up.');
    const days = numberAt(database.properties, 'BackupRetentionPeriod');
    const observed =
      days === undefined
        ? 'BackupRetentionPeriod is not set, and 1 day by default'
        : `BackupRetentionPeriod is ${days} day${days === 1 ? '' : 's'}`;
    if ((days ?? 1) >= Number(wanted)) return pass(`Keeps backups: ${observed}.`);
    return fail(
      days === 0 ? 'Keeps no backups: BackupRetentionPeriod is 0.' : `Keeps backups too short: ${observed}.`,
      `Set BackupRetentionPeriod to ${wanted} or more.`,
      { at: 'BackupRetentionPeriod' },
    );
  },
});
