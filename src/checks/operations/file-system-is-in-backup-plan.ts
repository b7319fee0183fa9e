import { stringAt } from '../../inventory/read.ts';
import { backupPlans } from '../../inventory/views/backup-plans.ts';
import { check, pass } from '../check.ts';
import { settled } from '../flaw.ts';
import { backupTypes, judgeInPlan } from './in-backup-plan.ts';

export const fileSystemIsInBackupPlan = check({
  id: 'file-system-is-in-backup-plan',
  title: 'every file system and volume is in a backup plan',
  why: 'Neither keeps copies of its own: what is deleted or overwritten comes back from a backup or not at all.',
  source: 'https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html',
  controls: {
    'Security Hub': ['EFS.2'],
    'AWS Config': ['EFS_IN_BACKUP_PLAN', 'EBS_IN_BACKUP_PLAN', 'FSX_RESOURCES_PROTECTED_BY_BACKUP_PLAN'],
    'Well-Architected (own mapping)': ['REL09-BP01', 'REL09-BP03'],
    'SOC 2': ['A1.1', 'CC7.4'],
    'ISO 27001:2022': ['A.8.14'],
    'PCI DSS 4.0.1': ['10.3.3'],
    HIPAA: ['164.308(a)(7)(i)', '164.308(a)(7)(ii)(A)'],
  },
  needs: {
    subjects: ['AWS::EFS::FileSystem', 'AWS::FSx::FileSystem', 'AWS::EC2::Volume'],
    types: backupTypes,
    views: { plans: backupPlans },
  },
  judge(store, { views: { plans } }) {
    const inPlan = settled(() => judgeInPlan(store, plans));
    if (inPlan.verdict === 'pass' || store.type !== 'AWS::EFS::FileSystem') return inPlan;
    const status = stringAt(store.properties, 'BackupPolicy.Status');
    if (status === 'ENABLED') return pass('Is backed up by the automatic plan of EFS: BackupPolicy.Status is ENABLED.');
    // EFS turns its own backups on where it is not told, for One Zone file systems only.
    if (status === undefined && stringAt(store.properties, 'AvailabilityZoneName') !== undefined)
      return pass('Is backed up by the automatic plan of EFS, which is on by default for One Zone file systems.');
    return inPlan;
  },
});
