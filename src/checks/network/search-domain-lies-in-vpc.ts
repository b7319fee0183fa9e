import { listAt } from '../../inventory/read.ts';
import { check, fail, pass } from '../check.ts';

export const searchDomainLiesInVpc = check({
  id: 'search-domain-lies-in-vpc',
  title: 'every search domain lies in a VPC',
  why: 'Outside a VPC a domain has a public address, and only its access policy stands before it.',
  source: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html',
  controls: {
    'Security Hub': ['Opensearch.2'],
    'AWS Config': ['OPENSEARCH_IN_VPC_ONLY'],
    'Well-Architected': ['SEC03-BP07', 'SEC03-BP08', 'SEC05-BP01'],
    'ISO 27001:2022': ['A.8.1'],
    'PCI DSS 4.0.1': ['1.2.8', '1.3.1', '1.3.2'],
  },
  needs: { subjects: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'] },
  judge({ properties }) {
    const { length } = listAt(properties, 'VPCOptions.SubnetIds');
    if (length > 0) return pass(`Lies in ${length} subnet${length === 1 ? '' : 's'} of a VPC.`);
    return fail(
      'Has a public address: VPCOptions names no subnets.',
      'Set VPCOptions with SubnetIds and SecurityGroupIds.',
      { at: 'VPCOptions' },
    );
  },
});
