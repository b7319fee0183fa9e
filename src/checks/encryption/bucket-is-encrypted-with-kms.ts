import { encryptionAtRest } from '../../inventory/views/encryption-at-rest.ts';
import { check } from '../check.ts';
import { judgeAtRest } from './at-rest.ts';

export const bucketIsEncryptedWithKms = check({
  id: 'bucket-is-encrypted-with-kms',
  title: 'every bucket is encrypted with a KMS key',
  why: 'With a key of KMS each use is recorded, and the data is withheld from whoever loses the key.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html',
  controls: {
    'AWS Config': ['S3_DEFAULT_ENCRYPTION_KMS'],
    'Well-Architected (own mapping)': ['SEC08-BP02'],
    'SOC 2': ['PI1.4'],
    'ISO 27001:2022': ['A.8.11', 'A.8.24'],
    'PCI DSS 4.0.1': ['3.5.1', '8.3.2'],
    HIPAA: ['164.312(a)(2)(iv)', '164.312(e)(2)(ii)'],
  },
  needs: { subjects: ['AWS::S3::Bucket'], views: { encryption: encryptionAtRest } },
  judge(resource, { facts, views: { encryption } }) {
    return judgeAtRest(
      resource,
      'kms',
      'Set SSEAlgorithm to aws:kms, and KMSMasterKeyID to a key of your own.',
      encryption,
      facts,
    );
  },
});
