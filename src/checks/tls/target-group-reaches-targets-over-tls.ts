import { stringAt } from '../../inventory/read.ts';
import { check, fail, notApplicable, pass, unknown } from '../check.ts';

export const targetGroupReachesTargetsOverTls = check({
  id: 'target-group-reaches-targets-over-tls',
  title: 'every target group reaches its targets over TLS',
  why: 'Encryption that ends at the load balancer leaves the way from there to the service open.',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html',
  controls: {
    'Well-Architected (own mapping)': ['SEC09-BP02'],
  },
  needs: { subjects: ['AWS::ElasticLoadBalancingV2::TargetGroup'] },
  judge({ properties }) {
    if (stringAt(properties, 'TargetType') === 'lambda')
      return notApplicable('Calls a function, which is always encrypted.');
    const protocol = stringAt(properties, 'Protocol');
    if (protocol === 'HTTPS' || protocol === 'TLS')
      return pass(`Encrypts towards its targets: Protocol is ${protocol}.`);
    if (protocol === 'HTTP')
      return fail(
        'Speaks in clear to its targets: Protocol is HTTP.',
        'Set Protocol to HTTPS, or to TLS behind a network load balancer.',
        { at: 'Protocol' },
      );
    if (protocol === undefined) return unknown('Its protocol is not set.', 'Protocol');
    return protocol === 'GENEVE'
      ? notApplicable('Passes packets to appliances.')
      : unknown(`Passes ${protocol} through; whether its targets end TLS is not seen.`, 'Protocol');
  },
});
