import type { Value } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const service = given('AWS::ECS::Service', 'Shop', { ServiceName: 'shop' });
const target = (properties: Parameters<typeof given>[2] = {}) =>
  given('AWS::ApplicationAutoScaling::ScalableTarget', 'Range', {
    MinCapacity: 2,
    MaxCapacity: 8,
    ResourceId: { text: ['service/main/', ref('Shop', 'Name')] },
    ScalableDimension: 'ecs:service:DesiredCount',
    ...properties,
  });
const policy = (PolicyType: string, ScalingAdjustment: Value = 1) =>
  given('AWS::ApplicationAutoScaling::ScalingPolicy', 'Policy', {
    PolicyType,
    ScalingTargetId: ref('Range'),
    ...(PolicyType === 'StepScaling' && {
      StepScalingPolicyConfiguration: { StepAdjustments: [{ ScalingAdjustment }] },
    }),
  });
const alarm = given('AWS::CloudWatch::Alarm', 'Busy', { AlarmActions: [ref('Policy')] });
const mend =
  'Add an AWS::ApplicationAutoScaling::ScalableTarget for ecs:service:DesiredCount, and a ScalingPolicy of PolicyType TargetTrackingScaling for it.';

export const cases: readonly Case[] = [
  {
    name: 'a target that is tracked',
    records: [service, target(), policy('TargetTrackingScaling')],
    says: { verdict: 'pass', message: 'Scales between 2 and 8 tasks by Policy.' },
  },
  {
    name: 'by its name, with steps that an alarm calls',
    records: [service, target({ ResourceId: 'service/main/shop' }), policy('StepScaling'), alarm],
    says: { verdict: 'pass', message: 'Scales between 2 and 8 tasks by Policy.' },
  },
  {
    name: 'steps that only take tasks away',
    records: [service, target(), policy('StepScaling', -1), alarm],
    says: {
      verdict: 'fail',
      message: 'None of its scaling policies (Policy) tracks a target, or adds tasks when an alarm calls it.',
      mend,
    },
  },
  {
    name: 'steps that were not seen',
    records: [service, target(), policy('StepScaling', unseen('parameter "Step" has no value')), alarm],
    says: { verdict: 'unknown', message: 'ScalingAdjustment: parameter "Step" has no value.' },
  },
  {
    name: 'steps that no alarm calls',
    records: [service, target(), policy('StepScaling')],
    says: {
      verdict: 'fail',
      message: 'None of its scaling policies (Policy) tracks a target, or adds tasks when an alarm calls it.',
      mend,
    },
  },
  {
    name: 'no room',
    records: [service, target({ MaxCapacity: 2 }), policy('TargetTrackingScaling')],
    says: {
      verdict: 'fail',
      message: 'Cannot grow: MaxCapacity of Range is 2 and MinCapacity is 2.',
      mend: 'Set MaxCapacity of Range above MinCapacity.',
    },
  },
  {
    name: 'no scalable target',
    records: [service],
    says: { verdict: 'fail', message: 'Keeps the same number of tasks: no scalable target names it.', mend },
  },
  {
    name: 'a target of a service that was not seen',
    records: [service, target({ ResourceId: unseen('parameter "Service" has no value', 'Service') })],
    says: { verdict: 'unknown', message: 'Range.ResourceId: parameter "Service" has no value.' },
  },
];
