import { encryptionAtRest } from '../../inventory/views/encryption-at-rest.ts';
import { check } from '../check.ts';
import { judgeAtRest } from './at-rest.ts';

export const topicIsEncryptedAtRest = check({
  id: 'topic-is-encrypted-at-rest',
  title: 'every topic is encrypted at rest',
  why: 'Messages that cannot be delivered at once are kept, and notices often say more than they should.',
  source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html',
  controls: {
    'AWS Config': ['SNS_ENCRYPTED_KMS'],
    'Well-Architected': ['SEC08-BP04'],
    'SOC 2': ['PI1.4'],
    'ISO 27001:2022': ['A.8.3', 'A.8.11', 'A.8.24'],
    'PCI DSS 4.0.1': ['3.5.1', '8.3.2'],
    HIPAA: ['164.308(a)(1)(ii)(b)', '164.308(a)(4)(ii)(a)'],
    GDPR: ['Art. 32'],
  },
  needs: { subjects: ['AWS::SNS::Topic'], views: { encryption: encryptionAtRest } },
  judge(resource, { facts, views: { encryption } }) {
    return judgeAtRest(resource, 'any', 'Set KmsMasterKeyId to a key.', encryption, facts);
  },
});
