import { booleanAt } from '../../inventory/read.ts';
import { check, fail, pass } from '../check.ts';

export const warehouseIsKeptOffPublicAddresses = check({
  id: 'warehouse-is-kept-off-public-addresses',
  title: 'every data warehouse is kept off public addresses',
  why: 'A public address makes the warehouse one firewall rule away from everyone.',
  source: 'https://docs.aws.amazon.com/redshift/latest/mgmt/managing-clusters-vpc.html',
  controls: {
    'Security Hub': ['Redshift.1'],
    'AWS Config': ['REDSHIFT_CLUSTER_PUBLIC_ACCESS_CHECK'],
    'Well-Architected': ['SEC03-BP07'],
    'ISO 27001:2022': ['A.8.1'],
    'PCI DSS 4.0.1': ['1.2.8', '1.3.1', '1.3.2'],
    HIPAA: ['164.308(a)(1)(ii)(b)', '164.308(a)(3)(i)'],
  },
  needs: { subjects: ['AWS::Redshift::Cluster'] },
  judge({ properties }) {
    if (booleanAt(properties, 'PubliclyAccessible') !== true)
      return pass('Gets no public address: PubliclyAccessible is false, which is the default.');
    return fail('Gets a public address: PubliclyAccessible is true.', 'Set PubliclyAccessible to false.', {
      at: 'PubliclyAccessible',
    });
  },
});
