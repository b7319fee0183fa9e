import { type Case, given, unseen } from '../case.ts';
import { someDefaults as facts } from './some-defaults.ts';

export const cases: readonly Case[] = [
  {
    name: "the account's key",
    facts,
    records: [given('AWS::DynamoDB::Table', 'Sessions', { SSESpecification: { SSEEnabled: true } })],
    says: { verdict: 'pass', message: 'Is encrypted with an AWS managed key: SSEEnabled is true.' },
  },
  {
    name: 'a key of its own',
    facts,
    records: [
      given('AWS::DynamoDB::Table', 'Sessions', {
        SSESpecification: { SSEEnabled: true, KMSMasterKeyId: 'alias/own' },
      }),
    ],
    says: { verdict: 'pass', message: 'Is encrypted with a customer managed key: SSEEnabled is true.' },
  },
  {
    name: 'a global table, one replica without a key',
    facts,
    records: [
      given('AWS::DynamoDB::GlobalTable', 'Sessions', {
        SSESpecification: { SSEEnabled: true },
        Replicas: [{ Region: 'eu-west-1', SSESpecification: { KMSMasterKeyId: 'alias/own' } }, { Region: 'eu-west-2' }],
      }),
    ],
    says: { verdict: 'pass', message: 'Is encrypted with an AWS managed key: SSEEnabled is true.' },
  },
  {
    name: 'left out',
    facts,
    records: [given('AWS::DynamoDB::Table', 'Sessions', {})],
    says: {
      verdict: 'fail',
      message:
        'Is encrypted with a key of the service only: SSEEnabled is not set, and DynamoDB encrypts with a key of its own by default.',
      mend: 'Set SSESpecification.SSEEnabled to true and SSEType to KMS.',
    },
  },
  {
    name: 'off',
    facts,
    records: [given('AWS::DynamoDB::Table', 'Sessions', { SSESpecification: { SSEEnabled: false } })],
    says: {
      verdict: 'fail',
      message: 'Is encrypted with a key of the service only: SSEEnabled is false.',
      mend: 'Set SSESpecification.SSEEnabled to true and SSEType to KMS.',
    },
  },
  {
    name: 'not seen',
    facts,
    records: [given('AWS::DynamoDB::Table', 'Sessions', { SSESpecification: { SSEEnabled: unseen('no value') } })],
    says: { verdict: 'unknown', message: 'SSESpecification.SSEEnabled: no value.' },
  },
];
