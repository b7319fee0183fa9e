import { booleanAt, mapsAt, numberAt, stringAt } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import { listHolds } from '../../inventory/views/list-holds.ts';
import { certainlyRefersTo, refersTo } from '../../inventory/views/refers-to.ts';
import type { View } from '../check.ts';

/** Whether a policy of Application Auto Scaling holds a metric at a target, with alarms of its own. Throws UnseenInput. */
export function tracksTarget({ properties }: Resource): boolean {
  return stringAt(properties, 'PolicyType') === 'TargetTrackingScaling';
}

/** Whether an alarm calls the policy, which does nothing by itself, and it then adds capacity. Throws UnseenInput. */
export function isSteppedUp(policy: Resource, ofType: View['ofType']): boolean {
  return addsCapacity(policy) && isCalled(policy, ofType);
}

function addsCapacity({ properties }: Resource): boolean {
  const steps = mapsAt(properties, 'StepScalingPolicyConfiguration.StepAdjustments');
  return steps.some((step) => (numberAt(step, 'ScalingAdjustment') ?? 0) > 0);
}

function isCalled(policy: Resource, ofType: View['ofType']): boolean {
  return ofType('AWS::CloudWatch::Alarm').some(
    (alarm) =>
      (certainlyRefersTo(alarm, 'AlarmActions', policy) ||
        listHolds(alarm.properties, 'AlarmActions', [policy.id]) ||
        refersTo(alarm, 'AlarmActions', policy)) &&
      booleanAt(alarm.properties, 'ActionsEnabled') !== false,
  );
}
