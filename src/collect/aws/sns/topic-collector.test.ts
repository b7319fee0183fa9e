import { expect } from 'chai';
import { test } from 'node:test';
import { answersForTests, failure } from '../answers-for-tests.ts';
import { topicCollector } from './topic-collector.ts';

// Origin of all answers here: case.
const TopicArn = 'arn:aws:sns:eu-west-1:111122223333:alarms';
const SubscriptionArn = `${TopicArn}:1`;
const byMail = { TopicArn, Protocol: 'email', Endpoint: 'ops@shop.example', SubscriptionArn: 'PendingConfirmation' };
const toQueue = { TopicArn, Protocol: 'sqs', Endpoint: 'arn:aws:sqs:eu-west-1:111122223333:work', SubscriptionArn };
const given = {
  Id: '__default_policy_ID',
  Statement: [{ Sid: '__default_statement_ID', Effect: 'Allow', Principal: { AWS: '*' }, Action: ['SNS:Publish'] }],
};
const written = { Version: '2012-10-17', Statement: [{ Sid: 'TlsOnly', Effect: 'Deny' }] };
const answers = {
  ListTopics: { Topics: [{ TopicArn }] },
  ListSubscriptions: { Subscriptions: [byMail, toQueue] },
  GetResources: { ResourceTagMappingList: [{ ResourceARN: TopicArn, Tags: [{ Key: 'Component', Value: 'logs' }] }] },
  GetTopicAttributes: {
    Attributes: { TopicArn, DisplayName: '', KmsMasterKeyId: 'one', Policy: JSON.stringify(written) },
  },
  GetSubscriptionAttributes: { Attributes: { ...toQueue, RawMessageDelivery: 'false' } },
};

test('a topic is told with its key, policy, tags and plain subscriptions', async () => {
  const found = await topicCollector.collect(answersForTests(answers));
  expect(found).to.deep.equal([
    {
      type: 'AWS::SNS::Topic',
      ref: TopicArn,
      arn: TopicArn,
      region: 'eu-west-1',
      tags: { Component: 'logs' },
      properties: {
        TopicName: 'alarms',
        KmsMasterKeyId: 'one',
        Subscription: [
          { Endpoint: 'ops@shop.example', Protocol: 'email' },
          { Endpoint: 'arn:aws:sqs:eu-west-1:111122223333:work', Protocol: 'sqs' },
        ],
      },
      attributes: { TopicArn, TopicName: 'alarms', PendingEndpoints: ['ops@shop.example'] },
      untold: { DataProtectionPolicy: 'was not asked', DeliveryStatusLogging: 'was not asked' },
      api: 'sns:GetTopicAttributes',
    },
    {
      type: 'AWS::SNS::TopicPolicy',
      ref: `policy of ${TopicArn}`,
      region: 'eu-west-1',
      tags: {},
      properties: { PolicyDocument: written, Topics: [TopicArn] },
      attributes: {},
      api: 'sns:GetTopicAttributes',
    },
  ]);
});

test('the policy that SNS gives each topic is left out, and kept once it says more', async () => {
  const typesWith = async (policy: object) => {
    const GetTopicAttributes = { Attributes: { TopicArn, Policy: JSON.stringify(policy) } };
    const found = await topicCollector.collect(answersForTests({ ...answers, GetTopicAttributes }));
    return found.map(({ type }) => type);
  };
  expect(await typesWith(given)).to.deep.equal(['AWS::SNS::Topic']);
  expect(
    await typesWith({ ...given, Statement: [...given.Statement, { Effect: 'Allow', Principal: '*' }] }),
  ).to.deep.equal(['AWS::SNS::Topic', 'AWS::SNS::TopicPolicy']);
});

test('a subscription that says more than an endpoint stands on its own, and on its topic no more', async () => {
  const RedrivePolicy = { deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:111122223333:lost' };
  const place = answersForTests({
    ...answers,
    GetSubscriptionAttributes: { Attributes: { ...toQueue, RedrivePolicy: JSON.stringify(RedrivePolicy) } },
  });
  const [topic, , subscription] = await topicCollector.collect(place);
  expect(topic?.properties['Subscription']).to.deep.equal([{ Endpoint: 'ops@shop.example', Protocol: 'email' }]);
  expect(subscription).to.deep.include({
    type: 'AWS::SNS::Subscription',
    ref: SubscriptionArn,
    properties: { TopicArn, Protocol: 'sqs', Endpoint: toQueue.Endpoint, RedrivePolicy },
  });
});

test('a subscription whose settings are denied stands on its own, with them unseen', async () => {
  const place = answersForTests({ ...answers, GetSubscriptionAttributes: failure('AuthorizationError') });
  const [, , subscription] = await topicCollector.collect(place);
  expect(subscription?.type).to.equal('AWS::SNS::Subscription');
  expect(subscription?.properties['RedrivePolicy']).to.deep.equal({ unseen: 'AuthorizationError' });
});

test('where any list, the tags or the attributes are denied the kind counts as not seen', async () => {
  for (const operation of ['ListTopics', 'ListSubscriptions', 'GetResources', 'GetTopicAttributes']) {
    const place = answersForTests({ ...answers, [operation]: failure('AuthorizationError') });
    await topicCollector.collect(place);
    expect([...place.unseen.keys()], operation).to.deep.equal(topicCollector.types);
  }
});
