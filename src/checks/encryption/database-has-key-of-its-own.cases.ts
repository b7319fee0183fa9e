import type { Value } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const key = (name: string) => given('AWS::KMS::Key', name, {});
const database = (name: string, of: Value | undefined) =>
  given('AWS::RDS::DBInstance', name, of === undefined ? {} : { KmsKeyId: of });
const mend = 'Set KmsKeyId to a key that no other database uses.';

export const cases: readonly Case[] = [
  {
    name: 'two databases with two keys',
    records: [key('K1'), key('K2'), database('Bank', ref('K1', 'Arn')), database('Ministry', ref('K2', 'Arn'))],
    says: { verdict: 'pass', message: 'Is the only database that uses key K1.' },
  },
  {
    name: 'two databases with one key',
    records: [key('K1'), database('Bank', ref('K1')), database('Ministry', ref('K1', 'Arn'))],
    says: { verdict: 'fail', message: 'Shares key K1 with Ministry.', mend },
  },
  {
    name: 'no key',
    records: [database('Bank', undefined)],
    says: {
      verdict: 'fail',
      message: "Names no key: AWS's own key for RDS is shared by all databases of the account.",
      mend,
    },
  },
  {
    name: 'a key that was not seen',
    records: [database('Bank', unseen('no stack exports "key"'))],
    says: { verdict: 'unknown', message: 'KmsKeyId: no stack exports "key".' },
  },
  {
    name: "another database's key that was not seen",
    records: [key('K1'), database('Bank', ref('K1')), database('Ministry', unseen('no value'))],
    says: { verdict: 'unknown', message: 'KmsKeyId: no value.' },
  },
  {
    name: 'a replica beside its source',
    records: [
      key('K1'),
      database('Bank', ref('K1')),
      given('AWS::RDS::DBInstance', 'Reader', { SourceDBInstanceIdentifier: ref('Bank') }),
    ],
    says: { subject: 'Reader', verdict: 'not-applicable', message: 'Shares the key of Bank, whose copy it is.' },
  },
];
