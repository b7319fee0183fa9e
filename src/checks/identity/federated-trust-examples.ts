import type { Value, ValueMap } from '../../inventory/value.ts';
import { type Case, given } from '../case.ts';

const issuer = 'token.actions.githubusercontent.com';

/** A role that a provider's users may take, on a condition. */
function signedIn(provider: Value, condition?: ValueMap) {
  return given('AWS::IAM::Role', 'Deploys', {
    AssumeRolePolicyDocument: {
      Statement: {
        Effect: 'Allow',
        Principal: { Federated: provider },
        Action: 'sts:AssumeRoleWithWebIdentity',
        ...(condition ? { Condition: condition } : {}),
      },
    },
  });
}

const github = `arn:aws:iam::111122223333:oidc-provider/${issuer}`;
const googles = 'Name whom it is for by accounts.google.com:sub, with its owner spelled out.';
const owner = `Name whom it is for by ${issuer}:sub, with its owner spelled out.`;
const everyJob = `Admits everyone whom ${issuer} signs in: statement of Deploys (case.yaml:1).`;
const admitted = { verdict: 'pass', message: 'Names whom it admits in all 1 statements.' } as const;

/** Roles that those may take whom an identity provider signs in. */
export const federatedTrust: readonly Case[] = [
  ...[
    undefined,
    { StringEquals: { [`${issuer}:aud`]: 'sts.amazonaws.com' } },
    { StringLike: { [`${issuer}:sub`]: '*' } },
    { StringLike: { [`${issuer}:sub`]: 'repo:*' } },
    { StringLike: { [`${issuer}:sub`]: 'repo:acme*' } },
    { StringLike: { [`${issuer}:sub`]: ['repo:acme/shop:*', 'repo:*/shop:*'] } },
    { StringLike: { [`${issuer}:sub`]: '*:ref:refs/heads/main' } },
    { 'ForAllValues:StringLike': { [`${issuer}:sub`]: 'repo:acme/shop:*' } },
  ].map((condition, index) => ({
    name: `any job of GitHub (${index + 1})`,
    records: [signedIn(github, condition)],
    says: { verdict: 'fail' as const, message: everyJob, mend: owner },
  })),
  {
    name: 'the jobs of one organization on GitHub',
    records: [signedIn(github, { StringLike: { [`${issuer}:sub`]: 'repo:acme/*' } })],
    says: admitted,
  },
  {
    name: 'jobs of an environment, which any repository may have',
    records: [signedIn(github, { StringEquals: { [`${issuer}:sub`]: 'environment:prod' } })],
    says: {
      verdict: 'unknown',
      message: `Whether "StringEquals ${issuer}:sub environment:prod" keeps strangers out is not decided: it does not begin with whose repository it is.`,
    },
  },
  {
    name: 'anybody whom Facebook signs in to an app',
    records: [signedIn('graph.facebook.com', { StringEquals: { 'graph.facebook.com:app_id': '1234' } })],
    says: {
      verdict: 'fail',
      message: 'Admits everyone whom graph.facebook.com signs in: statement of Deploys (case.yaml:1).',
      mend: 'Name whom it is for by graph.facebook.com:sub, with its owner spelled out.',
    },
  },
  {
    name: 'anybody whom Google signs in',
    records: [signedIn('accounts.google.com', { StringEquals: { 'accounts.google.com:aud': 'app' } })],
    says: {
      verdict: 'fail',
      message: 'Admits everyone whom accounts.google.com signs in: statement of Deploys (case.yaml:1).',
      mend: googles,
    },
  },
  {
    name: 'whoever any provider signs in',
    records: [signedIn('*')],
    says: {
      verdict: 'fail',
      message: 'Admits whoever any provider signs in: statement of Deploys (case.yaml:1).',
      mend: 'Name the provider, and whom of it.',
    },
  },
  {
    name: 'any identity of any Cognito pool',
    records: [signedIn('cognito-identity.amazonaws.com')],
    says: {
      verdict: 'fail',
      message: 'Admits everyone whom cognito-identity.amazonaws.com signs in: statement of Deploys (case.yaml:1).',
      mend: 'Name whom it is for by cognito-identity.amazonaws.com:sub, with its owner spelled out.',
    },
  },
  {
    name: 'those who signed in to one Cognito pool',
    records: [
      signedIn('cognito-identity.amazonaws.com', {
        StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-west-1:pool' },
        'ForAnyValue:StringLike': { 'cognito-identity.amazonaws.com:amr': 'authenticated' },
      }),
    ],
    says: admitted,
  },
  {
    name: 'those of one Cognito pool, be they guests or not',
    records: [
      signedIn('cognito-identity.amazonaws.com', {
        StringEquals: { 'cognito-identity.amazonaws.com:aud': 'eu-west-1:pool' },
      }),
    ],
    says: {
      verdict: 'unknown',
      message:
        'Whether statement of Deploys (case.yaml:1) keeps strangers out is not decided: whether cognito-identity.amazonaws.com lets in guests was not seen.',
    },
  },
  {
    name: 'whoever a provider signs in of which nothing was seen',
    records: [signedIn('arn:aws:iam::111122223333:oidc-provider/login.example.com')],
    says: {
      verdict: 'unknown',
      message:
        'Whether statement of Deploys (case.yaml:1) keeps strangers out is not decided: whom login.example.com signs in was not seen.',
    },
  },
];
