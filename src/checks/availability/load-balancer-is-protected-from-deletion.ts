import { check, fail, pass } from '../check.ts';
import { attributeOf } from './attribute-of.ts';

const key = 'deletion_protection.enabled';

export const loadBalancerIsProtectedFromDeletion = check({
  id: 'load-balancer-is-protected-from-deletion',
  title: 'every load balancer is protected from deletion',
  why: 'A load balancer that is deleted by a slip takes its name, its addresses and all traffic with it.',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html',
  controls: {
    'Security Hub': ['ELB.6'],
    'AWS Config': ['ELB_DELETION_PROTECTION_ENABLED'],
    'AWS Control Tower': ['CT.ELASTICLOADBALANCING.PR.5'],
    'Well-Architected (own mapping)': ['REL10-BP01'],
    HIPAA: ['164.308(a)(1)(ii)(B)'],
  },
  needs: { subjects: ['AWS::ElasticLoadBalancingV2::LoadBalancer'] },
  judge(balancer) {
    const value = attributeOf(balancer, 'LoadBalancerAttributes', key);
    if (value === 'true') return pass(`${key} is true.`);
    return fail(
      `${key} is ${value ?? 'not set, and false by default'}.`,
      `Set ${key} to true in LoadBalancerAttributes.`,
      { at: 'LoadBalancerAttributes' },
    );
  },
});
