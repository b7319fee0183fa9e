import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';
import { admissions } from './admission-examples.ts';
import { federatedTrust } from './federated-trust-examples.ts';

const narrow = 'Name whom it is for, or narrow it by aws:PrincipalOrgID, aws:SourceArn or the like.';
const org = 'Narrow it by aws:PrincipalOrgID, aws:PrincipalArn or sts:ExternalId, or take it out.';

function queuePolicy(more: ValueMap) {
  return given('AWS::SQS::QueuePolicy', 'Policy', {
    Queues: [ref('Queue')],
    PolicyDocument: {
      Statement: { Sid: 'Send', Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*', ...more },
    },
  });
}

/** Everyone may send to a queue, unless what is denied says otherwise. */
function sentUnless(...denials: readonly ValueMap[]) {
  return given('AWS::SQS::QueuePolicy', 'Policy', {
    Queues: [ref('Queue')],
    PolicyDocument: {
      Statement: [
        { Sid: 'Send', Effect: 'Allow', Principal: '*', Action: ['sqs:SendMessage', 'sqs:Get*'], Resource: '*' },
        ...denials.map((more) => ({
          Sid: 'Ours',
          Effect: 'Deny',
          Principal: '*',
          Action: 'sqs:*',
          Resource: '*',
          ...more,
        })),
      ],
    },
  });
}

const strangers = { StringNotEquals: { 'aws:PrincipalOrgID': 'o-abc' } };
const fromTopic = { ArnEquals: { 'aws:SourceArn': 'arn:aws:sns:eu-west-1:111122223333:orders' } };

export const cases: readonly Case[] = [
  {
    name: 'everyone, from one topic',
    records: [queuePolicy({ Principal: '*', Condition: fromTopic })],
    says: { verdict: 'pass', message: 'Names whom it admits in all 1 statements.' },
  },
  {
    name: 'its own account and a service',
    records: [queuePolicy({ Principal: { AWS: '111122223333', Service: 'sns.amazonaws.com' } })],
    says: { verdict: 'pass', message: 'Names whom it admits in all 1 statements.' },
  },
  {
    name: "an account of AWS that writes a load balancer's logs",
    records: [
      given('AWS::S3::BucketPolicy', 'Policy', {
        Bucket: ref('Logs'),
        PolicyDocument: {
          Statement: {
            Effect: 'Allow',
            Principal: { AWS: 'arn:aws:iam::156460612806:root' },
            Action: 's3:PutObject',
            Resource: 'arn:aws:s3:::logs/AWSLogs/111122223333/*',
          },
        },
      }),
    ],
    says: { verdict: 'pass', message: 'Names whom it admits in all 1 statements.' },
  },
  {
    name: 'everyone, with a Deny for those of other organizations',
    records: [sentUnless({ Condition: strangers })],
    says: { verdict: 'pass', message: 'Names whom it admits in all 1 statements.' },
  },
  {
    name: 'everyone, with a Deny for whoever is neither of the account nor comes through an endpoint',
    records: [
      sentUnless({
        Principal: { AWS: '*' },
        Condition: {
          StringNotEqualsIfExists: { 'aws:SourceVpce': ['vpce-1', 'vpce-2'] },
          StringNotLike: { 'aws:PrincipalAccount': '111122223333' },
        },
      }),
    ],
    says: { verdict: 'pass', message: 'Names whom it admits in all 1 statements.' },
  },
  {
    name: 'everyone, with a Deny for each of the actions',
    records: [
      sentUnless(
        { Action: ['sqs:SendMessage'], Condition: strangers },
        { Action: 'sqs:G*', Condition: { StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } } },
      ),
    ],
    says: { verdict: 'pass', message: 'Names whom it admits in all 1 statements.' },
  },
  {
    name: 'everyone, with a Deny for strangers to some of the actions',
    records: [sentUnless({ Action: ['sqs:SendMessage', 'sqs:GetQueueUrl'], Condition: strangers })],
    says: { verdict: 'fail', message: 'Admits everyone: Send (case.yaml:1).', mend: narrow },
  },
  {
    name: 'everyone, with a Deny for whoever does not use TLS',
    records: [sentUnless({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } })],
    says: { verdict: 'fail', message: 'Admits everyone: Send (case.yaml:1).', mend: narrow },
  },
  {
    name: 'everyone, with a Deny for the own organization',
    records: [sentUnless({ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abc' } } })],
    says: { verdict: 'fail', message: 'Admits everyone: Send (case.yaml:1).', mend: narrow },
  },
  {
    name: 'everyone, with a Deny that those without the key do not meet',
    records: [sentUnless({ Condition: { 'ForAnyValue:StringNotLike': { 'aws:PrincipalOrgPaths': 'o-abc/*' } } })],
    says: { verdict: 'fail', message: 'Admits everyone: Send (case.yaml:1).', mend: narrow },
  },
  {
    name: 'everyone, with a Deny for strangers of one account',
    records: [sentUnless({ Principal: { AWS: '444455556666' }, Condition: strangers })],
    says: { verdict: 'fail', message: 'Admits everyone: Send (case.yaml:1).', mend: narrow },
  },
  {
    name: 'everyone, with a Deny for strangers that are no service',
    records: [sentUnless({ Condition: { ...strangers, BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } } })],
    says: {
      verdict: 'unknown',
      message: 'Whether Ours (case.yaml:1) keeps strangers out is not decided: it hangs on more than who asks.',
    },
  },
  {
    name: 'everyone, with a Deny for all but one',
    records: [sentUnless({ Principal: null, NotPrincipal: { AWS: '111122223333' } })],
    says: {
      verdict: 'unknown',
      message: 'Whether Ours (case.yaml:1) keeps strangers out is not decided: it leaves principals out.',
    },
  },
  {
    name: 'everyone on everything, with a Deny for strangers on the queue',
    records: [sentUnless({ Resource: ref('Queue', 'Arn'), Condition: strangers })],
    says: {
      verdict: 'unknown',
      message:
        'Whether Ours (case.yaml:1) keeps strangers out is not decided: it names resources, and what it is held against does not.',
    },
  },
  {
    name: 'everyone, with a Deny for an organization that was not seen',
    records: [
      sentUnless({
        Condition: { StringNotEquals: { 'aws:PrincipalOrgID': unseen('parameter Org has no value', 'Org') } },
      }),
    ],
    says: { verdict: 'unknown', message: 'Policy (case.yaml:1): Condition: parameter Org has no value.' },
  },
  {
    name: 'an effect that is not set',
    records: [queuePolicy({ Effect: null, Principal: '*' })],
    says: { verdict: 'unknown', message: 'Policy (case.yaml:1): Effect: is not set.' },
  },
  {
    name: 'everyone',
    records: [queuePolicy({ Principal: { AWS: ['*'] } })],
    says: { verdict: 'fail', message: 'Admits everyone: Send (case.yaml:1).', mend: narrow },
  },
  {
    name: 'everyone on a condition that anybody meets',
    records: [queuePolicy({ Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } })],
    says: { verdict: 'fail', message: 'Admits everyone: Send (case.yaml:1).', mend: narrow },
  },
  {
    name: 'everyone whose address is any',
    records: [
      queuePolicy({ Principal: '*', Condition: { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '0.0.0.0/0'] } } }),
    ],
    says: { verdict: 'fail', message: 'Admits everyone: Send (case.yaml:1).', mend: narrow },
  },
  {
    name: 'all but one',
    records: [queuePolicy({ NotPrincipal: { AWS: '444455556666' } })],
    says: { verdict: 'fail', message: 'Admits everyone: Send (case.yaml:1).', mend: narrow },
  },
  {
    name: 'another account',
    records: [queuePolicy({ Principal: { AWS: 'arn:aws:iam::444455556666:root' } })],
    says: { verdict: 'fail', message: 'Admits account 444455556666: Send (case.yaml:1).', mend: org },
  },
  {
    name: 'a function that everyone may call',
    records: [
      given('AWS::Lambda::Permission', 'Url', {
        FunctionName: 'shop',
        Action: 'lambda:InvokeFunctionUrl',
        FunctionUrlAuthType: 'NONE',
        Principal: '*',
      }),
    ],
    says: { verdict: 'fail', message: 'Admits everyone: statement of Url (case.yaml:1).', mend: narrow },
  },
  {
    name: 'a role that another account may take with its id alone',
    records: [
      given('AWS::IAM::Role', 'Partner', {
        AssumeRolePolicyDocument: {
          Statement: { Effect: 'Allow', Principal: { AWS: '444455556666' }, Action: 'sts:AssumeRole' },
        },
      }),
    ],
    says: { verdict: 'fail', message: 'Admits account 444455556666: statement of Partner (case.yaml:1).', mend: org },
  },
  {
    name: 'a principal that was not seen',
    records: [queuePolicy({ Principal: { AWS: unseen('parameter Partner has no value', 'Partner') } })],
    says: { verdict: 'unknown', message: 'Policy (case.yaml:1): Principal.AWS: parameter Partner has no value.' },
  },
  {
    name: 'a policy that only denies',
    records: [queuePolicy({ Effect: 'Deny', Principal: '*' })],
    says: { verdict: 'not-applicable', message: 'Admits nobody.' },
  },
  ...admissions,
  ...federatedTrust,
];
