import { mapsAt, stringAt } from '../../inventory/read.ts';
import { check, fail, notApplicable, pass } from '../check.ts';

const name = 'routing.http.drop_invalid_header_fields.enabled';

export const loadBalancerDropsInvalidHeaders = check({
  id: 'load-balancer-drops-invalid-headers',
  title: 'every application load balancer drops invalid headers',
  why: 'Headers that two servers read differently let one request hide inside another.',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html',
  controls: {
    'Security Hub': ['ELB.4'],
    'AWS Config': ['ALB_HTTP_DROP_INVALID_HEADER_ENABLED'],
    'Well-Architected (own mapping)': ['SEC09-BP02'],
    HIPAA: ['164.312(a)(2)(iv)', '164.312(e)(1)'],
  },
  needs: { subjects: ['AWS::ElasticLoadBalancingV2::LoadBalancer'] },
  judge({ properties }) {
    const kind = stringAt(properties, 'Type') ?? 'application';
    if (kind !== 'application') return notApplicable(`Reads no headers: it is a ${kind} load balancer.`);
    const attributes = mapsAt(properties, 'LoadBalancerAttributes');
    const index = attributes.findIndex((one) => stringAt(one, 'Key') === name);
    const value = index === -1 ? undefined : stringAt(properties, `LoadBalancerAttributes.${index}.Value`);
    if (value === 'true') return pass(`Drops invalid headers: ${name} is true.`);
    return fail(
      `Passes invalid headers on: ${name} is ${value ?? 'not set, and off by default'}.`,
      `Set ${name} to true.`,
      {
        at: 'LoadBalancerAttributes',
      },
    );
  },
});
