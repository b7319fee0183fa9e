import { type Case, given, unseen } from '../case.ts';

const architecture = { regions: [{ role: 'primary', code: 'eu-west-1' }] };
const mend = 'Add an AWS::CloudTrail::Trail with IsLogging and IsMultiRegionTrail true.';

export const cases: readonly Case[] = [
  {
    name: 'a trail of all regions elsewhere',
    architecture,
    records: [
      given('AWS::CloudTrail::Trail', 'Audit', { IsLogging: true, IsMultiRegionTrail: true }, { role: 'failover' }),
    ],
    says: { verdict: 'pass', message: 'CloudTrail is on in eu-west-1.' },
  },
  {
    name: 'a trail of another region',
    architecture,
    records: [given('AWS::CloudTrail::Trail', 'Audit', { IsLogging: true }, { role: 'failover' })],
    says: {
      verdict: 'fail',
      message: 'CloudTrail is not switched on in eu-west-1 by anything that was collected.',
      mend: mend,
    },
  },
  {
    name: 'switched off',
    architecture,
    records: [given('AWS::CloudTrail::Trail', 'Audit', { IsLogging: false })],
    says: {
      verdict: 'fail',
      message: 'CloudTrail is not switched on in eu-west-1 by anything that was collected.',
      mend: mend,
    },
  },
  {
    name: 'not seen',
    architecture,
    records: [given('AWS::CloudTrail::Trail', 'Audit', { IsLogging: unseen('no value') })],
    says: { verdict: 'unknown', message: 'IsLogging: no value.' },
  },
];
