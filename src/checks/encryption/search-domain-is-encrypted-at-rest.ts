import { encryptionAtRest } from '../../inventory/views/encryption-at-rest.ts';
import { check } from '../check.ts';
import { judgeAtRest } from './at-rest.ts';

export const searchDomainIsEncryptedAtRest = check({
  id: 'search-domain-is-encrypted-at-rest',
  title: 'every search domain is encrypted at rest',
  why: 'An index holds a copy of all that can be searched, and its snapshots travel.',
  source: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/encryption-at-rest.html',
  controls: {
    'Security Hub': ['Opensearch.1'],
    'AWS Config': ['OPENSEARCH_ENCRYPTED_AT_REST'],
    'Well-Architected': ['SEC08-BP02'],
    'ISO 27001:2022': ['A.8.11', 'A.8.24'],
    'PCI DSS 4.0.1': ['3.5.1', '8.3.2'],
    HIPAA: ['164.308(a)(1)(ii)(b)', '164.308(a)(4)(ii)(a)'],
    GDPR: ['Art. 32'],
  },
  needs: {
    subjects: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'],
    views: { encryption: encryptionAtRest },
  },
  judge(resource, { facts, views: { encryption } }) {
    return judgeAtRest(resource, 'any', 'Set EncryptionAtRestOptions.Enabled to true.', encryption, facts);
  },
});
