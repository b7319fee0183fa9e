import { expect } from 'chai';
import { test } from 'node:test';
import { answersForTests, failure } from '../answers-for-tests.ts';
import { secretCollector } from './secret-collector.ts';

// Origin of all answers here: case.
const ARN = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-AbCdEf';
const key = 'arn:aws:kms:eu-central-1:111122223333:key/two';
const secret = {
  ARN,
  Name: 'orders',
  Description: 'Of the orders database',
  KmsKeyId: 'alias/orders',
  Tags: [{ Key: 'Component', Value: 'database' }],
  ReplicationStatus: [{ Region: 'eu-central-1', KmsKeyId: key, Status: 'InSync' }],
};
const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' }] };
const answers = {
  ListSecrets: { SecretList: [{ ARN, PrimaryRegion: 'eu-west-1' }] },
  DescribeSecret: secret,
  GetResourcePolicy: {},
};

test('a secret is told with its key and copies, and its value is never asked for', async () => {
  const place = answersForTests(answers);
  const found = await secretCollector.collect(place);
  expect(found.map(({ type }) => type)).to.deep.equal(['AWS::SecretsManager::Secret']);
  expect(found[0]).to.deep.include({
    ref: ARN,
    arn: ARN,
    tags: { Component: 'database' },
    properties: {
      Name: 'orders',
      Description: 'Of the orders database',
      KmsKeyId: 'alias/orders',
      ReplicaRegions: [{ Region: 'eu-central-1', KmsKeyId: key }],
    },
  });
  expect(Object.keys(found[0]?.untold ?? {})).to.deep.equal(['SecretString', 'GenerateSecretString']);
  expect(place.asked).to.deep.equal(['ListSecrets', 'DescribeSecret', 'GetResourcePolicy']);
});

test('a rotated secret has a schedule, and one whose rotation was ended has none', async () => {
  const rotated = {
    ...secret,
    RotationEnabled: true,
    RotationLambdaARN: 'arn:rotate',
    RotationRules: { AutomaticallyAfterDays: 30 },
  };
  const [, schedule] = await secretCollector.collect(answersForTests({ ...answers, DescribeSecret: rotated }));
  expect(schedule).to.deep.include({
    type: 'AWS::SecretsManager::RotationSchedule',
    properties: {
      SecretId: ARN,
      RotationLambdaARN: 'arn:rotate',
      RotationRules: { AutomaticallyAfterDays: 30 },
    },
  });
  const ended = { ...rotated, RotationEnabled: false };
  expect(await secretCollector.collect(answersForTests({ ...answers, DescribeSecret: ended }))).to.have.length(1);
});

test('a policy on a secret is a record of its own, and one that is denied is unseen there', async () => {
  const policyOf = async (answer: unknown) =>
    (await secretCollector.collect(answersForTests({ ...answers, GetResourcePolicy: answer })))[1];
  expect(await policyOf({ ResourcePolicy: JSON.stringify(policy) })).to.deep.include({
    type: 'AWS::SecretsManager::ResourcePolicy',
    properties: { SecretId: ARN, ResourcePolicy: policy },
  });
  expect((await policyOf(failure('AccessDeniedException')))?.properties).to.deep.equal({
    SecretId: ARN,
    ResourcePolicy: { unseen: 'AccessDeniedException' },
  });
});

test('copies of secrets of other regions, and secrets of services, are left out', async () => {
  const SecretList = [
    { ARN: 'copy', PrimaryRegion: 'eu-central-1' },
    { ARN: 'of-rds', OwningService: 'rds' },
  ];
  expect(await secretCollector.collect(answersForTests({ ...answers, ListSecrets: { SecretList } }))).to.deep.equal([]);
});

test('where the list or a description is denied the kind counts as not seen', async () => {
  for (const operation of ['ListSecrets', 'DescribeSecret']) {
    const place = answersForTests({ ...answers, [operation]: failure('AccessDeniedException') });
    expect(await secretCollector.collect(place)).to.deep.equal([]);
    expect([...place.unseen.keys()], operation).to.deep.equal(secretCollector.types);
  }
});

test('a secret that vanished since it was listed is left out', async () => {
  const place = answersForTests({ ...answers, DescribeSecret: failure('ResourceNotFoundException') });
  expect(await secretCollector.collect(place)).to.deep.equal([]);
  expect([...place.unseen]).to.deep.equal([]);
});
