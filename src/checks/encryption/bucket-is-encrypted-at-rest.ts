import { listAt, mapAt, stringAt, valueAt } from '../../inventory/read.ts';
import { isReference, isText, type Value } from '../../inventory/value.ts';
import { check, fail, pass, unknown, type View } from '../check.ts';

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
  needs: { subjects: ['AWS::S3::Bucket'], types: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey', 'AWS::KMS::Alias'] },
  judge({ properties, region }, { resolve }) {
    const mend = 'Set SSEAlgorithm to AES256 or aws:kms.';
    if (mapAt(properties, 'BucketEncryption') === undefined)
      return pass('Is encrypted with AES-256 by AWS default since 2023-01.');
    if (listAt(properties, path).length === 0)
      return fail('BucketEncryption holds no rule.', mend, { at: 'BucketEncryption' });
    const at = `${path}.0.ServerSideEncryptionByDefault.SSEAlgorithm`;
    const algorithm = stringAt(properties, at);
    if (algorithm === 'AES256') return pass('Is encrypted with AES-256.');
    if (algorithm === 'aws:kms' || algorithm === 'aws:kms:dsse') {
      const keyAt = `${path}.0.ServerSideEncryptionByDefault.KMSMasterKeyID`;
      const home = regionOfKey(valueAt(properties, keyAt), keyAt, resolve) ?? region;
      if (home === region) return pass(`Is encrypted with KMS (${algorithm}).`);
      return fail(
        `Names a key of ${home}, which S3 cannot use in ${region}: nothing can be written.`,
        'Name a key of the region that the bucket lies in.',
        { at: keyAt },
      );
    }
    return algorithm === undefined
      ? fail('Its encryption rule names no algorithm.', mend, { at: path })
      : unknown(`What ${algorithm} encrypts with is not known here.`, at);
  },
});

/** The region a key lies in where its ARN or its record tells; a key id or an alias is looked up in the bucket's own region. */
function regionOfKey(key: Value | undefined, at: string, resolve: View['resolve']): string | undefined {
  if (isReference(key)) return resolve(key, at).region;
  const pieces = isText(key) ? key.text : [key];
  const [arn, , , region] = pieces
    .map((piece) => (typeof piece === 'string' ? piece : ''))
    .join('')
    .split(':');
  return arn === 'arn' && region !== '' ? region : undefined;
}
