import { type Case, unseen } from '../case.ts';
import { endpoint } from './endpoint-example.ts';

const valid = (ValidFrom: string, ValidTo: string) => endpoint({ Certificate: { ValidFrom, ValidTo } });
const mend = 'Renew the certificate; one of ACM renews itself where its DNS record for validation still stands.';
const parameters = [30];

export const cases: readonly Case[] = [
  {
    name: 'forty days',
    parameters,
    records: [endpoint()],
    says: { verdict: 'pass', message: 'Is valid for 40 days more, until 2026-12-31.' },
  },
  {
    name: 'thirty days to the second',
    parameters,
    records: [valid('2026-10-01T00:00:00.000Z', '2026-12-21T12:00:00.000Z')],
    says: { verdict: 'pass', message: 'Is valid for 30 days more, until 2026-12-21.' },
  },
  {
    name: 'a second less',
    parameters,
    records: [valid('2026-10-01T00:00:00.000Z', '2026-12-21T11:59:59.000Z')],
    says: { verdict: 'fail', message: 'Is valid for 29 days more, until 2026-12-21.', mend },
  },
  {
    name: 'expired',
    parameters,
    records: [valid('2026-10-01T00:00:00.000Z', '2026-11-20T00:00:00.000Z')],
    says: { verdict: 'fail', message: 'Expired on 2026-11-20.', mend },
  },
  {
    name: 'not valid yet',
    parameters,
    records: [valid('2026-12-01T00:00:00.000Z', '2027-12-01T00:00:00.000Z')],
    says: { verdict: 'fail', message: 'Is not valid before 2026-12-01.', mend },
  },
  {
    name: 'no certificate seen',
    parameters,
    records: [endpoint({ Certificate: unseen('no version of TLS was offered') })],
    says: { verdict: 'unknown', message: 'Certificate: no version of TLS was offered.' },
  },
  {
    name: 'dates that are none',
    parameters,
    records: [valid('2026-10-01T00:00:00.000Z', 'soon')],
    says: { verdict: 'unknown', message: 'Certificate.ValidTo: no instant was seen.' },
  },
  {
    name: 'no endpoint',
    parameters,
    records: [],
    says: { verdict: 'not-applicable', message: 'There is no Endpoint::Https.' },
  },
];
