import { nameOf, type Resource } from '../../inventory/resource.ts';
import { listenersOfTargetGroup } from '../../inventory/views/listeners-of-target-group.ts';
import { check, fail, pass } from '../check.ts';
import { attachmentsOf } from './attachment.ts';

export const autoScalingGroupIsBehindLoadBalancer = check({
  id: 'auto-scaling-group-is-behind-load-balancer',
  title: 'every Auto Scaling group stands behind a load balancer',
  why: 'Behind a load balancer, requests go to the instances that are left while lost ones are replaced.',
  source: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/autoscaling-load-balancer.html',
  needs: {
    subjects: ['AWS::AutoScaling::AutoScalingGroup'],
    types: [
      'AWS::ElasticLoadBalancing::LoadBalancer',
      'AWS::ElasticLoadBalancingV2::TargetGroup',
      'AWS::ElasticLoadBalancingV2::Listener',
      'AWS::ElasticLoadBalancingV2::ListenerRule',
    ],
    views: { listeners: listenersOfTargetGroup },
  },
  judge(group, { views: { listeners }, resolve }) {
    const attached = attachmentsOf(group).map(({ value, path }) => resolve(value, path));
    if (attached.length === 0)
      return fail(
        'Registers its instances with no load balancer.',
        'Name the target group of a load balancer in TargetGroupARNs.',
        { at: 'TargetGroupARNs' },
      );
    const idle: Resource[] = [];
    for (const one of attached) {
      if (one.type === 'AWS::ElasticLoadBalancing::LoadBalancer')
        return pass(`Stands behind ${nameOf(one)}.`, { seen: [one] });
      const senders = listeners.listenersOf(one);
      if (senders.length > 0)
        return pass(`Stands behind ${senders.map(nameOf).join(', ')}, by target group ${nameOf(one)}.`, {
          seen: [one, ...senders],
        });
      idle.push(one);
    }
    const names = idle.map(nameOf).join(', ');
    return fail(
      `Registers its instances with ${names}, to which no listener sends requests.`,
      `Forward to ${names} in the DefaultActions of a listener, or in a listener rule.`,
      { at: 'TargetGroupARNs', seen: idle },
    );
  },
});
