import { check } from '../check.ts';
import { judgeVersions } from './offered-versions.ts';

export const endpointOffersTls13Only = check({
  id: 'endpoint-offers-tls-13-only',
  title: 'every endpoint offers TLS 1.3 and nothing older',
  why: 'An endpoint that still agrees to TLS 1.2 lets a client, or someone between, choose it, with its weaker ciphers and its handshake in clear.',
  source: 'https://www.rfc-editor.org/rfc/rfc8446#section-1.2',
  controls: {
    'Well-Architected (own mapping)': ['SEC09-BP02'],
  },
  needs: { subjects: ['Endpoint::Https'] },
  judge(endpoint) {
    return judgeVersions(
      endpoint,
      ['Tls13'],
      'Give what ends TLS here a security policy with TLS 1.3 only (ELBSecurityPolicy-TLS13-1-3-2021-06, TLSv1.3_2025).',
    );
  },
});
