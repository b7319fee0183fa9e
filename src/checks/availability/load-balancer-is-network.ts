import { check, fail, pass } from '../check.ts';
import { loadBalancerKind, loadBalancerTypes } from './load-balancer-kind.ts';

export const loadBalancerIsNetwork = check({
  id: 'load-balancer-is-network',
  title: 'every load balancer is a Network Load Balancer',
  why: 'It passes connections on as they are, with fixed addresses per zone, which is what services of other protocols than HTTP need.',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/introduction.html',
  needs: { subjects: loadBalancerTypes },
  judge(balancer) {
    const kind = loadBalancerKind(balancer);
    if (kind === 'Network Load Balancer') return pass('Is a Network Load Balancer.');
    return fail(
      `Is ${kind.startsWith('A') ? 'an' : 'a'} ${kind}.`,
      'Replace it with a load balancer of Type network.',
      { at: 'Type' },
    );
  },
});
