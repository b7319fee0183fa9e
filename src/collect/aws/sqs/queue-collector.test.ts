import { expect } from 'chai';
import { test } from 'node:test';
import { answersForTests, failure } from '../answers-for-tests.ts';
import { queueCollector } from './queue-collector.ts';

// Origin of all answers here: case.
const url = 'https://sqs.eu-west-1.amazonaws.com/111122223333/work';
const arn = 'arn:aws:sqs:eu-west-1:111122223333:work';
const redrive = { deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:111122223333:lost', maxReceiveCount: 5 };
const policy = { Version: '2012-10-17', Statement: [{ Sid: 'TlsOnly', Effect: 'Deny' }] };
const Attributes = {
  QueueArn: arn,
  ApproximateNumberOfMessages: '3',
  MessageRetentionPeriod: '1209600',
  VisibilityTimeout: '30',
  SqsManagedSseEnabled: 'true',
  RedrivePolicy: JSON.stringify(redrive),
};
const answers = {
  ListQueues: { QueueUrls: [url] },
  GetResources: { ResourceTagMappingList: [{ ResourceARN: arn, Tags: [{ Key: 'Component', Value: 'failover' }] }] },
  GetQueueAttributes: { Attributes },
};

test('a queue has numbers, booleans and documents where a template has them', async () => {
  expect(await queueCollector.collect(answersForTests(answers))).to.deep.equal([
    {
      type: 'AWS::SQS::Queue',
      ref: url,
      arn,
      region: 'eu-west-1',
      tags: { Component: 'failover' },
      properties: {
        QueueName: 'work',
        MessageRetentionPeriod: 1209600,
        VisibilityTimeout: 30,
        SqsManagedSseEnabled: true,
        RedrivePolicy: redrive,
      },
      attributes: { Arn: arn, QueueName: 'work', QueueUrl: url },
      api: 'sqs:GetQueueAttributes',
    },
  ]);
});

test('the policy on a queue is a record of its own', async () => {
  const GetQueueAttributes = { Attributes: { ...Attributes, Policy: JSON.stringify(policy) } };
  const [, found] = await queueCollector.collect(answersForTests({ ...answers, GetQueueAttributes }));
  expect(found).to.deep.include({
    type: 'AWS::SQS::QueuePolicy',
    properties: { PolicyDocument: policy, Queues: [url] },
  });
});

test('where a call is denied the kind counts as not seen', async () => {
  for (const operation of ['ListQueues', 'GetResources', 'GetQueueAttributes']) {
    const place = answersForTests({ ...answers, [operation]: failure('AccessDenied') });
    await queueCollector.collect(place);
    expect([...place.unseen.keys()], operation).to.deep.equal(queueCollector.types);
  }
});

test('a queue that vanished since it was listed is left out', async () => {
  const place = answersForTests({ ...answers, GetQueueAttributes: failure('QueueDoesNotExist') });
  expect(await queueCollector.collect(place)).to.deep.equal([]);
  expect([...place.unseen]).to.deep.equal([]);
});
