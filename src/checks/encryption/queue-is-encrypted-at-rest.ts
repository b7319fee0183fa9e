import { encryptionAtRest } from '../../inventory/views/encryption-at-rest.ts';
import { check } from '../check.ts';
import { judgeAtRest } from './at-rest.ts';

export const queueIsEncryptedAtRest = check({
  id: 'queue-is-encrypted-at-rest',
  title: 'every queue is encrypted at rest',
  why: 'Messages wait on disk for up to two weeks, and hold what the services tell each other.',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html',
  controls: {
    'Security Hub': ['SQS.1'],
    'Well-Architected': ['SEC08-BP02'],
    'ISO 27001:2022': ['A.8.11', 'A.8.24'],
  },
  needs: { subjects: ['AWS::SQS::Queue'], views: { encryption: encryptionAtRest } },
  judge(resource, { facts, views: { encryption } }) {
    return judgeAtRest(
      resource,
      'any',
      'Set SqsManagedSseEnabled to true, or KmsMasterKeyId to a key.',
      encryption,
      facts,
    );
  },
});
