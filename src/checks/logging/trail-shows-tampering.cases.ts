import { type Case, given, unseen } from '../case.ts';

export const cases: readonly Case[] = [
  {
    name: 'on',
    records: [given('AWS::CloudTrail::Trail', 'Audit', { EnableLogFileValidation: true })],
    says: { verdict: 'pass', message: 'Shows it: EnableLogFileValidation is true.' },
  },
  {
    name: 'left out',
    records: [given('AWS::CloudTrail::Trail', 'Audit', {})],
    says: {
      verdict: 'fail',
      message: 'Does not show it: EnableLogFileValidation is not set, and off by default.',
      mend: 'Set EnableLogFileValidation to true.',
    },
  },
  {
    name: 'not seen',
    records: [given('AWS::CloudTrail::Trail', 'Audit', { EnableLogFileValidation: unseen('no value') })],
    says: { verdict: 'unknown', message: 'EnableLogFileValidation: no value.' },
  },
];
