import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling';
import { expect } from 'chai';
import { describe, it } from 'node:test';
import { answersForTests, failure } from '../answers-for-tests.ts';
import { autoScalingGroup } from './auto-scaling-group.ts';
import { autoScalingGroupCollector } from './auto-scaling-group-collector.ts';

// Origin of all answers here: case, in the shape of the API reference.
const group: AutoScalingGroup = {
  AutoScalingGroupName: 'api',
  AutoScalingGroupARN: 'arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:1:autoScalingGroupName/api',
  MinSize: 3,
  MaxSize: 12,
  DesiredCapacity: 4,
  DefaultCooldown: 300,
  AvailabilityZones: ['eu-west-1b', 'eu-west-1a'],
  VPCZoneIdentifier: 'subnet-b,subnet-a',
  HealthCheckType: 'ELB',
  HealthCheckGracePeriod: 120,
  CreatedTime: new Date('2026-11-01T00:00:00Z'),
  LaunchTemplate: { LaunchTemplateId: 'lt-1', LaunchTemplateName: 'api', Version: '1' },
  LoadBalancerNames: [],
  TargetGroupARNs: ['tg-1'],
  TrafficSources: [{ Identifier: 'tg-1', Type: 'elbv2' }],
  EnabledMetrics: [
    { Metric: 'GroupMinSize', Granularity: '1Minute' },
    { Metric: 'GroupMaxSize', Granularity: '1Minute' },
  ],
  SuspendedProcesses: [{ ProcessName: 'AZRebalance', SuspensionReason: 'by hand' }],
  Instances: [
    {
      InstanceId: 'i-1',
      AvailabilityZone: 'eu-west-1a',
      LifecycleState: 'InService',
      HealthStatus: 'Healthy',
      ProtectedFromScaleIn: false,
    },
  ],
  Tags: [{ Key: 'Component', Value: 'api', PropagateAtLaunch: true }],
};

describe('an Auto Scaling group', () => {
  it('is told as its template would say it', () => {
    const { properties, attributes, ref, tags } = autoScalingGroup(group, 'eu-west-1');
    expect([ref, tags]).to.deep.equal(['api', { Component: 'api' }]);
    expect(properties).to.deep.equal({
      AutoScalingGroupName: 'api',
      Cooldown: 300,
      DesiredCapacity: 4,
      HealthCheckGracePeriod: 120,
      HealthCheckType: 'ELB',
      LaunchTemplate: { LaunchTemplateId: 'lt-1', Version: '1' },
      MaxSize: 12,
      MetricsCollection: [{ Granularity: '1Minute', Metrics: ['GroupMaxSize', 'GroupMinSize'] }],
      MinSize: 3,
      TargetGroupARNs: ['tg-1'],
      VPCZoneIdentifier: ['subnet-a', 'subnet-b'],
    });
    expect(attributes).to.deep.equal({
      AutoScalingGroupARN: group.AutoScalingGroupARN,
      AvailabilityZones: ['eu-west-1a', 'eu-west-1b'],
      SuspendedProcesses: ['AZRebalance'],
      Instances: [
        {
          InstanceId: 'i-1',
          AvailabilityZone: 'eu-west-1a',
          LifecycleState: 'InService',
          HealthStatus: 'Healthy',
        },
      ],
    });
  });

  it('without subnets names its zones', () => {
    const { properties } = autoScalingGroup({ ...group, VPCZoneIdentifier: '' }, 'eu-west-1');
    expect(properties['AvailabilityZones']).to.deep.equal(['eu-west-1a', 'eu-west-1b']);
    expect(properties).not.to.have.property('VPCZoneIdentifier');
  });

  it('with mixed instances names each launch template once', () => {
    const told = { LaunchTemplateId: 'lt-1', LaunchTemplateName: 'api', Version: '1' };
    const MixedInstancesPolicy = {
      InstancesDistribution: { OnDemandBaseCapacity: 3, OnDemandPercentageAboveBaseCapacity: 50 },
      LaunchTemplate: {
        LaunchTemplateSpecification: told,
        Overrides: [
          { InstanceType: 'c6g.large', WeightedCapacity: '2' },
          { InstanceType: 'm6i.large', LaunchTemplateSpecification: told },
        ],
      },
    } as const;
    const { properties } = autoScalingGroup(
      { ...group, MixedInstancesPolicy: structuredClone(MixedInstancesPolicy) as never },
      'eu-west-1',
    );
    expect(properties['MixedInstancesPolicy']).to.deep.equal({
      InstancesDistribution: { OnDemandBaseCapacity: 3, OnDemandPercentageAboveBaseCapacity: 50 },
      LaunchTemplate: {
        LaunchTemplateSpecification: { LaunchTemplateId: 'lt-1', Version: '1' },
        Overrides: [
          { InstanceType: 'c6g.large', WeightedCapacity: '2' },
          { InstanceType: 'm6i.large', LaunchTemplateSpecification: { LaunchTemplateId: 'lt-1', Version: '1' } },
        ],
      },
    });
  });
});

describe('Auto Scaling groups of an account', () => {
  it('are read over all pages, without those of node groups', async () => {
    const ofNodes = { ...group, AutoScalingGroupName: 'eks-1', Tags: [{ Key: 'eks:nodegroup-name', Value: 'spot' }] };
    const place = answersForTests({
      DescribeAutoScalingGroups: ({ NextToken }: { NextToken?: string }) =>
        NextToken === undefined ? { AutoScalingGroups: [ofNodes], NextToken: 'more' } : { AutoScalingGroups: [group] },
    });
    expect((await autoScalingGroupCollector.collect(place)).map(({ ref }) => ref)).to.deep.equal(['api']);
    expect(place.asked).to.have.length(2);
  });

  it('count as not seen when they are denied', async () => {
    const place = answersForTests({ DescribeAutoScalingGroups: failure('AccessDenied') });
    expect(await autoScalingGroupCollector.collect(place)).to.deep.equal([]);
    expect([...place.unseen]).to.deep.equal([['AWS::AutoScaling::AutoScalingGroup', 'AccessDenied']]);
  });
});
