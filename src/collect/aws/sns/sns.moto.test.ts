import { test } from 'node:test';
import { expect } from 'chai';
import { topicCreator } from '../../emulator/deploy/creators/sns/topic.ts';
import { topicPolicyCreator } from '../../emulator/deploy/creators/sns/topic-policy.ts';
import { motoForTests } from '../../emulator/moto-for-tests.ts';
import { accountForTest, placeForTests } from '../../emulator/place-for-tests.ts';
import { topicCollector } from './topic-collector.ts';

const moto = motoForTests();
const skip = 'missing' in moto ? moto.missing : false;
const endpoint = 'missing' in moto ? '' : moto.endpoint;
const place = () => placeForTests(endpoint, accountForTest(), 'me-central-1');

test('a topic with its subscription and policy is read back from moto as its template says it', { skip }, async () => {
  const at = place();
  const template = {
    TopicName: 'alarms',
    DisplayName: 'Alarms',
    KmsMasterKeyId: 'alias/logs',
    Subscription: [{ Endpoint: 'ops@shop.example', Protocol: 'email' }],
  };
  const topic = await topicCreator.create({ ...template, Tags: [{ Key: 'Component', Value: 'logs' }] }, at);
  const PolicyDocument = {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'TlsOnly',
        Effect: 'Deny',
        Principal: '*',
        Action: 'sns:Publish',
        Resource: topic.ref,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  };
  await topicPolicyCreator.create({ PolicyDocument, Topics: [topic.ref] }, at);

  const [found, policy, ...others] = await topicCollector.collect(at);
  expect(others).to.deep.equal([]);
  expect(found).to.deep.include({
    ref: topic.ref,
    arn: topic.ref,
    tags: { Component: 'logs' },
    properties: template,
  });
  expect(policy?.properties).to.deep.equal({ PolicyDocument, Topics: [topic.ref] });
  expect([...at.unseen]).to.deep.equal([]);
});

test('a topic that has no policy of its own is read back from moto without one', { skip }, async () => {
  const at = place();
  await topicCreator.create({}, at);
  expect((await topicCollector.collect(at)).map(({ type }) => type)).to.deep.equal(['AWS::SNS::Topic']);
});
