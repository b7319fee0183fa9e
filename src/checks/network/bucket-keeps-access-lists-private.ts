import { stringAt } from '../../inventory/read.ts';
import { check, fail, pass } from '../check.ts';

export const bucketKeepsAccessListsPrivate = check({
  id: 'bucket-keeps-access-lists-private',
  title: 'every bucket keeps its access lists private',
  why: 'An access list opens every object at once, and says so nowhere else.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html',
  controls: {
    'Security Hub': ['S3.2', 'S3.3'],
    'AWS Config': ['S3_BUCKET_PUBLIC_READ_PROHIBITED', 'S3_BUCKET_PUBLIC_WRITE_PROHIBITED'],
    'Well-Architected': ['SEC03-BP07'],
    'SOC 2': ['CC6.1'],
    'ISO 27001:2022': ['A.8.1'],
    'PCI DSS 4.0.1': ['1.2.8', '1.3.1', '1.3.2'],
    HIPAA: ['164.308(a)(1)(ii)(b)', '164.308(a)(3)(i)'],
  },
  needs: { subjects: ['AWS::S3::Bucket'] },
  judge({ properties }) {
    const list = stringAt(properties, 'AccessControl');
    if (list === undefined)
      return pass('Has no access list that opens it: AccessControl is not set, and Private by default.');
    if (!['PublicRead', 'PublicReadWrite', 'AuthenticatedRead'].includes(list))
      return pass(`Has no access list that opens it: AccessControl is ${list}.`);
    const whom = list === 'AuthenticatedRead' ? 'every AWS account' : 'everybody';
    const what = list === 'PublicReadWrite' ? 'read and write' : 'read';
    return fail(
      `Lets ${whom} ${what}: AccessControl is ${list}.`,
      'Take AccessControl out; a policy says who may read.',
      { at: 'AccessControl' },
    );
  },
});
