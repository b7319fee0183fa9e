import type { Value, ValueMap } from '../../inventory/value.ts';
import { type Case, given, ref } from '../case.ts';

const narrow = 'Name whom it is for, or narrow it by aws:PrincipalOrgID, aws:SourceArn or the like.';
const admitted = { verdict: 'pass', message: 'Names whom it admits in all 1 statements.' } as const;
const open = { verdict: 'fail', message: 'Admits everyone: Send (case.yaml:1).', mend: narrow } as const;

function queuePolicy(more: ValueMap) {
  return given('AWS::SQS::QueuePolicy', 'Policy', {
    Queues: [ref('Queue')],
    PolicyDocument: {
      Statement: { Sid: 'Send', Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*', ...more },
    },
  });
}

/** Everyone, on conditions that look like they narrow it and let strangers in. */
const wide: readonly ValueMap[] = [
  { IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' } },
  { IpAddress: { 'aws:SourceIp': Array.from({ length: 223 }, (_, index) => `${index + 1}.0.0.0/8`) } },
  { IpAddress: { 'aws:SourceIp': ['::/1', '8000::/1'] } },
  { StringLike: { 'aws:PrincipalOrgID': 'o-*' } },
  { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-*/r-abcd/*' } },
  { StringLike: { 'aws:SourceVpc': 'vpc-*' } },
  { StringLike: { 'aws:SourceVpce': 'vpce-?*' } },
  { StringLike: { 'aws:userid': 'A*' } },
  { StringLike: { 'aws:userid': '*:deploy' } },
  { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:*' } },
  { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:orders' } },
  { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::shop-*' } },
  { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/Admin' } },
];

const narrows: readonly ValueMap[] = [
  { IpAddress: { 'aws:SourceIp': ['198.51.100.0/24', '2001:db8::/48', '10.0.0.0/8'] } },
  { StringEquals: { 'aws:SourceVpc': 'vpc-1' } },
  { StringLike: { 'aws:userid': 'AROAEXAMPLEEXAMPLE:*' } },
  { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:111122223333:*' } },
  { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::files' } },
  { StringEquals: { 'aws:SourceOrgID': '${aws:ResourceOrgID}' } },
];

/** Everyone, on conditions of which it is not decided whether strangers meet them. */
const doubtful: readonly [ValueMap, string, string][] = [
  [
    { StringLike: { 'aws:SourceAccount': '1111*' } },
    'StringLike aws:SourceAccount 1111*',
    'its pattern may take in others',
  ],
  [{ IpAddress: { 'aws:SourceIp': 'office' } }, 'IpAddress aws:SourceIp office', 'its addresses could not be read'],
  [
    { NumericGreaterThan: { 'aws:SourceAccount': '0' } },
    'NumericGreaterThan aws:SourceAccount 0',
    'how NumericGreaterThan narrows it is not known here',
  ],
  [
    { StringEquals: { 'aws:PrincipalOrgID': '${aws:PrincipalOrgID}' } },
    'StringEquals aws:PrincipalOrgID ${aws:PrincipalOrgID}',
    'a part of it was not seen',
  ],
];

/** Records of types whose policy stands in places of their own, and what stands around it. */
const places: readonly [type: string, around: (policy: Value) => ValueMap][] = [
  ['AWS::MSK::ClusterPolicy', (Policy) => ({ ClusterArn: 'arn:aws:kafka:eu-west-1:111122223333:cluster/a/b', Policy })],
  ['AWS::Logs::ResourcePolicy', (policy) => ({ PolicyName: 'p', PolicyDocument: JSON.stringify(policy) })],
  [
    'AWS::S3Tables::TableBucketPolicy',
    (ResourcePolicy) => ({ TableBucketARN: 'arn:aws:s3tables:::b', ResourcePolicy }),
  ],
  ['AWS::S3::MultiRegionAccessPointPolicy', (Policy) => ({ MrapName: 'm', Policy })],
  ['AWS::ApiGateway::RestApi', (Policy) => ({ Name: 'api', Policy })],
  ['AWS::CodeArtifact::Domain', (PermissionsPolicyDocument) => ({ DomainName: 'd', PermissionsPolicyDocument })],
  ['AWS::VpcLattice::AuthPolicy', (Policy) => ({ ResourceIdentifier: 's', Policy })],
  ['AWS::DynamoDB::Table', (PolicyDocument) => ({ StreamSpecification: { ResourcePolicy: { PolicyDocument } } })],
  ['AWS::DynamoDB::GlobalTable', (PolicyDocument) => ({ Replicas: [{ ResourcePolicy: { PolicyDocument } }] })],
];

/** Policies for everyone: on conditions of all kinds, and in records of all kinds. */
export const admissions: readonly Case[] = [
  ...wide.map((Condition, index) => ({
    name: `everyone, on a condition that strangers meet (${index + 1})`,
    records: [queuePolicy({ Principal: '*', Condition })],
    says: open,
  })),
  ...narrows.map((Condition, index) => ({
    name: `everyone, on a condition that strangers do not meet (${index + 1})`,
    records: [queuePolicy({ Principal: '*', Condition })],
    says: admitted,
  })),
  ...doubtful.map(([Condition, text, reason]) => ({
    name: `everyone, by ${text}`,
    records: [queuePolicy({ Principal: '*', Condition })],
    says: {
      verdict: 'unknown' as const,
      message: `Whether "${text}" keeps strangers out is not decided: ${reason}.`,
    },
  })),
  ...places.map(([type, around]) => ({
    name: `everyone, in a ${type}`,
    records: [
      given(
        type,
        'Policy',
        around({ Statement: [{ Sid: 'Send', Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] }),
      ),
    ],
    says: open,
  })),
  {
    name: 'a layer that everyone may use',
    records: [
      given('AWS::Lambda::LayerVersionPermission', 'Layer', { Action: 'lambda:GetLayerVersion', Principal: '*' }),
    ],
    says: { verdict: 'fail', message: 'Admits everyone: statement of Layer (case.yaml:1).', mend: narrow },
  },
  {
    name: 'a policy record without its policy',
    records: [given('AWS::MSK::ClusterPolicy', 'Policy', { ClusterArn: 'arn:aws:kafka:eu-west-1:111122223333:c' })],
    says: { verdict: 'unknown', message: 'Policy (case.yaml:1): Policy: is not set.' },
  },
  {
    name: 'a policy with its elements in another case',
    records: [
      given('AWS::MSK::ClusterPolicy', 'Policy', {
        Policy: { statement: [{ effect: 'Allow', principal: '*', action: '*' }] },
      }),
    ],
    says: { verdict: 'unknown', message: 'Policy (case.yaml:1): statement: is no element of a policy.' },
  },
  {
    name: 'an endpoint, whose policy is for everyone as by default',
    records: [
      given('AWS::EC2::VPCEndpoint', 'Endpoint', {
        PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] },
      }),
    ],
    says: {
      verdict: 'not-applicable',
      message: 'Its policy limits what comes through it, and admits nobody by itself.',
    },
  },
  {
    name: 'a canonical user of nobody knows which account',
    records: [queuePolicy({ Principal: { CanonicalUser: 'abc123' } })],
    says: {
      verdict: 'unknown',
      message: 'Whether canonical user abc123 is another account was not seen: Send (case.yaml:1).',
    },
  },
];
