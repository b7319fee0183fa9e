import type { Value } from '../../inventory/value.ts';
import { type Case, unseen } from '../case.ts';
import { endpoint } from './endpoint-example.ts';

const sending = (Header?: Value) =>
  endpoint({ StrictTransportSecurity: { Status: 200, ...(Header === undefined ? {} : { Header }) } });
const mend = 'Send Strict-Transport-Security: max-age=31536000 with every answer over HTTPS; 15768000 s is the least.';

export const cases: readonly Case[] = [
  {
    name: 'a year',
    records: [endpoint()],
    says: { verdict: 'pass', message: 'Demands HTTPS for 31536000 s: max-age=31536000; includeSubDomains.' },
  },
  {
    name: 'six months, quoted, in capitals and behind another directive',
    records: [sending('includeSubDomains; Max-Age="15768000"')],
    says: { verdict: 'pass', message: 'Demands HTTPS for 15768000 s: includeSubDomains; Max-Age="15768000".' },
  },
  {
    name: 'a second less',
    records: [sending('max-age=15767999')],
    says: { verdict: 'fail', message: 'Demands HTTPS for 15767999 s only: max-age=15767999.', mend },
  },
  {
    name: 'a demand taken back',
    records: [sending('max-age=0')],
    says: { verdict: 'fail', message: 'Demands HTTPS for 0 s only: max-age=0.', mend },
  },
  {
    name: 'no age',
    records: [sending('includeSubDomains')],
    says: {
      verdict: 'fail',
      message: 'Sends a Strict-Transport-Security that browsers do not read: includeSubDomains.',
      mend,
    },
  },
  {
    name: 'two ages',
    records: [sending('max-age=31536000; max-age=0')],
    says: {
      verdict: 'fail',
      message: 'Sends a Strict-Transport-Security that browsers do not read: max-age=31536000; max-age=0.',
      mend,
    },
  },
  {
    name: 'no header',
    records: [sending()],
    says: { verdict: 'fail', message: 'Answers GET / over HTTPS with 200 and no Strict-Transport-Security.', mend },
  },
  {
    name: 'no answer over HTTPS',
    records: [endpoint({ StrictTransportSecurity: unseen('GET / over HTTPS gave no answer: timed out') })],
    says: { verdict: 'unknown', message: 'StrictTransportSecurity: GET / over HTTPS gave no answer: timed out.' },
  },
  {
    name: 'not asked',
    records: [endpoint({ StrictTransportSecurity: {} })],
    says: { verdict: 'unknown', message: 'StrictTransportSecurity: HTTPS was not asked.' },
  },
  {
    name: 'an endpoint that is asked by its address',
    records: [endpoint({ Name: '192.0.2.1' })],
    says: {
      verdict: 'not-applicable',
      message: 'Is asked by an address, for which browsers keep no such demand.',
    },
  },
];
