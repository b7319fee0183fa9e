import { type Case, given, ref, unseen } from '../case.ts';
import type { Value } from '../../inventory/value.ts';

const facts = { serviceLevels: [], wildcardOnlyActions: ['ec2:Describe*'] };
const mend = 'Name the actions that are needed, or the resources they are needed on.';

function role(...statements: readonly Value[]) {
  return given('AWS::IAM::Role', 'Server', {
    Policies: [{ PolicyName: 'own', PolicyDocument: { Statement: statements } }],
  });
}

const all = { Effect: 'Allow', Action: '*', Resource: '*' };
const others = [ref('Server')];

export const cases: readonly Case[] = [
  {
    name: 'named actions on everything, a wildcard on a bucket, and actions that know no resources',
    facts,
    records: [
      role(
        { Effect: 'Allow', Action: ['sqs:SendMessage', 'ec2:Describe*'], Resource: '*' },
        { Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::files/*' },
      ),
    ],
    says: { verdict: 'pass', message: 'None of its 2 statements has a wildcard in both action and resource.' },
  },
  {
    name: 'everything in an inline policy',
    facts,
    records: [role({ Sid: 'Everything', ...all })],
    says: { verdict: 'fail', message: 'Allows * on everything: Everything (case.yaml:1).', mend },
  },
  {
    name: "a service's actions on all of its resources, in a policy attached from elsewhere",
    facts,
    records: [
      role(),
      given('AWS::IAM::Policy', 'Extra', {
        Roles: others,
        PolicyDocument: { Statement: { Effect: 'Allow', Action: 'S3:*', Resource: ['arn:aws:s3:::*'] } },
      }),
    ],
    says: { verdict: 'fail', message: 'Allows s3:* on everything: statement of Extra (case.yaml:1).', mend },
  },
  {
    name: 'an administrator by a policy of AWS',
    facts,
    records: [
      given('AWS::IAM::Role', 'Server', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }),
    ],
    says: {
      verdict: 'fail',
      message: 'Allows * on everything: AdministratorAccess of Server (case.yaml:1).',
      mend,
    },
  },
  {
    name: 'a policy of which AWS alone knows the content',
    facts,
    records: [
      given('AWS::IAM::Role', 'Server', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonChimeFullAccess'] }),
    ],
    says: {
      verdict: 'unknown',
      message: 'Server (case.yaml:1): what arn:aws:iam::aws:policy/AmazonChimeFullAccess allows is not known here.',
    },
  },
  {
    name: 'an action that was not seen',
    facts,
    records: [role({ Effect: 'Allow', Action: unseen('parameter Action has no value', 'Action'), Resource: '*' })],
    says: { verdict: 'unknown', message: 'Server (case.yaml:1): Action: parameter Action has no value.' },
  },
  ...['arn:aws:s3:::?*', 'arn:aws:s3:::*?', 'arn:aws:s3:::*/?*', '*', 'arn:aws:s3*'].map((Resource) => ({
    name: `a service's actions on ${Resource}`,
    facts,
    records: [role({ Sid: 'Files', Effect: 'Allow', Action: 's3:*', Resource })],
    says: { verdict: 'fail' as const, message: 'Allows s3:* on everything: Files (case.yaml:1).', mend },
  })),
  {
    name: 'everything in a single inline policy without a list around it',
    facts,
    records: [
      given('AWS::IAM::Role', 'Server', {
        Policies: { PolicyName: 'own', PolicyDocument: { Statement: { Sid: 'Everything', ...all } } },
      }),
    ],
    says: { verdict: 'fail', message: 'Allows * on everything: Everything (case.yaml:1).', mend },
  },
  {
    name: 'an inline policy without a document',
    facts,
    records: [given('AWS::IAM::Role', 'Server', { Policies: [{ PolicyName: 'own', policyDocument: {} }] })],
    says: { verdict: 'unknown', message: 'Server (case.yaml:1): PolicyDocument: is not set.' },
  },
  {
    name: 'a statement with its action in another case',
    facts,
    records: [role({ Effect: 'Allow', action: '*', Resource: '*' })],
    says: { verdict: 'unknown', message: 'Server (case.yaml:1): action: is no element of a policy.' },
  },
  {
    name: 'no facts on which actions know no resources',
    records: [role()],
    says: { verdict: 'unknown', message: 'Which actions know no resources was not given.' },
  },
];
