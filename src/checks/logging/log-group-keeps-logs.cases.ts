import { type Case, given, unseen } from '../case.ts';

export const cases: readonly Case[] = [
  {
    name: 'long enough',
    parameters: [365],
    records: [given('AWS::Logs::LogGroup', 'Api', { RetentionInDays: '400' })],
    says: { verdict: 'pass', message: 'Keeps its logs for 400 days.' },
  },
  {
    name: 'left out',
    parameters: [365],
    records: [given('AWS::Logs::LogGroup', 'Api', {})],
    says: { verdict: 'pass', message: 'Keeps its logs for ever: RetentionInDays is not set.' },
  },
  {
    name: 'too short',
    parameters: [365],
    records: [given('AWS::Logs::LogGroup', 'Api', { RetentionInDays: 30 })],
    says: {
      verdict: 'fail',
      message: 'Keeps its logs for 30 days; 365 were promised.',
      mend: 'Set RetentionInDays to 365 or more.',
    },
  },
  {
    name: 'not seen',
    parameters: [365],
    records: [given('AWS::Logs::LogGroup', 'Api', { RetentionInDays: unseen('no value') })],
    says: { verdict: 'unknown', message: 'RetentionInDays: no value.' },
  },
];
