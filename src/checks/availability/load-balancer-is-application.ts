import { check, fail, pass } from '../check.ts';
import { loadBalancerKind, loadBalancerTypes } from './load-balancer-kind.ts';

export const loadBalancerIsApplication = check({
  id: 'load-balancer-is-application',
  title: 'every load balancer is an Application Load Balancer',
  why: 'It reads requests, so it can route by path, end TLS and leave unhealthy targets out request by request.',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/introduction.html',
  needs: { subjects: loadBalancerTypes },
  judge(balancer) {
    const kind = loadBalancerKind(balancer);
    if (kind === 'Application Load Balancer') return pass('Is an Application Load Balancer.');
    return fail(
      `Is ${kind.startsWith('A') ? 'an' : 'a'} ${kind}.`,
      'Replace it with a load balancer of Type application.',
      { at: 'Type' },
    );
  },
});
