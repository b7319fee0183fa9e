import { booleanAt, stringAt } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import { listHolds } from '../../inventory/views/list-holds.ts';
import { certainlyRefersTo, refersTo } from '../../inventory/views/refers-to.ts';
import type { View } from '../check.ts';

/** Whether a policy of Application Auto Scaling holds a metric at a target, with alarms of its own. Throws UnseenInput. */
export function tracksTarget({ properties }: Resource): boolean {
  return stringAt(properties, 'PolicyType') === 'TargetTrackingScaling';
}

/** Whether an alarm calls the policy; a step policy does nothing by itself. Throws UnseenInput. */
export function isStepped(policy: Resource, ofType: View['ofType']): boolean {
  return ofType('AWS::CloudWatch::Alarm').some(
    (alarm) =>
      (certainlyRefersTo(alarm, 'AlarmActions', policy) ||
        listHolds(alarm.properties, 'AlarmActions', [policy.id]) ||
        refersTo(alarm, 'AlarmActions', policy)) &&
      booleanAt(alarm.properties, 'ActionsEnabled') !== false,
  );
}
