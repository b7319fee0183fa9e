import { booleanAt } from '../../inventory/read.ts';
import { check } from '../check.ts';
import { judgeRegions } from './in-every-region.ts';

export const activityIsRecorded = check({
  id: 'activity-is-recorded',
  title: 'CloudTrail is on in every region',
  why: 'Without a trail nobody can say who did what, and every other log loses its context.',
  source: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-create-and-update-a-trail.html',
  controls: {
    'Security Hub': ['CloudTrail.1', 'CloudTrail.3'],
    'AWS Config': ['CLOUD_TRAIL_ENABLED', 'MULTI_REGION_CLOUD_TRAIL_ENABLED'],
    'Well-Architected': ['SEC04-BP02', 'SEC04-BP03'],
    'SOC 2': ['CC2.1', 'CC7.2', 'A1.1'],
    'PCI DSS 4.0.1': ['10.2.1', '10.2.2', '10.3.1'],
    HIPAA: ['164.308(a)(1)(ii)(d)', '164.308(a)(3)(ii)(a)'],
    GDPR: ['Art. 25', 'Art. 30'],
  },
  needs: { subjects: ['AWS::CloudTrail::Trail'] },
  judgeWhole(view) {
    return judgeRegions(view, {
      service: 'CloudTrail',
      types: ['AWS::CloudTrail::Trail'],
      covers: ({ region: home, properties }, region) =>
        booleanAt(properties, 'IsLogging') === true &&
        (home === region || booleanAt(properties, 'IsMultiRegionTrail') === true),
      mend: 'Add an AWS::CloudTrail::Trail with IsLogging and IsMultiRegionTrail true.',
    });
  },
});
