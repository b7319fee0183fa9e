import { stringAt } from '../../inventory/read.ts';
import { check, fail, notApplicable, pass, unknown } from '../check.ts';

export const listenerDemandsTls13 = check({
  id: 'listener-demands-tls-13',
  title: 'every encrypted listener demands TLS 1.3',
  why: 'TLS 1.3 has no weak cipher to fall back to, and hides more of the handshake.',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html',
  controls: {
    'Well-Architected (own mapping)': ['SEC09-BP02'],
  },
  needs: { subjects: ['AWS::ElasticLoadBalancingV2::Listener'] },
  judge({ properties }) {
    const protocol = stringAt(properties, 'Protocol');
    if (protocol !== 'HTTPS' && protocol !== 'TLS')
      return notApplicable(`Is not encrypted: its protocol is ${protocol ?? 'not set'}.`);
    const mend = 'Set SslPolicy to ELBSecurityPolicy-TLS13-1-3-2021-06.';
    const policy = stringAt(properties, 'SslPolicy');
    if (policy === undefined)
      return fail('SslPolicy is not set; ELBSecurityPolicy-2016-08, the default, offers TLS 1.0.', mend, {
        at: 'Protocol',
      });
    if (/^ELBSecurityPolicy-TLS13-1-3(-|$)/u.test(policy)) return pass(`${policy} offers TLS 1.3 only.`);
    return /^ELBSecurityPolicy-(TLS13-1-[012]|TLS-1-|FS-|201)/u.test(policy)
      ? fail(`${policy} offers TLS older than 1.3.`, mend, { at: 'SslPolicy' })
      : unknown(`What ${policy} offers is not known here.`, 'SslPolicy');
  },
});
