import { nameOf, type Resource } from '../../inventory/resource.ts';
import type { BackupPlans } from '../../inventory/views/backup-plans.ts';
import { fail, type Judgement, pass } from '../check.ts';

export const backupTypes = ['AWS::Backup::BackupPlan', 'AWS::Backup::BackupSelection', 'AWS::Backup::BackupVault'];

/** Judges whether a backup plan takes a resource. Throws UnseenInput. */
export function judgeInPlan(resource: Resource, plans: BackupPlans): Judgement {
  const found = plans.plansOf(resource);
  if (found.length > 0) return pass(`Is taken by ${found.map(nameOf).join(', ')}.`, { seen: found });
  return fail(
    'Is in no backup plan.',
    `Add an AWS::Backup::BackupSelection to a plan in ${resource.region} that names ${nameOf(resource)}, or one of its tags.`,
  );
}
