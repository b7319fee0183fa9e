import { type Case, unseen } from '../case.ts';
import { endpoint } from './endpoint-example.ts';

export const cases: readonly Case[] = [
  {
    name: 'a trusted certificate of that name',
    records: [endpoint({ Certificate: { Issuer: 'CN=Authority', IsTrusted: true, FitsName: true } })],
    says: { verdict: 'pass', message: 'Shows a certificate for shop.example of CN=Authority.' },
  },
  {
    name: 'one that signed itself',
    records: [endpoint({ Certificate: { IsTrusted: false, Distrust: 'DEPTH_ZERO_SELF_SIGNED_CERT', FitsName: true } })],
    says: {
      verdict: 'fail',
      message: 'Shows a certificate that is not trusted: DEPTH_ZERO_SELF_SIGNED_CERT.',
      mend: 'Show a certificate of an authority that clients trust, such as ACM, with all certificates between.',
    },
  },
  {
    name: 'one of another name',
    records: [endpoint({ Certificate: { IsTrusted: true, FitsName: false } })],
    says: {
      verdict: 'fail',
      message: 'Shows a certificate that is not for shop.example.',
      mend: 'Show a certificate that names shop.example.',
    },
  },
  {
    name: 'none seen',
    records: [endpoint({ Certificate: unseen('no version of TLS was offered') })],
    says: { verdict: 'unknown', message: 'Certificate: no version of TLS was offered.' },
  },
  {
    name: 'none recorded',
    records: [endpoint({ Certificate: {} })],
    says: { verdict: 'unknown', message: 'Certificate.IsTrusted: no certificate was seen.' },
  },
  {
    name: 'no endpoint',
    records: [],
    says: { verdict: 'not-applicable', message: 'There is no Endpoint::Https.' },
  },
];
