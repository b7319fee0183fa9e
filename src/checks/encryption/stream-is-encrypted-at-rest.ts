import { encryptionAtRest } from '../../inventory/views/encryption-at-rest.ts';
import { check } from '../check.ts';
import { judgeAtRest } from './at-rest.ts';

export const streamIsEncryptedAtRest = check({
  id: 'stream-is-encrypted-at-rest',
  title: 'every stream is encrypted at rest',
  why: 'A stream keeps what passes through it for a day to a year.',
  source: 'https://docs.aws.amazon.com/streams/latest/dev/what-is-sse.html',
  controls: {
    'Security Hub': ['Kinesis.1'],
    'AWS Config': ['KINESIS_STREAM_ENCRYPTED'],
    'SOC 2': ['PI1.4'],
    'ISO 27001:2022': ['A.8.24'],
    'PCI DSS 4.0.1': ['3.5.1', '8.3.2'],
  },
  needs: { subjects: ['AWS::Kinesis::Stream'], views: { encryption: encryptionAtRest } },
  judge(resource, { facts, views: { encryption } }) {
    return judgeAtRest(resource, 'any', 'Set StreamEncryption with EncryptionType KMS and a KeyId.', encryption, facts);
  },
});
