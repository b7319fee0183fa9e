import { listAt, mapAt, stringAt } from '../../inventory/read.ts';
import { check, fail, pass, unknown } from '../check.ts';

const path = 'BucketEncryption.ServerSideEncryptionConfiguration';

export const bucketIsEncryptedAtRest = check({
  id: 'bucket-is-encrypted-at-rest',
  title: 'every bucket is encrypted at rest',
  why: 'Objects must be unreadable on the disks they lie on.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html',
  controls: {
    'AWS Config': ['S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED'],
    'Well-Architected': ['SEC08-BP03'],
    'SOC 2': ['PI1.4'],
    'ISO 27001:2022': ['A.8.11', 'A.8.24'],
    'PCI DSS 4.0.1': ['3.5.1', '8.3.2'],
    HIPAA: ['164.308(a)(1)(ii)(b)', '164.308(a)(4)(ii)(a)'],
    GDPR: ['Art. 32'],
  },
  needs: { subjects: ['AWS::S3::Bucket'] },
  judge({ properties }) {
    const mend = 'Set SSEAlgorithm to AES256 or aws:kms.';
    if (mapAt(properties, 'BucketEncryption') === undefined)
      return pass('Is encrypted with AES-256 by AWS default since 2023-01.');
    if (listAt(properties, path).length === 0)
      return fail('BucketEncryption holds no rule.', mend, { at: 'BucketEncryption' });
    const at = `${path}.0.ServerSideEncryptionByDefault.SSEAlgorithm`;
    const algorithm = stringAt(properties, at);
    if (algorithm === 'AES256') return pass('Is encrypted with AES-256.');
    if (algorithm === 'aws:kms' || algorithm === 'aws:kms:dsse') return pass(`Is encrypted with KMS (${algorithm}).`);
    return algorithm === undefined
      ? fail('Its encryption rule names no algorithm.', mend, { at: path })
      : unknown(`What ${algorithm} encrypts with is not known here.`, at);
  },
});
