import { listAt, mapsAt, stringAt } from '../../inventory/read.ts';
import { isMap } from '../../inventory/value.ts';
import { check, fail, pass } from '../check.ts';

const path = 'LifecycleConfiguration.Rules';

export const bucketHasLifecycleRule = check({
  id: 'bucket-has-lifecycle-rule',
  title: 'every bucket has a lifecycle rule',
  why: 'Old versions, logs and unfinished uploads cost as much as what is in use, for ever, unless a rule moves or deletes them.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html',
  controls: { 'Security Hub': ['S3.13'], Config: ['S3_LIFECYCLE_POLICY_CHECK'], 'AWS Control Tower': ['CT.S3.PR.6'] },
  needs: { subjects: ['AWS::S3::Bucket'] },
  judge({ properties }) {
    const rules = listAt(properties, path);
    const sure = rules.filter((rule) => isMap(rule) && rule['Status'] === 'Enabled').length;
    const enabled =
      sure > 0 ? sure : mapsAt(properties, path).filter((rule) => stringAt(rule, 'Status') === 'Enabled').length;
    if (enabled > 0) return pass(`Has ${enabled} enabled lifecycle rule${enabled === 1 ? '' : 's'}.`);
    const observed = rules.length === 0 ? 'Has no lifecycle rule' : 'Has no lifecycle rule that is enabled';
    return fail(`${observed}.`, 'Add a rule with Status Enabled to LifecycleConfiguration.Rules.', {
      at: 'LifecycleConfiguration',
    });
  },
});
