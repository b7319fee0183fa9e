import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const group = given('AWS::AutoScaling::AutoScalingGroup', 'Web', { MinSize: '3', MaxSize: '9' });
const policy = (properties: ValueMap) =>
  given('AWS::AutoScaling::ScalingPolicy', 'Follow', { AutoScalingGroupName: ref('Web'), ...properties });
const steps = policy({
  PolicyType: 'StepScaling',
  StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 2 }],
});
const alarm = (properties: ValueMap) => given('AWS::CloudWatch::Alarm', 'Busy', properties);
const mend = 'Add an AWS::AutoScaling::ScalingPolicy of PolicyType TargetTrackingScaling that names the group.';

export const cases: readonly Case[] = [
  {
    name: 'a target to track',
    records: [group, policy({ PolicyType: 'TargetTrackingScaling' })],
    says: { verdict: 'pass', message: 'Scales between MinSize and MaxSize by Follow.' },
  },
  {
    name: 'steps that an alarm calls',
    records: [group, steps, alarm({ AlarmActions: [ref('Topic'), ref('Follow')] })],
    says: { verdict: 'pass', message: 'Scales between MinSize and MaxSize by Follow.' },
  },
  {
    name: 'steps that nothing calls',
    records: [group, steps, alarm({ AlarmActions: [ref('Follow')], ActionsEnabled: 'false' })],
    says: {
      verdict: 'fail',
      message: 'None of its scaling policies (Follow) tracks a target, or is stepped up by an alarm.',
      mend,
    },
  },
  {
    name: 'steps down only',
    records: [
      group,
      policy({ PolicyType: 'StepScaling', StepAdjustments: [{ ScalingAdjustment: -1 }] }),
      alarm({ AlarmActions: [ref('Follow')] }),
    ],
    says: {
      verdict: 'fail',
      message: 'None of its scaling policies (Follow) tracks a target, or is stepped up by an alarm.',
      mend,
    },
  },
  {
    name: 'no policy',
    records: [group],
    says: { verdict: 'fail', message: 'No scaling policy names the group.', mend },
  },
  {
    name: 'no room to grow, whatever the policy',
    records: [
      given('AWS::AutoScaling::AutoScalingGroup', 'Web', { MinSize: 3, MaxSize: 3 }),
      policy({ PolicyType: unseen('parameter "Kind" has no value', 'Kind') }),
    ],
    says: {
      verdict: 'fail',
      message: 'Cannot grow: MaxSize is 3 and MinSize is 3.',
      mend: 'Set MaxSize above MinSize.',
    },
  },
  {
    name: 'a policy whose group was not seen',
    records: [
      group,
      given('AWS::AutoScaling::ScalingPolicy', 'Follow', {
        AutoScalingGroupName: unseen('parameter "Group" has no value', 'Group'),
        PolicyType: 'TargetTrackingScaling',
      }),
    ],
    says: { verdict: 'unknown', message: 'Follow.AutoScalingGroupName: parameter "Group" has no value.' },
  },
  {
    name: 'no group',
    records: [],
    says: { verdict: 'not-applicable', message: 'There is no AWS::AutoScaling::AutoScalingGroup.' },
  },
];
