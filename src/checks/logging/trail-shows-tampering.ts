import { booleanAt } from '../../inventory/read.ts';
import { check, fail, pass } from '../check.ts';

export const trailShowsTampering = check({
  id: 'trail-shows-tampering',
  title: 'every trail shows whether its files were changed',
  why: 'A record that can be changed unseen proves nothing.',
  source: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html',
  controls: {
    'Security Hub': ['CloudTrail.4'],
    'AWS Config': ['CLOUD_TRAIL_LOG_FILE_VALIDATION_ENABLED'],
    'Well-Architected': ['SEC06-BP01', 'SEC06-BP06'],
    'SOC 2': ['CC7.3', 'PI1.3'],
    'ISO 27001:2022': ['A.8.15', 'A.8.16'],
    'PCI DSS 4.0.1': ['10.3.2', '10.3.3', '10.3.4'],
    HIPAA: ['164.308(a)(1)(ii)(b)', '164.308(a)(1)(ii)(d)'],
    GDPR: ['Art. 25', 'Art. 32'],
  },
  needs: { subjects: ['AWS::CloudTrail::Trail'] },
  judge({ properties }) {
    const isOn = booleanAt(properties, 'EnableLogFileValidation');
    if (isOn === true) return pass('Shows it: EnableLogFileValidation is true.');
    return fail(
      `Does not show it: EnableLogFileValidation is ${isOn ?? 'not set, and off by default'}.`,
      'Set EnableLogFileValidation to true.',
      {
        at: 'EnableLogFileValidation',
      },
    );
  },
});
