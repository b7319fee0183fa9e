import { check, fail, notApplicable, pass } from '../check.ts';
import { attributeOf } from './attribute-of.ts';
import { targetsFunction } from './target-health.ts';

const key = 'deregistration_delay.timeout_seconds';

export const targetGroupDrainsConnections = check({
  id: 'target-group-drains-connections',
  title: 'every target group drains connections for at least {int} second(s)',
  why: 'A target that is taken out finishes what it has begun for that long; without it every deployment cuts requests off.',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html',
  controls: { 'Well-Architected (own mapping)': ['REL08-BP04', 'REL11-BP01'] },
  needs: { subjects: ['AWS::ElasticLoadBalancingV2::TargetGroup'] },
  judge(group, _view, [wanted]) {
    if (targetsFunction(group)) return notApplicable('Its target is a function, which has no connections to drain.');
    const at = 'TargetGroupAttributes';
    const value = attributeOf(group, at, key);
    const message = `Drains connections: ${key} is ${value ?? 'not set, and 300 by default'}.`;
    if (Number(value ?? 300) >= Number(wanted)) return pass(message);
    return fail(
      `Drains connections too short: ${key} is ${value}; asked for are ${wanted}.`,
      `Set ${key} to ${wanted} or more in ${at}.`,
      { at },
    );
  },
});
