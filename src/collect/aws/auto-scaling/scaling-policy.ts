import type { ScalingPolicy } from '@aws-sdk/client-auto-scaling';
import type { Mapped } from '../collector.ts';
import { toldValues } from '../told-values.ts';

/** A scaling policy of an Auto Scaling group as CloudFormation would write it. */
export function scalingPolicy(told: ScalingPolicy, region: string): Mapped {
  const { Alarms, Enabled, MinAdjustmentStep: _old, PolicyARN: arn = '', PolicyName, ...declared } = told;
  // moto tells an empty one for policies of other types.
  const predicts = Object.keys(declared.PredictiveScalingConfiguration ?? {}).length > 0;
  return {
    type: 'AWS::AutoScaling::ScalingPolicy',
    ref: arn,
    arn,
    region,
    tags: {},
    properties: toldValues({
      ...declared,
      PredictiveScalingConfiguration: predicts ? declared.PredictiveScalingConfiguration : undefined,
    }),
    attributes: toldValues({ Arn: arn, PolicyName, Enabled, Alarms: Alarms?.map(({ AlarmARN }) => AlarmARN) }),
    api: 'autoscaling:DescribePolicies',
  };
}
