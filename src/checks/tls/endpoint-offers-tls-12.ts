import { check } from '../check.ts';
import { judgeVersions } from './offered-versions.ts';

export const endpointOffersTls12 = check({
  id: 'endpoint-offers-tls-12',
  title: 'TLS 1.2 and newer are offered, and nothing older',
  why: 'What an endpoint agrees to in a handshake is what clients get, whatever its settings say; TLS 1.0 and 1.1 were withdrawn by the IETF.',
  source: 'https://www.rfc-editor.org/rfc/rfc8996',
  controls: {
    'Security Hub': ['ELB.17', 'CloudFront.15'],
    'Well-Architected (own mapping)': ['SEC09-BP02'],
  },
  needs: { subjects: ['Endpoint::Https'] },
  judge(endpoint) {
    return judgeVersions(
      endpoint,
      ['Tls12', 'Tls13'],
      'Give what ends TLS here a security policy that begins with TLS 1.2 (ELBSecurityPolicy-TLS13-1-2-2021-06, TLSv1.2_2021).',
    );
  },
});
