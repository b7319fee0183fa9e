import { booleanAt, listAt, mapsAt, numberAt, stringAt, valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { type Referrers, referrersOf } from '../../inventory/views/referrers.ts';
import { check, fail, type Judgement, pass, type View } from '../check.ts';
import { flawIn } from '../flaw.ts';

const policyType = 'AWS::AutoScaling::ScalingPolicy';
const alarmType = 'AWS::CloudWatch::Alarm';

export const autoScalingGroupScalesOnDemand = check({
  id: 'auto-scaling-group-scales-on-demand',
  title: 'every Auto Scaling group scales on demand',
  why: 'Without a policy a group stays as it is under load, and with no room between its sizes a policy can do nothing.',
  source: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scale-based-on-demand.html',
  needs: {
    subjects: ['AWS::AutoScaling::AutoScalingGroup'],
    types: [policyType, alarmType],
    views: { referrers: referrersOf },
  },
  judge(group, { views: { referrers }, ofType }) {
    let works: Resource | undefined;
    const flaw = flawIn([
      () => lacksRoom(group),
      () => {
        const policies = (find: Referrers['all']): readonly Resource[] =>
          find(group, policyType, 'AutoScalingGroupName');
        works =
          policies(referrers.certain).find(tracksTarget) ??
          policies(referrers.all).find((policy) => tracksTarget(policy) || isSteppedUp(policy, ofType));
        return works ? undefined : lacksPolicy(policies(referrers.all));
      },
    ]);
    return (
      flaw ??
      pass(`Scales between MinSize and MaxSize${works ? ` by ${nameOf(works)}` : ''}.`, works ? { seen: [works] } : {})
    );
  },
});

function lacksRoom({ properties }: Resource): Judgement | undefined {
  const least = numberAt(properties, 'MinSize') ?? 0;
  const most = numberAt(properties, 'MaxSize') ?? 0;
  return most > least
    ? undefined
    : fail(`Cannot grow: MaxSize is ${most} and MinSize is ${least}.`, 'Set MaxSize above MinSize.', { at: 'MaxSize' });
}

function lacksPolicy(policies: readonly Resource[]): Judgement {
  const mend = 'Add an AWS::AutoScaling::ScalingPolicy of PolicyType TargetTrackingScaling that names the group.';
  if (policies.length === 0) return fail('No scaling policy names the group.', mend);
  return fail(
    `None of its scaling policies (${policies.map(nameOf).join(', ')}) tracks a target, or is stepped up by an alarm.`,
    mend,
    { seen: policies },
  );
}

function tracksTarget({ properties }: Resource): boolean {
  return stringAt(properties, 'PolicyType') === 'TargetTrackingScaling';
}

/** A step policy does nothing by itself: an alarm has to call it, and a step has to add instances. */
function isSteppedUp(policy: Resource, ofType: View['ofType']): boolean {
  if (stringAt(policy.properties, 'PolicyType') !== 'StepScaling') return false;
  if (!mapsAt(policy.properties, 'StepAdjustments').some((step) => (numberAt(step, 'ScalingAdjustment') ?? 0) > 0))
    return false;
  const alarms = ofType(alarmType).filter(({ properties }) => booleanAt(properties, 'ActionsEnabled') !== false);
  if (alarms.some(({ edges }) => edges.some(({ to, path }) => to === policy.id && path.startsWith('AlarmActions'))))
    return true;
  return alarms.some(({ properties }) =>
    listAt(properties, 'AlarmActions').some((_, index) => valueAt(properties, `AlarmActions.${index}`) === policy.id),
  );
}
