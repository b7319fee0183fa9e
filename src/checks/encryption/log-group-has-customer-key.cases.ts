import { type Case, given, ref, unseen } from '../case.ts';
import { someDefaults as facts } from './some-defaults.ts';

export const cases: readonly Case[] = [
  {
    name: 'a key',
    facts,
    records: [given('AWS::Logs::LogGroup', 'Api', { KmsKeyId: ref('Key', 'Arn') })],
    says: { verdict: 'pass', message: 'Is encrypted with a customer managed key: KmsKeyId names a key.' },
  },
  {
    name: 'left out',
    facts,
    records: [given('AWS::Logs::LogGroup', 'Api', {})],
    says: {
      verdict: 'fail',
      message:
        'Is encrypted with a key of the service only: KmsKeyId is not set, and CloudWatch Logs encrypts with a key of its own by default.',
      mend: 'Set KmsKeyId to the ARN of a key whose policy lets CloudWatch Logs use it.',
    },
  },
  {
    name: 'not seen',
    facts,
    records: [given('AWS::Logs::LogGroup', 'Api', { KmsKeyId: unseen('no stack exports "key"') })],
    says: { verdict: 'unknown', message: 'KmsKeyId: no stack exports "key".' },
  },
];
