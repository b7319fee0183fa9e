import type { ValueMap } from '../../inventory/value.ts';
import { type Case, unseen } from '../case.ts';
import { endpoint } from './endpoint-example.ts';

const offering = (changes: ValueMap) =>
  endpoint({ Protocols: { Tls10: 'refused', Tls11: 'refused', Tls12: 'offered', Tls13: 'offered', ...changes } });
const mend =
  'Give what ends TLS here a security policy that begins with TLS 1.2 (ELBSecurityPolicy-TLS13-1-2-2021-06, TLSv1.2_2021).';

export const cases: readonly Case[] = [
  {
    name: 'both newer versions',
    records: [endpoint()],
    says: { verdict: 'pass', message: 'Offers TLS 1.2 and TLS 1.3, and refuses TLS 1.0 and TLS 1.1.' },
  },
  {
    name: 'one newer version',
    records: [offering({ Tls13: 'refused' })],
    says: { verdict: 'pass', message: 'Offers TLS 1.2, and refuses TLS 1.0 and TLS 1.1.' },
  },
  {
    name: 'an old version beside the newer ones',
    records: [offering({ Tls11: 'offered' })],
    says: { verdict: 'fail', message: 'Offers TLS 1.1.', mend },
  },
  {
    name: 'an old version, and one that was not seen',
    records: [offering({ Tls10: 'offered', Tls11: unseen('no answer came: timed out') })],
    says: { verdict: 'fail', message: 'Offers TLS 1.0.', mend },
  },
  {
    name: 'no version at all',
    records: [offering({ Tls12: 'refused', Tls13: 'refused' })],
    says: { verdict: 'fail', message: 'Does not offer TLS 1.2 or TLS 1.3.', mend },
  },
  {
    name: 'an old version that this machine could not ask for',
    records: [offering({ Tls10: unseen('this machine cannot ask for TLSv1: ERR_SSL_NO_PROTOCOLS_AVAILABLE') })],
    says: {
      verdict: 'unknown',
      message: 'Protocols.Tls10: this machine cannot ask for TLSv1: ERR_SSL_NO_PROTOCOLS_AVAILABLE.',
    },
  },
  {
    name: 'an endpoint that nobody reached',
    records: [
      endpoint({
        Protocols: Object.fromEntries(
          ['Tls10', 'Tls11', 'Tls12', 'Tls13'].map((key) => [key, unseen('nothing was sent: ECONNREFUSED')]),
        ),
      }),
    ],
    says: { verdict: 'unknown', message: 'Protocols.Tls10: nothing was sent: ECONNREFUSED.' },
  },
  {
    name: 'a version that was never asked for',
    records: [endpoint({ Protocols: { Tls12: 'offered', Tls13: 'offered' } })],
    says: { verdict: 'unknown', message: 'Protocols.Tls10: it was not asked for.' },
  },
  {
    name: 'no endpoint',
    records: [],
    says: { verdict: 'not-applicable', message: 'There is no Endpoint::Https.' },
  },
];
