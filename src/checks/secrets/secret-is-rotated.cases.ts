import { type Case, given, ref, unseen } from '../case.ts';
import type { ValueMap } from '../../inventory/value.ts';

const secret = given('AWS::SecretsManager::Secret', 'Password', {});
const schedule = (rules: ValueMap) =>
  given('AWS::SecretsManager::RotationSchedule', 'Rotation', { SecretId: ref('Password'), RotationRules: rules });
const mend = 'Add an AWS::SecretsManager::RotationSchedule for it, with RotationRules.';

export const cases: readonly Case[] = [
  {
    name: 'every 30 days',
    parameters: [90],
    records: [secret, schedule({ AutomaticallyAfterDays: '30' })],
    says: { verdict: 'pass', message: 'Is rotated every 30 days, by Rotation.' },
  },
  {
    name: 'by the attachment to its database',
    parameters: [90],
    records: [
      secret,
      given('AWS::SecretsManager::SecretTargetAttachment', 'Attachment', { SecretId: ref('Password') }),
      given('AWS::SecretsManager::RotationSchedule', 'Rotation', {
        SecretId: ref('Attachment'),
        RotationRules: { ScheduleExpression: 'rate(10 days)' },
      }),
    ],
    says: { verdict: 'pass', message: 'Is rotated every 10 days, by Rotation.' },
  },
  {
    name: 'never',
    parameters: [90],
    records: [secret],
    says: { verdict: 'fail', message: 'Is never rotated: no rotation schedule is for it.', mend: mend },
  },
  {
    name: 'too seldom',
    parameters: [90],
    records: [secret, schedule({ AutomaticallyAfterDays: 365 })],
    says: {
      verdict: 'fail',
      message: 'Is rotated every 365 days, by Rotation; 90 were promised.',
      mend: 'Rotate it every 90 days.',
    },
  },
  {
    name: 'without rules',
    parameters: [90],
    records: [secret, given('AWS::SecretsManager::RotationSchedule', 'Rotation', { SecretId: ref('Password') })],
    says: { verdict: 'fail', message: 'Is rotated by hand only: Rotation has no rules.', mend: mend },
  },
  {
    name: 'by a calendar',
    parameters: [90],
    records: [secret, schedule({ ScheduleExpression: 'cron(0 16 1,15 * ? *)' })],
    says: {
      verdict: 'unknown',
      message: 'RotationRules.ScheduleExpression: how often cron(0 16 1,15 * ? *) comes around is not worked out here.',
    },
  },
  {
    name: 'a schedule for a secret that was not seen',
    parameters: [90],
    records: [secret, given('AWS::SecretsManager::RotationSchedule', 'Rotation', { SecretId: unseen('no value') })],
    says: { verdict: 'unknown', message: 'SecretId: no value.' },
  },
];
