import { stringAt } from '../../inventory/read.ts';
import { check, fail, notApplicable, pass, unknown } from '../check.ts';

/** Policies that offer TLS 1.2 or newer only. Source: Elastic Load Balancing, "Security policies for your Application Load Balancer". */
const modern =
  /^ELBSecurityPolicy-(TLS13-1-[23](-(Ext[0-2]|Res|FIPS|PQ|PFS)|-\d{4}-\d{2})*|TLS-1-2(-Ext)?-\d{4}-\d{2}|FS-1-2(-Res)?-\d{4}-\d{2}|FS-1-2-Res-\d{4}-\d{2})$/u;
/** Policies that still offer TLS 1.0 or 1.1. */
const old =
  /^ELBSecurityPolicy-(2014-01|2015-\d{2}|2016-08|TLS-1-[01]-\d{4}-\d{2}|FS-2018-06|FS-1-1-2019-08|TLS13-1-[01](-.*)?)$/u;
const mend = 'Set SslPolicy to ELBSecurityPolicy-TLS13-1-2-2021-06 or newer.';

export const listenerDemandsTls12 = check({
  id: 'listener-demands-tls-12',
  title: 'every encrypted listener demands TLS 1.2 or newer',
  why: 'TLS 1.0 and 1.1 have known weaknesses and were withdrawn by the IETF.',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html',
  controls: {
    'Security Hub': ['ELB.17'],
    'Well-Architected': ['SEC09-BP02'],
  },
  needs: { subjects: ['AWS::ElasticLoadBalancingV2::Listener'] },
  judge({ properties }) {
    const protocol = stringAt(properties, 'Protocol');
    if (protocol !== 'HTTPS' && protocol !== 'TLS')
      return notApplicable(`Is not encrypted: its protocol is ${protocol ?? 'not set'}.`);
    const policy = stringAt(properties, 'SslPolicy');
    if (policy === undefined)
      return fail('SslPolicy is not set; ELBSecurityPolicy-2016-08, the default, offers TLS 1.0.', mend, {
        at: 'Protocol',
      });
    if (old.test(policy)) return fail(`${policy} offers TLS older than 1.2.`, mend, { at: 'SslPolicy' });
    return modern.test(policy)
      ? pass(`${policy} offers TLS 1.2 and newer only.`)
      : unknown(`What ${policy} offers is not known here.`, 'SslPolicy');
  },
});
