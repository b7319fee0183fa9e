import type { Architecture } from '../../inventory/architecture.ts';
import { type Case, given, unseen } from '../case.ts';

const architecture: Partial<Architecture> = { components: { api: { tag: { Component: ['api'] } } } };
const tags = { Component: 'api' };
const group = (name: string, role: string) => given('AWS::AutoScaling::AutoScalingGroup', name, {}, { role, tags });
const bucket = (name: string, role: string) => given('AWS::S3::Bucket', name, {}, { role, tags });
const promotion = given('AWS::Lambda::Function', 'Promotion', {}, { role: 'failover', tags });

export const cases: readonly Case[] = [
  {
    name: 'the same in both regions, and a function in one',
    architecture,
    records: [group('Api', 'primary'), group('ApiFar', 'failover'), promotion],
    says: {
      verdict: 'pass',
      subject: 'api',
      message: 'Exists in eu-west-1, eu-west-2, with AWS::AutoScaling::AutoScalingGroup in each.',
    },
  },
  {
    name: 'a global table, by its replicas',
    architecture,
    records: [
      given(
        'AWS::DynamoDB::GlobalTable',
        'Carts',
        { Replicas: [{ Region: 'eu-west-1' }, { Region: 'eu-west-2' }] },
        { tags },
      ),
    ],
    says: {
      verdict: 'pass',
      subject: 'api',
      message: 'Exists in eu-west-1, eu-west-2, with AWS::DynamoDB::GlobalTable in each.',
    },
  },
  {
    name: 'a bucket in both regions does not stand in for servers',
    architecture,
    records: [group('Api', 'primary'), bucket('Files', 'primary'), bucket('FilesFar', 'failover')],
    says: {
      verdict: 'fail',
      subject: 'api',
      message: 'Is missing AWS::AutoScaling::AutoScalingGroup in eu-west-2.',
      mend: "Deploy the stack with the component's AWS::AutoScaling::AutoScalingGroup to eu-west-2 too.",
    },
  },
  {
    name: 'one region declared',
    architecture: { ...architecture, regions: [{ role: 'primary', code: 'eu-west-1' }] },
    records: [group('Api', 'primary')],
    says: {
      verdict: 'fail',
      message: 'Only the region eu-west-1 is declared, so no component exists in a second.',
      mend: 'Declare a second region in architecture.yaml, and deploy the stacks there.',
    },
  },
  {
    name: 'a group that may not exist',
    architecture,
    records: [
      group('Api', 'primary'),
      { ...group('ApiFar', 'failover'), existence: unseen('condition "Far" was not decided') },
    ],
    says: { verdict: 'unknown', subject: 'api', message: 'ApiFar: condition "Far" was not decided.' },
  },
  {
    name: 'nothing of the component',
    architecture,
    records: [],
    says: { verdict: 'unknown', subject: 'api', message: 'The component is declared, and nothing of it was found.' },
  },
  {
    name: 'a tag that was not seen',
    architecture,
    records: [{ ...bucket('Files', 'primary'), tags: { Component: unseen('parameter "Name" has no value', 'Name') } }],
    says: { verdict: 'unknown', subject: 'api', message: 'tag Component: parameter "Name" has no value.' },
  },
  {
    name: 'a distribution belongs to no region',
    architecture,
    records: [given('AWS::CloudFront::Distribution', 'Edge', {}, { tags })],
    says: {
      verdict: 'not-applicable',
      subject: 'api',
      message: 'Belongs to no region (AWS::CloudFront::Distribution).',
    },
  },
  {
    name: 'no components',
    records: [group('Api', 'primary')],
    says: { verdict: 'not-applicable', message: 'No components are declared.' },
  },
];
