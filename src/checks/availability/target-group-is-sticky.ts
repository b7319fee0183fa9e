import { check, fail, notApplicable, pass } from '../check.ts';
import { attributeOf } from './attribute-of.ts';
import { targetsFunction } from './target-health.ts';

const key = 'stickiness.enabled';

export const targetGroupIsSticky = check({
  id: 'target-group-is-sticky',
  title: 'every target group keeps a client on the same target',
  why: 'A client whose session lives on one target loses it when the next request goes to another.',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html',
  controls: { 'Well-Architected (own mapping)': ['PERF04-BP04'] },
  needs: { subjects: ['AWS::ElasticLoadBalancingV2::TargetGroup'] },
  judge(group) {
    if (targetsFunction(group)) return notApplicable('Its target is a function, which keeps no session.');
    const at = 'TargetGroupAttributes';
    const value = attributeOf(group, at, key);
    if (value === 'true') return pass(`${key} is true.`);
    return fail(`${key} is ${value ?? 'not set, and false by default'}.`, `Set ${key} to true in ${at}.`, { at });
  },
});
