import { expect } from 'chai';
import { test } from 'node:test';
import { scalingPolicy } from './scaling-policy.ts';

test('A scaling policy is told as its template would say it', () => {
  // Origin: case, in the shape of the API reference.
  const arn = 'arn:aws:autoscaling:eu-west-1:111122223333:scalingPolicy:1:autoScalingGroupName/api:policyName/cpu';
  const TargetTrackingConfiguration = {
    TargetValue: 55,
    DisableScaleIn: false,
    PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
  } as const;
  expect(
    scalingPolicy(
      {
        AutoScalingGroupName: 'api',
        PolicyName: 'cpu',
        PolicyARN: arn,
        PolicyType: 'TargetTrackingScaling',
        StepAdjustments: [],
        Alarms: [{ AlarmName: 'TargetTracking-api-AlarmHigh', AlarmARN: 'alarm-1' }],
        TargetTrackingConfiguration,
        // As moto tells it.
        PredictiveScalingConfiguration: {} as never,
        Enabled: true,
      },
      'eu-west-1',
    ),
  ).to.deep.equal({
    type: 'AWS::AutoScaling::ScalingPolicy',
    ref: arn,
    arn,
    region: 'eu-west-1',
    tags: {},
    properties: {
      AutoScalingGroupName: 'api',
      PolicyType: 'TargetTrackingScaling',
      TargetTrackingConfiguration,
    },
    attributes: { Arn: arn, PolicyName: 'cpu', Enabled: true, Alarms: ['alarm-1'] },
    api: 'autoscaling:DescribePolicies',
  });
});
