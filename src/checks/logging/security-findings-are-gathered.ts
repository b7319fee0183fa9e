import { check } from '../check.ts';
import { judgeRegions } from './in-every-region.ts';

export const securityFindingsAreGathered = check({
  id: 'security-findings-are-gathered',
  title: 'Security Hub is on in every region',
  why: 'Findings that stay with the service that made them are read by nobody.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-settingup.html',
  controls: {
    'AWS Config': ['SECURITYHUB_ENABLED'],
    'Well-Architected (own mapping)': ['SEC04-BP02'],
  },
  needs: { subjects: ['AWS::SecurityHub::Hub', 'AWS::SecurityHub::HubV2'] },
  judgeWhole(view) {
    return judgeRegions(view, 'Security Hub', 'Add an AWS::SecurityHub::Hub to every region.', (region) =>
      view.ofType('AWS::SecurityHub::Hub', 'AWS::SecurityHub::HubV2').filter((one) => one.region === region),
    );
  },
});
