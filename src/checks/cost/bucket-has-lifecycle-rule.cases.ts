import type { Value } from '../../inventory/value.ts';
import { type Case, given, unseen } from '../case.ts';

const bucket = (...rules: readonly Value[]) =>
  given('AWS::S3::Bucket', 'Media', { LifecycleConfiguration: { Rules: rules } });
const mend = 'Add a rule with Status Enabled to LifecycleConfiguration.Rules.';
const hole = unseen('parameter "Rule" has no value', 'Rule');

export const cases: readonly Case[] = [
  {
    name: 'a rule',
    records: [bucket({ Status: 'Enabled', ExpirationInDays: 30 })],
    says: { verdict: 'pass', message: 'Has 1 enabled lifecycle rule.' },
  },
  {
    name: 'a rule, and one that was not seen',
    records: [bucket(hole, { Status: 'Enabled' })],
    says: { verdict: 'pass', message: 'Has 1 enabled lifecycle rule.' },
  },
  {
    name: 'no rule',
    records: [given('AWS::S3::Bucket', 'Media', {})],
    says: { verdict: 'fail', message: 'Has no lifecycle rule.', mend },
  },
  { name: 'an empty list', records: [bucket()], says: { verdict: 'fail', message: 'Has no lifecycle rule.', mend } },
  {
    name: 'a rule that is turned off',
    records: [bucket({ Status: 'Disabled' })],
    says: { verdict: 'fail', message: 'Has no lifecycle rule that is enabled.', mend },
  },
  {
    name: 'a rule whose status was not seen',
    records: [bucket({ Status: hole })],
    says: { verdict: 'unknown', message: 'Status: parameter "Rule" has no value.' },
  },
  { name: 'no bucket', records: [], says: { verdict: 'not-applicable', message: 'There is no AWS::S3::Bucket.' } },
];
