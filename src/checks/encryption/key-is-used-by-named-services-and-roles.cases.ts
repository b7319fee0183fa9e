import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const root = 'arn:aws:iam::111122223333:root';
const admin = 'arn:aws:iam::111122223333:role/admin';
const mend =
  'Name the services and roles that need the key as principals of its policy, or narrow the statement by aws:PrincipalArn.';

function key(...statements: readonly ValueMap[]) {
  return given('AWS::KMS::Key', 'Key', { KeyPolicy: { Statement: statements } });
}

function use(Principal: ValueMap | string, more: ValueMap = {}): ValueMap {
  return {
    Sid: 'Use',
    Effect: 'Allow',
    Principal,
    Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
    Resource: '*',
    ...more,
  };
}

const administration = {
  Effect: 'Allow',
  Principal: { AWS: root },
  Action: ['kms:PutKeyPolicy', 'kms:ScheduleKeyDeletion', 'kms:DescribeKey'],
  Resource: '*',
};

export const cases: readonly Case[] = [
  {
    name: 'a service, a role, and the account for administration',
    records: [
      key(administration, use({ Service: 'logs.eu-west-1.amazonaws.com' }), use({ AWS: ref('Server', 'Arn') })),
      given('AWS::IAM::Role', 'Server', {}),
    ],
    says: { verdict: 'pass', message: 'May be used by Server, logs.eu-west-1.amazonaws.com only.' },
  },
  {
    name: 'the account, narrowed to one role',
    records: [key(use({ AWS: root }, { Condition: { ArnEquals: { 'aws:PrincipalArn': admin } } }))],
    says: { verdict: 'pass', message: `May be used by ${admin} only.` },
  },
  {
    name: 'the whole account, as by default',
    records: [key()],
    says: {
      verdict: 'fail',
      message:
        'Lets any role and user of account 111122223333 use it that its own policies allow to: statement of Key (case.yaml:1).',
      mend,
    },
  },
  {
    name: 'the whole account through a service',
    records: [
      key(use({ AWS: root }, { Condition: { StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } } })),
    ],
    says: {
      verdict: 'fail',
      message:
        'Lets any role and user of account 111122223333 use it that its own policies allow to: Use (case.yaml:1).',
      mend,
    },
  },
  {
    name: 'everyone',
    records: [key(use('*'))],
    says: { verdict: 'fail', message: 'Lets everyone use it: Use (case.yaml:1).', mend },
  },
  {
    name: 'the account, narrowed to all roles of a path',
    records: [
      key(use({ AWS: root }, { Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/*' } } })),
    ],
    says: {
      verdict: 'fail',
      message:
        'Lets any role and user of account 111122223333 use it that its own policies allow to: Use (case.yaml:1).',
      mend,
    },
  },
  {
    name: 'a principal that was not seen',
    records: [key(use({ AWS: unseen('parameter Admin has no value', 'Admin') }))],
    says: { verdict: 'unknown', message: 'Key (case.yaml:1): Principal.AWS: parameter Admin has no value.' },
  },
  {
    name: 'a policy that was not seen',
    records: [given('AWS::KMS::Key', 'Key', { KeyPolicy: unseen('parameter Policy has no value', 'Policy') })],
    says: { verdict: 'unknown', message: 'Key (case.yaml:1): KeyPolicy: parameter Policy has no value.' },
  },
];
