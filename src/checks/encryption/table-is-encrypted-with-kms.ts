import { encryptionAtRest } from '../../inventory/views/encryption-at-rest.ts';
import { check } from '../check.ts';
import { judgeAtRest } from './at-rest.ts';

export const tableIsEncryptedWithKms = check({
  id: 'table-is-encrypted-with-kms',
  title: 'every table is encrypted with a KMS key',
  why: 'A key that the service keeps for itself can neither be withheld nor audited.',
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.howitworks.html',
  controls: {
    'AWS Config': ['DYNAMODB_TABLE_ENCRYPTED_KMS'],
    'Well-Architected': ['SEC08-BP02'],
    'SOC 2': ['PI1.5'],
    'ISO 27001:2022': ['A.8.5', 'A.8.11', 'A.8.24'],
    'PCI DSS 4.0.1': ['3.5.1', '8.3.2'],
    HIPAA: ['164.308(a)(4)(ii)(a)', '164.312(a)(2)(iv)'],
    GDPR: ['Art. 32'],
  },
  needs: { subjects: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'], views: { encryption: encryptionAtRest } },
  judge(resource, { facts, views: { encryption } }) {
    return judgeAtRest(
      resource,
      'kms',
      'Set SSESpecification.SSEEnabled to true and SSEType to KMS.',
      encryption,
      facts,
    );
  },
});
