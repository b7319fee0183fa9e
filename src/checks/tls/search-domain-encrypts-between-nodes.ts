import { booleanAt } from '../../inventory/read.ts';
import { check, fail, pass } from '../check.ts';

export const searchDomainEncryptsBetweenNodes = check({
  id: 'search-domain-encrypts-between-nodes',
  title: 'every search domain encrypts the traffic between its nodes',
  why: 'Nodes pass whole indexes to each other, between zones too.',
  source: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ntn.html',
  controls: {
    'Security Hub': ['Opensearch.3'],
    'AWS Config': ['OPENSEARCH_NODE_TO_NODE_ENCRYPTION_CHECK'],
    'Well-Architected': ['SEC09-BP02'],
    'ISO 27001:2022': ['A.8.12', 'A.8.24'],
    'PCI DSS 4.0.1': ['1.2.5', '2.2.5', '2.2.7'],
    HIPAA: ['164.308(a)(4)(ii)(a)', '164.312(e)(1)'],
    GDPR: ['Art. 32'],
  },
  needs: { subjects: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'] },
  judge({ properties }) {
    const isOn = booleanAt(properties, 'NodeToNodeEncryptionOptions.Enabled');
    if (isOn === true) return pass('Encrypts between its nodes: NodeToNodeEncryptionOptions.Enabled is true.');
    return fail(
      `Does not encrypt between its nodes: NodeToNodeEncryptionOptions.Enabled is ${isOn ?? 'not set, and off by default'}.`,
      'Set NodeToNodeEncryptionOptions.Enabled to true.',
      { at: 'NodeToNodeEncryptionOptions' },
    );
  },
});
