import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import { expect } from 'chai';
import { test } from 'node:test';
import { autoScalingGroupCreator } from '../../emulator/deploy/creators/auto-scaling/auto-scaling-group.ts';
import { scalingPolicyCreator } from '../../emulator/deploy/creators/auto-scaling/scaling-policy.ts';
import { launchTemplateCreator } from '../../emulator/deploy/creators/ec2/launch-template.ts';
import { motoForTests } from '../../emulator/moto-for-tests.ts';
import { accountForTest, placeForTests } from '../../emulator/place-for-tests.ts';
import { autoScalingGroupCollector } from './auto-scaling-group-collector.ts';
import { scalingPolicyCollector } from './scaling-policy-collector.ts';

const moto = motoForTests();
const skip = 'missing' in moto ? moto.missing : false;
const endpoint = 'missing' in moto ? '' : moto.endpoint;

test('An Auto Scaling group and its policies are read back from moto as their template says them', {
  skip,
}, async () => {
  const place = placeForTests(endpoint, accountForTest(), 'me-central-1');
  const { Subnets = [] } = await place.clients.ec2.send(new DescribeSubnetsCommand({}));
  const subnets = Subnets.map(({ SubnetId = '' }) => SubnetId).toSorted();
  const { ref } = await launchTemplateCreator.create({ LaunchTemplateData: { InstanceType: 'm6g.large' } }, place);
  const template = {
    AutoScalingGroupName: 'kc-media',
    CapacityRebalance: 'true',
    Cooldown: '60',
    HealthCheckGracePeriod: 120,
    HealthCheckType: 'ELB',
    MaxSize: '12',
    MetricsCollection: [{ Granularity: '1Minute', Metrics: ['GroupMaxSize', 'GroupMinSize'] }],
    MinSize: '3',
    MixedInstancesPolicy: {
      InstancesDistribution: { OnDemandBaseCapacity: 3, OnDemandPercentageAboveBaseCapacity: 50 },
      LaunchTemplate: {
        LaunchTemplateSpecification: { LaunchTemplateId: ref, Version: '1' },
        Overrides: [{ InstanceType: 'c6g.large' }, { InstanceType: 'm6g.large' }],
      },
    },
    NotificationConfigurations: [{ TopicARN: 'topic', NotificationTypes: ['autoscaling:EC2_INSTANCE_LAUNCH'] }],
    VPCZoneIdentifier: subnets,
  };
  const Tags = [{ Key: 'Component', Value: 'media-servers', PropagateAtLaunch: true }];
  const created = await autoScalingGroupCreator.create({ ...template, Tags }, place);
  const [found, ...others] = await autoScalingGroupCollector.collect(place);
  expect(others).to.deep.equal([]);
  expect([found?.ref, created.ref]).to.deep.equal(['kc-media', 'kc-media']);
  expect(found?.tags).to.deep.equal({ Component: 'media-servers' });
  expect(created.notTaken).to.deep.equal({
    NotificationConfigurations: 'is left out: the emulator does not know the call that sets it',
  });
  const { NotificationConfigurations: _, ...kept } = template;
  expect(found?.properties).to.deep.equal({
    ...kept,
    CapacityRebalance: true,
    Cooldown: 60,
    DesiredCapacity: 3,
    MaxSize: 12,
    MinSize: 3,
    NewInstancesProtectedFromScaleIn: false,
    ServiceLinkedRoleARN: `arn:aws:iam::${place.account}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
    TerminationPolicies: ['Default'],
  });
  expect(found?.attributes).to.include(created.attributes);

  const tracking = {
    AutoScalingGroupName: 'kc-media',
    PolicyType: 'TargetTrackingScaling',
    TargetTrackingConfiguration: {
      PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
      TargetValue: 55,
    },
  };
  const steps = {
    AdjustmentType: 'ChangeInCapacity',
    AutoScalingGroupName: 'kc-media',
    PolicyType: 'StepScaling',
    StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
  };
  const policies = [
    await scalingPolicyCreator.create(tracking, place),
    await scalingPolicyCreator.create(steps, place),
  ];
  const read = await scalingPolicyCollector.collect(place);
  expect(read.map((policy) => [policy.ref, policy.properties])).to.have.deep.members([
    [policies[0]?.ref, tracking],
    [policies[1]?.ref, steps],
  ]);
  expect(place.unseen.size).to.equal(0);
});
