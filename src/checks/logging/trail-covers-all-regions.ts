import { booleanAt } from '../../inventory/read.ts';
import { check, fail, type Judgement, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';

export const trailCoversAllRegions = check({
  id: 'trail-covers-all-regions',
  title: 'every trail covers all regions',
  why: 'An intruder works where nobody looks: in a region that was never used.',
  source:
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/receive-cloudtrail-log-files-from-multiple-regions.html',
  controls: {
    'Security Hub': ['CloudTrail.1'],
    'AWS Config': ['MULTI_REGION_CLOUD_TRAIL_ENABLED'],
    'Well-Architected': ['SEC04-BP02', 'SEC04-BP03'],
    'SOC 2': ['CC2.1', 'CC7.2', 'A1.1'],
    'PCI DSS 4.0.1': ['10.2.1', '10.2.2', '10.3.1'],
    HIPAA: ['164.308(a)(1)(ii)(d)', '164.308(a)(3)(ii)(a)'],
    GDPR: ['Art. 25', 'Art. 30'],
  },
  needs: { subjects: ['AWS::CloudTrail::Trail'] },
  judge({ properties }) {
    const must = (path: string, byDefault: boolean, what: string) => (): Judgement | undefined => {
      const written = booleanAt(properties, path);
      if (written ?? byDefault) return undefined;
      return fail(`${what}: ${path} is ${written ?? 'not set, and off by default'}.`, `Set ${path} to true.`, {
        at: path,
      });
    };
    const flaw = flawIn([
      must('IsLogging', false, 'Records nothing'),
      must('IsMultiRegionTrail', false, 'Records one region only'),
      must('IncludeGlobalServiceEvents', true, 'Leaves IAM and other global services out'),
    ]);
    return flaw ?? pass('Records what is done in all regions: IsMultiRegionTrail is true.');
  },
});
