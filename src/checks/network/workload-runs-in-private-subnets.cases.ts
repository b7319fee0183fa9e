import type { Value } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';
import { smallNetwork } from '../small-network.ts';

const group = (subnets: Value) => given('AWS::AutoScaling::AutoScalingGroup', 'Web', { VPCZoneIdentifier: subnets });

export const cases: readonly Case[] = [
  {
    name: 'a private and an isolated subnet',
    records: [...smallNetwork(), group([ref('Private'), ref('Isolated')])],
    says: { verdict: 'pass', message: 'Runs in 2 private subnets.' },
  },
  {
    name: 'one public subnet among private ones',
    records: [...smallNetwork(), group([ref('Private'), ref('Open')])],
    says: {
      verdict: 'fail',
      message: 'Runs in Open, whose route table leads to an internet gateway.',
      mend: 'Move it to private subnets.',
    },
  },
  {
    name: 'a service of containers in a public subnet',
    records: [
      ...smallNetwork(),
      given('AWS::ECS::Service', 'Shop', { NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [ref('Open')] } } }),
    ],
    says: {
      verdict: 'fail',
      message: 'Runs in Open, whose route table leads to an internet gateway.',
      mend: 'Move it to private subnets.',
    },
  },
  {
    name: 'half of the addresses to the internet gateway',
    records: [
      ...smallNetwork(),
      given('AWS::EC2::Route', 'More', {
        RouteTableId: ref('IsolatedTable'),
        DestinationCidrBlock: '0.0.0.0/1',
        GatewayId: ref('Gateway'),
      }),
      group([ref('Isolated')]),
    ],
    says: {
      verdict: 'fail',
      message: 'Runs in Isolated, whose route table leads to an internet gateway.',
      mend: 'Move it to private subnets.',
    },
  },
  {
    name: 'one network to the internet gateway',
    records: [
      ...smallNetwork(),
      given('AWS::EC2::Route', 'More', {
        RouteTableId: ref('IsolatedTable'),
        DestinationCidrBlock: '52.0.0.0/8',
        GatewayId: ref('Gateway'),
      }),
      group([ref('Isolated')]),
    ],
    says: {
      verdict: 'fail',
      message: 'Runs in Isolated, whose route table leads to an internet gateway.',
      mend: 'Move it to private subnets.',
    },
  },
  {
    name: 'a prefix list to the internet gateway',
    records: [
      ...smallNetwork(),
      given('AWS::EC2::Route', 'More', {
        RouteTableId: ref('IsolatedTable'),
        DestinationPrefixListId: 'pl-1',
        GatewayId: ref('Gateway'),
      }),
      group([ref('Isolated')]),
    ],
    says: {
      verdict: 'fail',
      message: 'Runs in Isolated, whose route table leads to an internet gateway.',
      mend: 'Move it to private subnets.',
    },
  },
  {
    name: 'IPv6 to the internet gateway',
    records: [
      ...smallNetwork(),
      given('AWS::EC2::Route', 'More', {
        RouteTableId: ref('IsolatedTable'),
        DestinationIpv6CidrBlock: '::/0',
        GatewayId: ref('Gateway'),
      }),
      group([ref('Isolated')]),
    ],
    says: {
      verdict: 'fail',
      message: 'Runs in Isolated, whose route table leads to an internet gateway.',
      mend: 'Move it to private subnets.',
    },
  },
  {
    name: 'subnets that were not seen',
    records: [group(unseen('parameter "Subnets" has no value'))],
    says: { verdict: 'unknown', message: 'VPCZoneIdentifier: parameter "Subnets" has no value.' },
  },
  {
    name: 'a database without a subnet group',
    records: [given('AWS::RDS::DBInstance', 'Orders', {})],
    says: { verdict: 'unknown', message: 'Names no subnets, so that a default decides where it runs.' },
  },
  {
    name: 'a load balancer that faces the internet',
    records: [given('AWS::ElasticLoadBalancingV2::LoadBalancer', 'Front', { Subnets: [] })],
    says: { verdict: 'not-applicable', message: 'Faces the internet, as it is meant to.' },
  },
  {
    name: 'a function outside any VPC',
    records: [given('AWS::Lambda::Function', 'Job', {})],
    says: { verdict: 'not-applicable', message: 'Runs outside any VPC.' },
  },
];
