import { type Case, given, ref, subnets, unseen } from '../case.ts';

const endpoint = (properties: Parameters<typeof given>[2]) =>
  given('AWS::EC2::VPCEndpoint', 'Logs', { VpcEndpointType: 'Interface', ...properties });

export const cases: readonly Case[] = [
  {
    name: 'an interface in each of two zones',
    parameters: [2],
    records: [...subnets('a', 'b'), endpoint({ SubnetIds: [ref('SubnetA'), ref('SubnetB')] })],
    says: { verdict: 'pass', message: 'Spans 2 (zone-a, zone-b).' },
  },
  {
    name: 'one interface',
    parameters: [2],
    records: [...subnets('a'), endpoint({ SubnetIds: [ref('SubnetA')] })],
    says: {
      verdict: 'fail',
      message: 'Spans at most 1 zone: it has 1 subnet (SubnetA).',
      mend: 'Add subnets of other zones to SubnetIds, until there are 2 zones.',
    },
  },
  {
    name: 'a kind that was not seen',
    parameters: [2],
    records: [endpoint({ VpcEndpointType: unseen('parameter "Kind" has no value', 'Kind') })],
    says: { verdict: 'unknown', message: 'VpcEndpointType: parameter "Kind" has no value.' },
  },
  {
    name: 'a gateway endpoint, which is the default',
    parameters: [2],
    records: [given('AWS::EC2::VPCEndpoint', 'Objects', {})],
    says: { verdict: 'not-applicable', message: 'Is a Gateway endpoint, which has no interface in a zone.' },
  },
];
