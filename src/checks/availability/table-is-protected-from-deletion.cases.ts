import { type Case, given, unseen } from '../case.ts';

const table = (properties: Parameters<typeof given>[2]) => given('AWS::DynamoDB::Table', 'Orders', properties);

export const cases: readonly Case[] = [
  {
    name: 'protected',
    records: [table({ DeletionProtectionEnabled: 'true' })],
    says: { verdict: 'pass', message: 'DeletionProtectionEnabled is true.' },
  },
  {
    name: 'left out',
    records: [table({})],
    says: {
      verdict: 'fail',
      message: 'DeletionProtectionEnabled is not set, and off by default.',
      mend: 'Set DeletionProtectionEnabled to true.',
    },
  },
  {
    name: 'a global table with one replica unprotected, which decides whatever was not seen of the other',
    records: [
      given('AWS::DynamoDB::GlobalTable', 'Orders', {
        Replicas: [
          { Region: 'eu-west-1', DeletionProtectionEnabled: unseen('parameter "Protect" has no value', 'Protect') },
          { Region: 'eu-west-2', DeletionProtectionEnabled: false },
        ],
      }),
    ],
    says: {
      verdict: 'fail',
      message: 'DeletionProtectionEnabled in eu-west-2 is false.',
      mend: 'Set Replicas.1.DeletionProtectionEnabled to true.',
    },
  },
  {
    name: 'a global table that is protected everywhere',
    records: [
      given('AWS::DynamoDB::GlobalTable', 'Orders', {
        Replicas: [
          { Region: 'eu-west-1', DeletionProtectionEnabled: true },
          { Region: 'eu-west-2', DeletionProtectionEnabled: true },
        ],
      }),
    ],
    says: { verdict: 'pass', message: 'DeletionProtectionEnabled is true in all 2 replicas.' },
  },
  {
    name: 'from a parameter without value',
    records: [table({ DeletionProtectionEnabled: unseen('parameter "Protect" has no value', 'Protect') })],
    says: { verdict: 'unknown', message: 'DeletionProtectionEnabled: parameter "Protect" has no value.' },
  },
];
