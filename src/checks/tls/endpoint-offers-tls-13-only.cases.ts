import { type Case, unseen } from '../case.ts';
import { endpoint } from './endpoint-example.ts';

const old = { Tls10: 'refused', Tls11: 'refused' };
const mend =
  'Give what ends TLS here a security policy with TLS 1.3 only (ELBSecurityPolicy-TLS13-1-3-2021-06, TLSv1.3_2025).';

export const cases: readonly Case[] = [
  {
    name: 'TLS 1.3 alone',
    records: [endpoint({ Protocols: { ...old, Tls12: 'refused', Tls13: 'offered' } })],
    says: { verdict: 'pass', message: 'Offers TLS 1.3, and refuses TLS 1.0, TLS 1.1 and TLS 1.2.' },
  },
  {
    name: 'TLS 1.2 beside it',
    records: [endpoint()],
    says: { verdict: 'fail', message: 'Offers TLS 1.2.', mend },
  },
  {
    name: 'no version at all',
    records: [endpoint({ Protocols: { ...old, Tls12: 'refused', Tls13: 'refused' } })],
    says: { verdict: 'fail', message: 'Does not offer TLS 1.3.', mend },
  },
  {
    name: 'TLS 1.2 not seen',
    records: [endpoint({ Protocols: { ...old, Tls12: unseen('no answer came: timed out'), Tls13: 'offered' } })],
    says: { verdict: 'unknown', message: 'Protocols.Tls12: no answer came: timed out.' },
  },
  {
    name: 'no endpoint',
    records: [],
    says: { verdict: 'not-applicable', message: 'There is no Endpoint::Https.' },
  },
];
