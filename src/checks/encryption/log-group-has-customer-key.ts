import { encryptionAtRest } from '../../inventory/views/encryption-at-rest.ts';
import { check } from '../check.ts';
import { judgeAtRest } from './at-rest.ts';

export const logGroupHasCustomerKey = check({
  id: 'log-group-has-customer-key',
  title: 'every log group is encrypted with a customer managed key',
  why: 'Logs say who did what, and often more; who may read them is then decided by the key too.',
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html',
  controls: {
    'AWS Config': ['CLOUDWATCH_LOG_GROUP_ENCRYPTED'],
    'Well-Architected': ['SEC08-BP02'],
    'SOC 2': ['CC7.3', 'PI1.4'],
    'ISO 27001:2022': ['A.8.11', 'A.8.15', 'A.8.16'],
    'PCI DSS 4.0.1': ['10.3.2', '10.3.3', '10.3.4'],
    HIPAA: ['164.308(a)(1)(ii)(b)', '164.308(a)(4)(ii)(a)'],
    GDPR: ['Art. 32'],
  },
  needs: { subjects: ['AWS::Logs::LogGroup'], views: { encryption: encryptionAtRest } },
  judge(resource, { facts, views: { encryption } }) {
    return judgeAtRest(
      resource,
      'customer',
      'Set KmsKeyId to the ARN of a key whose policy lets CloudWatch Logs use it.',
      encryption,
      facts,
    );
  },
});
