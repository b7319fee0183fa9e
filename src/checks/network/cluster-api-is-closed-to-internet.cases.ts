import { type Case, given, unseen } from '../case.ts';
import type { ValueMap } from '../../inventory/value.ts';

const cluster = (network: ValueMap) => given('AWS::EKS::Cluster', 'Main', { ResourcesVpcConfig: network });
const mend = 'Set EndpointPublicAccess to false, or PublicAccessCidrs to the addresses of your own.';

export const cases: readonly Case[] = [
  {
    name: 'private',
    records: [cluster({ EndpointPublicAccess: false, EndpointPrivateAccess: true })],
    says: { verdict: 'pass', message: 'Answers inside its VPC only: EndpointPublicAccess is false.' },
  },
  {
    name: 'one block',
    records: [cluster({ PublicAccessCidrs: ['192.0.2.0/24'] })],
    says: { verdict: 'pass', message: 'Admits 1 block of addresses to its API, none of them the internet.' },
  },
  {
    name: 'left out',
    records: [cluster({})],
    says: {
      verdict: 'fail',
      message: 'Admits 0.0.0.0/0, the default, to its API: PublicAccessCidrs is not set.',
      mend: mend,
    },
  },
  {
    name: 'the internet beside a block that was not seen',
    records: [cluster({ PublicAccessCidrs: [unseen('no value'), '0.0.0.0/0'] })],
    says: { verdict: 'fail', message: 'Admits 0.0.0.0/0 to its API.', mend: mend },
  },
  {
    name: 'not seen',
    records: [cluster({ EndpointPublicAccess: unseen('no value') })],
    says: { verdict: 'unknown', message: 'ResourcesVpcConfig.EndpointPublicAccess: no value.' },
  },
  {
    name: 'more than anyone owns, in slices',
    records: [
      given('AWS::EKS::Cluster', 'Cluster', {
        ResourcesVpcConfig: {
          PublicAccessCidrs: Array.from({ length: 3 }, (_, index) => `${index + 1}.0.0.0/8`),
        },
      }),
    ],
    says: {
      verdict: 'fail',
      message: 'Admits 1.0.0.0/8, 2.0.0.0/7 to its API, by 3 blocks together.',
      mend: 'Set EndpointPublicAccess to false, or PublicAccessCidrs to the addresses of your own.',
    },
  },
];
