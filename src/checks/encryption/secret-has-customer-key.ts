import { encryptionAtRest } from '../../inventory/views/encryption-at-rest.ts';
import { check } from '../check.ts';
import { judgeAtRest } from './at-rest.ts';

export const secretHasCustomerKey = check({
  id: 'secret-has-customer-key',
  title: 'every secret is encrypted with a customer managed key',
  why: "The account's own key opens its secrets to whoever may read them; a key of your own is a second lock, and lets other accounts in by name.",
  source: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html',
  controls: {
    'AWS Config': ['SECRETSMANAGER_USING_CMK'],
    'Well-Architected (own mapping)': ['SEC08-BP01'],
    HIPAA: ['164.312(a)(2)(iv)', '164.312(e)(2)(ii)'],
  },
  needs: { subjects: ['AWS::SecretsManager::Secret'], views: { encryption: encryptionAtRest } },
  judge(resource, { facts, views: { encryption } }) {
    return judgeAtRest(resource, 'customer', 'Set KmsKeyId to a key of your own.', encryption, facts);
  },
});
