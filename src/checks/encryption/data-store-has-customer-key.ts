import { encryptionAtRest } from '../../inventory/views/encryption-at-rest.ts';
import { check } from '../check.ts';
import { judgeAtRest } from './at-rest.ts';

export const dataStoreHasCustomerKey = check({
  id: 'data-store-has-customer-key',
  title: 'every data store is encrypted with a customer managed key',
  why: 'Only a key of your own can be withheld, shared with one account, or shown to an auditor with its policy.',
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html',
  controls: {
    'Well-Architected (own mapping)': ['SEC08-BP01'],
    'ISO 27001:2022': ['A.8.24'],
    'PCI DSS 4.0.1': ['3.5.1'],
    HIPAA: ['164.312(a)(2)(iv)'],
    GDPR: ['Art. 32'],
  },
  needs: {
    subjects: [
      'AWS::RDS::DBInstance',
      'AWS::RDS::DBCluster',
      'AWS::DocDB::DBCluster',
      'AWS::Neptune::DBCluster',
      'AWS::ElastiCache::ReplicationGroup',
      'AWS::DynamoDB::Table',
      'AWS::DynamoDB::GlobalTable',
      'AWS::OpenSearchService::Domain',
      'AWS::EFS::FileSystem',
      'AWS::S3::Bucket',
      'AWS::Kinesis::Stream',
      'AWS::MSK::Cluster',
      'AWS::Redshift::Cluster',
      'AWS::ECR::Repository',
    ],
    views: { encryption: encryptionAtRest },
  },
  judge(resource, { facts, views: { encryption } }) {
    return judgeAtRest(resource, 'customer', 'Name a customer managed key as its key.', encryption, facts);
  },
});
