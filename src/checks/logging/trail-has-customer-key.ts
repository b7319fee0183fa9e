import { encryptionAtRest } from '../../inventory/views/encryption-at-rest.ts';
import { check } from '../check.ts';
import { judgeAtRest } from '../encryption/at-rest.ts';

export const trailHasCustomerKey = check({
  id: 'trail-has-customer-key',
  title: 'every trail is encrypted with a customer managed key',
  why: 'The record of all that was done is what an intruder reads first and changes next.',
  source:
    'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html',
  controls: {
    'Security Hub': ['CloudTrail.2'],
    'AWS Config': ['CLOUD_TRAIL_ENCRYPTION_ENABLED'],
    'Well-Architected': ['SEC08-BP02'],
    'ISO 27001:2022': ['A.8.11', 'A.8.15', 'A.8.16'],
    'PCI DSS 4.0.1': ['10.3.2', '10.3.3', '10.3.4'],
    HIPAA: ['164.308(a)(1)(ii)(b)', '164.308(a)(1)(ii)(d)'],
    GDPR: ['Art. 25', 'Art. 30'],
  },
  needs: { subjects: ['AWS::CloudTrail::Trail'], views: { encryption: encryptionAtRest } },
  judge(resource, { facts, views: { encryption } }) {
    return judgeAtRest(
      resource,
      'customer',
      'Set KMSKeyId to a key whose policy lets CloudTrail use it.',
      encryption,
      facts,
    );
  },
});
