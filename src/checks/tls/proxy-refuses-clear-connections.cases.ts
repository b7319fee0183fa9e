import { type Case, given, unseen } from '../case.ts';

export const cases: readonly Case[] = [
  {
    name: 'on',
    records: [given('AWS::RDS::DBProxy', 'Pool', { RequireTLS: true })],
    says: { verdict: 'pass', message: 'Refuses clear connections: RequireTLS is true.' },
  },
  {
    name: 'left out',
    records: [given('AWS::RDS::DBProxy', 'Pool', {})],
    says: {
      verdict: 'fail',
      message: 'Takes clear connections: RequireTLS is not set, and off by default.',
      mend: 'Set RequireTLS to true.',
    },
  },
  {
    name: 'off',
    records: [given('AWS::RDS::DBProxy', 'Pool', { RequireTLS: 'false' })],
    says: {
      verdict: 'fail',
      message: 'Takes clear connections: RequireTLS is false.',
      mend: 'Set RequireTLS to true.',
    },
  },
  {
    name: 'not seen',
    records: [given('AWS::RDS::DBProxy', 'Pool', { RequireTLS: unseen('no value') })],
    says: { verdict: 'unknown', message: 'RequireTLS: no value.' },
  },
];
