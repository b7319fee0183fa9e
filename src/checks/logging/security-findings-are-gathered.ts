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
    return judgeRegions(view, {
      service: 'Security Hub',
      types: ['AWS::SecurityHub::Hub', 'AWS::SecurityHub::HubV2'],
      covers: (hub, region) => hub.region === region,
      mend: 'Add an AWS::SecurityHub::Hub to every region.',
    });
  },
});
