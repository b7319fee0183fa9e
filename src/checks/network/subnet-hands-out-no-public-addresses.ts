import { booleanAt } from '../../inventory/read.ts';
import { check, fail, pass } from '../check.ts';

export const subnetHandsOutNoPublicAddresses = check({
  id: 'subnet-hands-out-no-public-addresses',
  title: 'every subnet hands out no public addresses',
  why: 'What starts in such a subnet is on the internet before anybody decides that it should be.',
  source: 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-public-ip.html',
  controls: {
    'Security Hub': ['EC2.15'],
    'AWS Config': ['SUBNET_AUTO_ASSIGN_PUBLIC_IP_DISABLED'],
    'Well-Architected (own mapping)': ['SEC05-BP01'],
    'SOC 2': ['CC6.6'],
    'ISO 27001:2022': ['A.8.20', 'A.8.21', 'A.8.22'],
    HIPAA: ['164.308(a)(3)(i)', '164.308(a)(4)(ii)(A)'],
  },
  needs: { subjects: ['AWS::EC2::Subnet'] },
  judge({ properties }) {
    if (booleanAt(properties, 'MapPublicIpOnLaunch') !== true)
      return pass('Hands out no public addresses: MapPublicIpOnLaunch is false, which is the default.');
    return fail(
      'Hands out public addresses: MapPublicIpOnLaunch is true.',
      'Set MapPublicIpOnLaunch to false, and give addresses to load balancers and NAT gateways only.',
      { at: 'MapPublicIpOnLaunch' },
    );
  },
});
