import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

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
];
