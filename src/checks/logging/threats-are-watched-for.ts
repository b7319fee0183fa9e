import { booleanAt } from '../../inventory/read.ts';
import { check } from '../check.ts';
import { judgeRegions } from './in-every-region.ts';

export const threatsAreWatchedFor = check({
  id: 'threats-are-watched-for',
  title: 'GuardDuty is on in every region',
  why: 'Stolen credentials and servers that call strange places are seen in traffic and calls, if somebody looks.',
  source: 'https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_settingup.html',
  controls: {
    'Security Hub': ['GuardDuty.1'],
    'AWS Config': ['GUARDDUTY_ENABLED_CENTRALIZED'],
    'Well-Architected (own mapping)': ['SEC04-BP03'],
  },
  needs: { subjects: ['AWS::GuardDuty::Detector'] },
  judgeWhole(view) {
    return judgeRegions(view, {
      service: 'GuardDuty',
      types: ['AWS::GuardDuty::Detector'],
      covers: (detector, region) => detector.region === region && booleanAt(detector.properties, 'Enable') === true,
      mend: 'Add an AWS::GuardDuty::Detector with Enable true to every region.',
    });
  },
});
