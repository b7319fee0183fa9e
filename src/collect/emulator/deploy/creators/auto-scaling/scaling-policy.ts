import {
  DescribePoliciesCommand,
  PutScalingPolicyCommand,
  type PutScalingPolicyCommandInput,
} from '@aws-sdk/client-auto-scaling';
import type { Creator } from '../../creator.ts';
import { typed } from '../../given.ts';
import { lacking } from '../../lacking.ts';

const numbers = new Set([
  'Cooldown',
  'EstimatedInstanceWarmup',
  'MetricIntervalLowerBound',
  'MetricIntervalUpperBound',
  'MinAdjustmentMagnitude',
  'ScalingAdjustment',
  'TargetValue',
]);

export const scalingPolicyCreator: Creator = {
  type: 'AWS::AutoScaling::ScalingPolicy',
  async create(properties, { clients, uniqueName }) {
    const PolicyName = uniqueName(255);
    const given = typed(properties, numbers, new Set(['DisableScaleIn'])) as PutScalingPolicyCommandInput;
    const { AutoScalingGroupName } = given;
    const { PolicyARN } = await lacking('autoscaling:PutScalingPolicy', () =>
      clients.autoScaling.send(new PutScalingPolicyCommand({ ...given, PolicyName })),
    );
    const ref = PolicyARN ?? (await arnAsListed());
    return { ref, attributes: { Arn: ref, PolicyName } };

    // moto answers without the ARN.
    async function arnAsListed(): Promise<string> {
      const { ScalingPolicies = [] } = await clients.autoScaling.send(
        new DescribePoliciesCommand({ AutoScalingGroupName, PolicyNames: [PolicyName] }),
      );
      const arn = ScalingPolicies.find((policy) => policy.PolicyName === PolicyName)?.PolicyARN;
      if (arn === undefined) throw new Error(`DescribePolicies does not tell the policy "${PolicyName}" just put.`);
      return arn;
    }
  },
};
