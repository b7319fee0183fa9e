import { type Case, given, ref, subnets, unseen } from '../case.ts';

const subject = (properties: Parameters<typeof given>[2]) =>
  given('AWS::ElasticLoadBalancingV2::LoadBalancer', 'Entry', properties);

export const cases: readonly Case[] = [
  {
    name: 'subnets in two zones',
    parameters: [2],
    records: [...subnets('a', 'b'), subject({ Subnets: [ref('SubnetA'), ref('SubnetB')] })],
    says: { verdict: 'pass', message: 'Spans 2 (zone-a, zone-b).' },
  },
  {
    name: 'subnet mappings, as fixed addresses need them',
    parameters: [2],
    records: [
      ...subnets('a', 'b'),
      subject({ SubnetMappings: [{ SubnetId: ref('SubnetA') }, { SubnetId: ref('SubnetB') }] }),
    ],
    says: { verdict: 'pass', message: 'Spans 2 (zone-a, zone-b).' },
  },
  {
    name: 'the same subnet twice',
    parameters: [2],
    records: [
      ...subnets('a'),
      subject({ SubnetMappings: [{ SubnetId: ref('SubnetA') }, { SubnetId: ref('SubnetA') }] }),
    ],
    says: {
      verdict: 'fail',
      message: 'Spans at most 1 zone: it has 1 subnet (SubnetA).',
      mend: 'Add subnets of other zones to SubnetMappings, until there are 2 zones.',
    },
  },
  {
    name: 'two subnets of one zone',
    parameters: [2],
    records: [
      ...subnets('a'),
      given('AWS::EC2::Subnet', 'SubnetA2', { AvailabilityZone: 'zone-a' }),
      subject({ Subnets: [ref('SubnetA'), ref('SubnetA2')] }),
    ],
    says: {
      verdict: 'fail',
      message: 'Spans 1 (zone-a).',
      mend: 'Add subnets of other zones to Subnets, until there are 2 zones.',
    },
  },
  {
    name: 'one subnet, whose zone was not seen, cannot be two zones',
    parameters: [2],
    records: [
      given('AWS::EC2::Subnet', 'SubnetA', { AvailabilityZone: unseen('the zones of region "x" are not known') }),
      subject({ Subnets: [ref('SubnetA')] }),
    ],
    says: {
      verdict: 'fail',
      message: 'Spans at most 1 zone: it has 1 subnet (SubnetA).',
      mend: 'Add subnets of other zones to Subnets, until there are 2 zones.',
    },
  },
  {
    name: 'an empty list',
    parameters: [2],
    records: [subject({ Subnets: [] })],
    says: {
      verdict: 'fail',
      message: 'Spans no zone: it has no subnets.',
      mend: 'Add subnets of other zones to Subnets, until there are 2 zones.',
    },
  },
  {
    name: 'a subnet that was not collected',
    parameters: [2],
    records: [...subnets('a'), subject({ Subnets: [ref('SubnetA'), 'subnet-0abc'] })],
    says: { verdict: 'unknown', message: 'Subnets.1: "subnet-0abc" is not among the resources that were collected.' },
  },
  {
    name: 'no load balancer',
    parameters: [2],
    records: [],
    says: { verdict: 'not-applicable', message: 'There is no AWS::ElasticLoadBalancingV2::LoadBalancer.' },
  },
];
