import { booleanAt } from '../../inventory/read.ts';
import { nameOf } from '../../inventory/resource.ts';
import { subnetTiers } from '../../inventory/views/subnet-tiers.ts';
import { subnetsOfWorkload } from '../../inventory/views/subnets-of-workload.ts';
import { check, fail, pass, unknown } from '../check.ts';

export const databaseIsKeptOffPublicAddresses = check({
  id: 'database-is-kept-off-public-addresses',
  title: 'every database is kept off public addresses',
  why: 'A public address makes the database one firewall rule away from everyone.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
  controls: {
    'Security Hub': ['RDS.2'],
    'AWS Config': ['RDS_INSTANCE_PUBLIC_ACCESS_CHECK'],
    'Well-Architected': ['SEC03-BP07'],
    'SOC 2': ['CC6.2'],
    'ISO 27001:2022': ['A.8.1'],
    'PCI DSS 4.0.1': ['1.2.8', '1.3.1', '1.3.2'],
    HIPAA: ['164.308(a)(3)(i)', '164.312(a)(1)'],
  },
  needs: {
    subjects: ['AWS::RDS::DBInstance'],
    types: ['AWS::EC2::Subnet'],
    views: { places: subnetsOfWorkload, tiers: subnetTiers },
  },
  judge(database, { views: { places, tiers } }) {
    const isPublic = booleanAt(database.properties, 'PubliclyAccessible');
    const mend = 'Set PubliclyAccessible to false.';
    if (isPublic === true)
      return fail('Gets a public address: PubliclyAccessible is true.', mend, { at: 'PubliclyAccessible' });
    if (isPublic === false) return pass('Gets no public address: PubliclyAccessible is false.');
    // Left out, it follows the subnet group: public where the group's VPC has an internet gateway and the default group is used.
    const subnets = places.subnetsOf(database);
    if (!subnets)
      return unknown(
        'PubliclyAccessible is not set, and without a subnet group its default hangs on the default VPC.',
        'PubliclyAccessible',
      );
    const open = subnets.find((subnet) => tiers.tierOf(subnet).tier === 'public');
    if (open)
      return unknown(
        `PubliclyAccessible is not set, and subnet ${nameOf(open)} is public: AWS decides.`,
        'PubliclyAccessible',
      );
    return pass(
      'Gets no address that can be reached: PubliclyAccessible is not set, and no subnet of its group is public.',
      { seen: subnets },
    );
  },
});
