import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const root = 'arn:aws:iam::111122223333:root';
const admin = 'arn:aws:iam::111122223333:role/admin';
const bank = { tags: { Component: 'bank' } };
const architecture = {
  components: {
    'special client databases': { types: ['AWS::RDS::DBInstance'], tag: { Component: ['bank', 'ministry'] } },
  },
};
const database = given('AWS::RDS::DBInstance', 'BankDatabase', { KmsKeyId: ref('Key', 'Arn') }, bank);
const own = given('AWS::IAM::Role', 'BankService', {}, bank);
const other = given('AWS::IAM::Role', 'MinistryService', {}, { tags: { Component: 'ministry' } });

function key(...statements: readonly ValueMap[]) {
  return given('AWS::KMS::Key', 'Key', { KeyPolicy: { Statement: statements } });
}

function use(name: string): ValueMap {
  return { Effect: 'Allow', Principal: { AWS: ref(name, 'Arn') }, Action: 'kms:Decrypt', Resource: '*' };
}

function administers(Action: readonly string[], more: ValueMap = {}): ValueMap {
  const Condition = { ArnEquals: { 'aws:PrincipalArn': admin }, ...more };
  return { Sid: 'Administers', Effect: 'Allow', Principal: { AWS: root }, Action, Resource: '*', Condition };
}

const viaRds = { StringEquals: { 'kms:ViaService': 'rds.eu-west-1.amazonaws.com' } };

export const cases: readonly Case[] = [
  {
    name: "the client's service, and whoever administers the key through RDS",
    architecture,
    records: [
      database,
      own,
      key(
        use('BankService'),
        administers(['kms:PutKeyPolicy']),
        administers(['kms:Decrypt', 'kms:CreateGrant'], viaRds),
      ),
    ],
    says: {
      verdict: 'pass',
      message: `Its key Key may be used only by: BankService; ${admin}, who administers it, through rds.eu-west-1.amazonaws.com.`,
    },
  },
  {
    name: "another client's service",
    architecture,
    records: [database, own, other, key(use('BankService'), use('MinistryService'))],
    says: {
      verdict: 'fail',
      message: 'MinistryService may use its key Key: statement of Key (case.yaml:1).',
      mend: 'Take MinistryService out of what the key admits.',
    },
  },
  {
    name: 'the whole account',
    architecture,
    records: [database, key()],
    says: {
      verdict: 'fail',
      message:
        'any role and user of account 111122223333 may use its key Key that its own policies allow to: statement of Key (case.yaml:1).',
      mend: 'Take account 111122223333 out of what the key admits.',
    },
  },
  {
    name: "AWS's own key",
    architecture,
    records: [given('AWS::RDS::DBInstance', 'BankDatabase', {}, bank)],
    says: {
      verdict: 'fail',
      message: "Names no key: AWS's own key for RDS is open to the whole account.",
      mend: "Set KmsKeyId to a key whose policy names the client's services.",
    },
  },
  {
    name: 'an administrator who may use it himself was not collected',
    architecture,
    records: [database, key(administers(['kms:PutKeyPolicy', 'kms:Decrypt']))],
    says: {
      verdict: 'unknown',
      message: `${admin} was not collected, so what its own policies allow was not seen.`,
    },
  },
  {
    name: 'a key that was not seen',
    architecture,
    records: [given('AWS::RDS::DBInstance', 'BankDatabase', { KmsKeyId: unseen('an import nobody exports') }, bank)],
    says: { verdict: 'unknown', message: 'KmsKeyId: an import nobody exports.' },
  },
  {
    name: 'a database of all clients',
    architecture,
    records: [given('AWS::RDS::DBInstance', 'Shared', {}, { tags: { Component: 'database' } })],
    says: { verdict: 'not-applicable', message: 'Is none of the "special client databases".' },
  },
  {
    name: 'no special clients',
    records: [database],
    says: { verdict: 'not-applicable', message: 'The architecture declares no "special client databases".' },
  },
];
