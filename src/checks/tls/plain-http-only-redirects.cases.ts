import type { Value, ValueMap } from '../../inventory/value.ts';
import { type Case, unseen } from '../case.ts';
import { endpoint } from './endpoint-example.ts';

const answering = (Status: Value, Location?: Value, more: ValueMap = {}) =>
  endpoint({ PlainHttp: { Listens: true, Status, ...(Location === undefined ? {} : { Location }) }, ...more });
const mend = 'Answer plain HTTP with nothing but a 301 to https:// on the same host, or do not listen for it.';
const elsewhere = (status: number, location: string): Case['says'] => ({
  verdict: 'fail',
  message: `Answers plain HTTP on port 80 with ${status} to ${location}, which is not HTTPS on shop.example.`,
  mend,
});

export const cases: readonly Case[] = [
  {
    name: 'a redirect to HTTPS',
    records: [endpoint()],
    says: { verdict: 'pass', message: 'Answers plain HTTP on port 80 with 301 to https://shop.example/.' },
  },
  {
    name: 'another redirect, with the port written and the host in capitals',
    records: [answering(308, 'HTTPS://Shop.Example:443/')],
    says: { verdict: 'pass', message: 'Answers plain HTTP on port 80 with 308 to HTTPS://Shop.Example:443/.' },
  },
  {
    name: 'a redirect by address',
    records: [answering(301, 'https://[2001:db8::1]/', { Name: '2001:db8::1' })],
    says: { verdict: 'pass', message: 'Answers plain HTTP on port 80 with 301 to https://[2001:db8::1]/.' },
  },
  {
    name: 'nothing listens',
    records: [endpoint({ PlainHttp: { Listens: false } })],
    says: { verdict: 'pass', message: 'Nothing listens for plain HTTP on port 80.' },
  },
  {
    name: 'an answer in clear',
    records: [answering(200)],
    says: { verdict: 'fail', message: 'Answers plain HTTP on port 80 with 200.', mend },
  },
  {
    name: 'an error page in clear',
    records: [answering(404, 'https://shop.example/')],
    says: { verdict: 'fail', message: 'Answers plain HTTP on port 80 with 404.', mend },
  },
  {
    name: 'another host',
    records: [answering(301, 'https://other.example/')],
    says: elsewhere(301, 'https://other.example/'),
  },
  {
    name: 'another host behind the name',
    records: [answering(301, 'https://shop.example@other.example/')],
    says: elsewhere(301, 'https://shop.example@other.example/'),
  },
  {
    name: 'a redirect that stays in clear',
    records: [answering(302, 'http://shop.example/login')],
    says: elsewhere(302, 'http://shop.example/login'),
  },
  {
    name: 'a redirect to a path, which stays in clear',
    records: [answering(302, '/login')],
    says: elsewhere(302, '/login'),
  },
  { name: 'a redirect to nowhere', records: [answering(301)], says: elsewhere(301, 'nowhere') },
  {
    name: 'no answer',
    records: [endpoint({ PlainHttp: unseen('plain HTTP on port 80 gave no answer: timed out') })],
    says: { verdict: 'unknown', message: 'PlainHttp: plain HTTP on port 80 gave no answer: timed out.' },
  },
  {
    name: 'not asked',
    records: [endpoint({ PlainHttp: {} })],
    says: { verdict: 'unknown', message: 'PlainHttp: plain HTTP was not asked.' },
  },
  {
    name: 'no endpoint',
    records: [],
    says: { verdict: 'not-applicable', message: 'There is no Endpoint::Https.' },
  },
];
