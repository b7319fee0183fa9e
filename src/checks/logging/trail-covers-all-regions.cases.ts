import { type Case, given, unseen } from '../case.ts';
import type { ValueMap } from '../../inventory/value.ts';

const trail = (properties: ValueMap) => given('AWS::CloudTrail::Trail', 'Audit', { IsLogging: true, ...properties });

export const cases: readonly Case[] = [
  {
    name: 'all regions',
    records: [trail({ IsMultiRegionTrail: true })],
    says: { verdict: 'pass', message: 'Records what is done in all regions: IsMultiRegionTrail is true.' },
  },
  {
    name: 'one region',
    records: [trail({})],
    says: {
      verdict: 'fail',
      message: 'Records one region only: IsMultiRegionTrail is not set, and off by default.',
      mend: 'Set IsMultiRegionTrail to true.',
    },
  },
  {
    name: 'switched off, beside regions that were not seen',
    records: [trail({ IsLogging: false, IsMultiRegionTrail: unseen('no value') })],
    says: { verdict: 'fail', message: 'Records nothing: IsLogging is false.', mend: 'Set IsLogging to true.' },
  },
  {
    name: 'without global services',
    records: [trail({ IsMultiRegionTrail: true, IncludeGlobalServiceEvents: 'false' })],
    says: {
      verdict: 'fail',
      message: 'Leaves IAM and other global services out: IncludeGlobalServiceEvents is false.',
      mend: 'Set IncludeGlobalServiceEvents to true.',
    },
  },
  {
    name: 'not seen',
    records: [trail({ IsMultiRegionTrail: unseen('no value') })],
    says: { verdict: 'unknown', message: 'IsMultiRegionTrail: no value.' },
  },
];
