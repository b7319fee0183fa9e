import { backupPlans } from '../../inventory/views/backup-plans.ts';
import { isClusterMember, isReadReplica } from '../../inventory/views/databases.ts';
import { check, notApplicable } from '../check.ts';
import { backupTypes, judgeInPlan } from './in-backup-plan.ts';

export const databaseIsInBackupPlan = check({
  id: 'database-is-in-backup-plan',
  title: 'every database and table is in a backup plan',
  why: 'The backups that a database makes itself go with it after some days; those of a plan lie in a vault, as long and as far away as the plan says.',
  source: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html',
  controls: {
    'Security Hub': ['RDS.26', 'DynamoDB.4'],
    'AWS Config': ['RDS_IN_BACKUP_PLAN', 'AURORA_RESOURCES_PROTECTED_BY_BACKUP_PLAN', 'DYNAMODB_IN_BACKUP_PLAN'],
    'Well-Architected (own mapping)': ['REL09-BP01', 'REL09-BP03'],
    'ISO 27001:2022': ['A.8.14'],
    'PCI DSS 4.0.1': ['10.3.3'],
  },
  needs: {
    subjects: [
      'AWS::RDS::DBInstance',
      'AWS::RDS::DBCluster',
      'AWS::DocDB::DBCluster',
      'AWS::Neptune::DBCluster',
      'AWS::DynamoDB::Table',
      'AWS::DynamoDB::GlobalTable',
      'AWS::Redshift::Cluster',
    ],
    types: backupTypes,
    views: { plans: backupPlans },
  },
  judge(database, { views: { plans } }) {
    if (isClusterMember(database)) return notApplicable('Is a member of a cluster, which is backed up as a whole.');
    if (isReadReplica(database)) return notApplicable('Is a read replica, whose primary is backed up.');
    return judgeInPlan(database, plans);
  },
});
