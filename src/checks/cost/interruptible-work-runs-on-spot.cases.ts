import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, unseen } from '../case.ts';

const nodes = (properties: ValueMap) => given('AWS::EKS::Nodegroup', 'Workers', properties);
const group = (distribution: ValueMap) =>
  given('AWS::AutoScaling::AutoScalingGroup', 'Encoders', {
    MaxSize: '6',
    MixedInstancesPolicy: { InstancesDistribution: distribution },
  });
const mend =
  'Add an AWS::EKS::Nodegroup with CapacityType SPOT, or set OnDemandPercentageAboveBaseCapacity below 100 in a MixedInstancesPolicy.';
const hole = unseen('parameter "Capacity" has no value', 'Capacity');

export const cases: readonly Case[] = [
  {
    name: 'a node group',
    records: [nodes({ CapacityType: 'SPOT' })],
    says: { verdict: 'pass', message: 'Spot capacity is used by Workers.' },
  },
  {
    name: 'a mixed group',
    records: [group({ OnDemandBaseCapacity: 3, OnDemandPercentageAboveBaseCapacity: '0' })],
    says: { verdict: 'pass', message: 'Spot capacity is used by Encoders.' },
  },
  {
    name: 'a service of containers, beside what was not seen',
    records: [
      nodes({ CapacityType: hole }),
      given('AWS::ECS::Service', 'Reports', {
        CapacityProviderStrategy: [{ CapacityProvider: 'FARGATE_SPOT', Weight: 1 }],
      }),
    ],
    says: { verdict: 'pass', message: 'Spot capacity is used by Reports.' },
  },
  {
    name: 'a mixed group that never leaves its base',
    records: [group({ OnDemandBaseCapacity: 6, OnDemandPercentageAboveBaseCapacity: 0 })],
    says: { verdict: 'fail', message: 'Nothing runs on Spot capacity; looked at Encoders.', mend },
  },
  {
    name: 'a mixed group by default',
    records: [group({})],
    says: { verdict: 'fail', message: 'Nothing runs on Spot capacity; looked at Encoders.', mend },
  },
  {
    name: 'On-Demand nodes',
    records: [nodes({})],
    says: { verdict: 'fail', message: 'Nothing runs on Spot capacity; looked at Workers.', mend },
  },
  {
    name: 'a capacity from a parameter without value',
    records: [nodes({ CapacityType: hole })],
    says: { verdict: 'unknown', message: 'CapacityType: parameter "Capacity" has no value.' },
  },
  {
    name: 'no servers',
    records: [],
    says: { verdict: 'not-applicable', message: 'There is nothing that could run on Spot capacity.' },
  },
];
