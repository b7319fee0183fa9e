import { mapsAt, stringAt, numberAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { referrersOf } from '../../inventory/views/referrers.ts';
import { check, fail, pass, unknown } from '../check.ts';

const mend = 'Give the listener a redirect to HTTPS as its only action, or make it HTTPS with a certificate.';

export const listenerEncryptsOrRedirects = check({
  id: 'listener-encrypts-or-redirects',
  title: 'every listener encrypts its traffic or redirects it to HTTPS',
  why: 'A listener that answers in clear lets anyone on the way read and change what passes; a redirect gives nothing away.',
  source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-https-listener.html',
  controls: {
    'Security Hub': ['ELB.1', 'ELB.18'],
    'AWS Config': ['ALB_HTTP_TO_HTTPS_REDIRECTION_CHECK', 'ELBV2_LISTENER_ENCRYPTION_IN_TRANSIT'],
    'Well-Architected': ['SEC09-BP02'],
  },
  needs: {
    subjects: ['AWS::ElasticLoadBalancingV2::Listener'],
    types: ['AWS::ElasticLoadBalancingV2::ListenerRule'],
    views: { referrers: referrersOf },
  },
  judge(listener, { views: { referrers } }) {
    const protocol = stringAt(listener.properties, 'Protocol');
    if (protocol === 'HTTPS' || protocol === 'TLS') return pass(`Encrypts: its protocol is ${protocol}.`);
    if (protocol === 'HTTP')
      return clearHttp(listener, referrers.all(listener, 'AWS::ElasticLoadBalancingV2::ListenerRule', 'ListenerArn'));
    if (protocol === undefined) return unknown('Its protocol is not set.', 'Protocol');
    if (numberAt(listener.properties, 'Port') === 443) {
      return unknown(`Passes ${protocol} through on port 443; whether its targets end TLS is not seen.`, 'Protocol');
    }
    return fail(`Does not encrypt: its protocol is ${protocol}.`, 'Make the listener TLS with a certificate.', {
      at: 'Protocol',
    });
  },
});

function clearHttp(listener: Resource, rules: readonly Resource[]) {
  const open = [listener, ...rules].find((one) => !redirects(one));
  if (open === undefined)
    return pass(`Redirects everything to HTTPS${rules.length > 0 ? `, its ${rules.length} rule(s) too` : ''}.`, {
      seen: rules,
    });
  const what = open === listener ? 'its default action does' : `rule ${nameOf(open)} does`;
  return fail(`Answers plain HTTP: ${what} not redirect to HTTPS.`, mend, {
    at: open === listener ? 'DefaultActions' : 'Protocol',
    seen: [open],
  });
}

/** Whether the actions end in a redirect to HTTPS. Without Protocol a redirect keeps the one the request came by. */
function redirects({ properties, type }: Resource): boolean {
  const actions = mapsAt(properties, type.endsWith('Rule') ? 'Actions' : 'DefaultActions');
  const kinds = actions.map(
    (action) => stringAt(action, 'Type') === 'redirect' && stringAt(action, 'RedirectConfig.Protocol') === 'HTTPS',
  );
  return kinds.length > 0 && kinds.every(Boolean);
}
