import { policiesOfResource } from '../../inventory/views/policies-of-resource.ts';
import { check } from '../check.ts';
import { judgeClearRequests, type Refusal } from './clear-requests.ts';

const refusal: Refusal = {
  actions: ['s3:*', '*'],
  parts: ['bucket', 'objects'],
  mend: 'Deny s3:* to everybody on the bucket and its objects where aws:SecureTransport is false.',
};

export const bucketRefusesClearRequests = check({
  id: 'bucket-refuses-clear-requests',
  title: 'every bucket refuses requests without TLS',
  why: 'Whoever listens on the way must neither read an object nor the signature that opens it.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html',
  controls: {
    'Security Hub': ['S3.5'],
    'AWS Config': ['S3_BUCKET_SSL_REQUESTS_ONLY'],
    'Well-Architected': ['SEC09-BP02'],
    'PCI DSS 4.0.1': ['1.2.5', '2.2.5', '2.2.7'],
    HIPAA: ['164.308(a)(1)(ii)(b)', '164.312(a)(2)(iv)'],
    GDPR: ['Art. 32'],
  },
  needs: {
    subjects: ['AWS::S3::Bucket'],
    types: ['AWS::S3::BucketPolicy'],
    views: { policies: policiesOfResource },
  },
  judge(resource, { views: { policies } }) {
    return judgeClearRequests(resource, policies, refusal);
  },
});
