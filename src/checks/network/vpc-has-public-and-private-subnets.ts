import { nameOf } from '../../inventory/resource.ts';
import { referrersOf } from '../../inventory/views/referrers.ts';
import { subnetTiers } from '../../inventory/views/subnet-tiers.ts';
import { check, fail, pass } from '../check.ts';

export const vpcHasPublicAndPrivateSubnets = check({
  id: 'vpc-has-public-and-private-subnets',
  title: 'every VPC has public and private subnets',
  why: 'What must be reached stands in front, what must not stands behind; one kind of subnet for both leaves only firewalls between them.',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html',
  controls: {
    'Well-Architected (own mapping)': ['SEC05-BP01'],
  },
  needs: {
    subjects: ['AWS::EC2::VPC'],
    types: ['AWS::EC2::Subnet'],
    views: { tiers: subnetTiers, referrers: referrersOf },
  },
  judge(vpc, { views: { tiers, referrers } }) {
    const subnets = referrers.all(vpc, 'AWS::EC2::Subnet', 'VpcId');
    const mend = 'Add a subnet whose route table leads to an internet gateway, and one whose does not.';
    if (subnets.length === 0) return fail('Has no subnets.', mend, { at: 'CidrBlock' });
    const open = subnets.filter((subnet) => tiers.tierOf(subnet).tier === 'public');
    const closed = subnets.length - open.length;
    const message = `Has ${open.length} public and ${closed} private subnets.`;
    if (open.length > 0 && closed > 0) return pass(message, { seen: subnets });
    return fail(
      `${message} All of them are ${closed === 0 ? `public: ${open.map(nameOf).join(', ')}` : 'private'}.`,
      mend,
      { seen: subnets },
    );
  },
});
