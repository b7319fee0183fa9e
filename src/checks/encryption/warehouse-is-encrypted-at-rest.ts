import { encryptionAtRest } from '../../inventory/views/encryption-at-rest.ts';
import { check } from '../check.ts';
import { judgeAtRest } from './at-rest.ts';

export const warehouseIsEncryptedAtRest = check({
  id: 'warehouse-is-encrypted-at-rest',
  title: 'every data warehouse is encrypted at rest',
  why: 'A warehouse gathers what the other stores hold, for years.',
  source: 'https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html',
  controls: {
    'Security Hub': ['Redshift.10'],
    'AWS Config': ['REDSHIFT_CLUSTER_KMS_ENABLED'],
    'Well-Architected (own mapping)': ['SEC08-BP02'],
    'ISO 27001:2022': ['A.8.24'],
    'PCI DSS 4.0.1': ['3.5.1', '8.3.2'],
    HIPAA: ['164.312(a)(2)(iv)', '164.312(b)'],
  },
  needs: { subjects: ['AWS::Redshift::Cluster'], views: { encryption: encryptionAtRest } },
  judge(resource, { facts, views: { encryption } }) {
    return judgeAtRest(resource, 'any', 'Set Encrypted to true.', encryption, facts);
  },
});
