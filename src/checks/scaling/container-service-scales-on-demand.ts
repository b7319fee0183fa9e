import { numberAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { firstThat } from '../../inventory/views/first-that.ts';
import { type ScalableTargets, scalableTargets } from '../../inventory/views/scalable-targets.ts';
import { check, fail, type Judgement, pass, type View } from '../check.ts';
import { isSteppedUp, tracksTarget } from './scaling-policy.ts';

export const containerServiceScalesOnDemand = check({
  id: 'container-service-scales-on-demand',
  title: 'every container service scales on demand',
  why: 'Without a scalable target and a policy a service keeps the same number of tasks under any load.',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-auto-scaling.html',
  controls: { 'Well-Architected (own mapping)': ['REL07-BP01', 'COST09-BP03'] },
  needs: {
    subjects: ['AWS::ECS::Service'],
    types: [
      'AWS::ApplicationAutoScaling::ScalableTarget',
      'AWS::ApplicationAutoScaling::ScalingPolicy',
      'AWS::CloudWatch::Alarm',
    ],
    views: { scalable: scalableTargets },
  },
  judge(service, { views: { scalable }, ofType }) {
    const targets = scalable.targetsOf(service);
    const mend =
      'Add an AWS::ApplicationAutoScaling::ScalableTarget for ecs:service:DesiredCount, and a ScalingPolicy of PolicyType TargetTrackingScaling for it.';
    const [target] = targets;
    if (!target) return fail('Keeps the same number of tasks: no scalable target names it.', mend);
    return judgeTarget(target, scalable, ofType, mend);
  },
});

function judgeTarget(target: Resource, scalable: ScalableTargets, ofType: View['ofType'], mend: string): Judgement {
  const seen = [target];
  const least = numberAt(target.properties, 'MinCapacity') ?? 0;
  const most = numberAt(target.properties, 'MaxCapacity') ?? 0;
  if (most <= least)
    return fail(
      `Cannot grow: MaxCapacity of ${nameOf(target)} is ${most} and MinCapacity is ${least}.`,
      `Set MaxCapacity of ${nameOf(target)} above MinCapacity.`,
      { seen },
    );
  const policies = scalable.policiesOf(target);
  const works = policies.find(tracksTarget) ?? firstThat(policies, (policy) => isSteppedUp(policy, ofType));
  if (works) return pass(`Scales between ${least} and ${most} tasks by ${nameOf(works)}.`, { seen: [target, works] });
  const observed =
    policies.length === 0
      ? `No scaling policy changes ${nameOf(target)}.`
      : `None of its scaling policies (${policies.map(nameOf).join(', ')}) tracks a target, or adds tasks when an alarm calls it.`;
  return fail(observed, mend, { seen: [...seen, ...policies] });
}
