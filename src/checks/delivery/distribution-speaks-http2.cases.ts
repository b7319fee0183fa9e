import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, unseen } from '../case.ts';

const site = (config: ValueMap) => given('AWS::CloudFront::Distribution', 'Site', { DistributionConfig: config });
const mend = 'Set HttpVersion to http2and3.';

export const cases: readonly Case[] = [
  {
    name: 'both',
    records: [site({ HttpVersion: 'http2and3' })],
    says: { verdict: 'pass', message: 'HttpVersion is http2and3.' },
  },
  {
    name: 'old',
    records: [site({ HttpVersion: 'http1.1' })],
    says: { verdict: 'fail', message: 'HttpVersion is http1.1.', mend },
  },
  {
    name: 'left out',
    records: [site({})],
    says: { verdict: 'fail', message: 'HttpVersion is not set, and http1.1 by default.', mend },
  },
  {
    name: 'not seen',
    records: [site({ HttpVersion: unseen('no value') })],
    says: { verdict: 'unknown', message: 'DistributionConfig.HttpVersion: no value.' },
  },
];
