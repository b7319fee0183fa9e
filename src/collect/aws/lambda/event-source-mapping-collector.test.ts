import { expect } from 'chai';
import { test } from 'node:test';
import { answersForTests, failure } from '../answers-for-tests.ts';
import { eventSourceMappingCollector } from './event-source-mapping-collector.ts';

// Origin of all answers here: case.
const FunctionArn = 'arn:aws:lambda:eu-west-1:111122223333:function:promote';
const mapping = {
  UUID: 'one',
  EventSourceArn: 'arn:aws:kinesis:eu-west-1:111122223333:stream/orders',
  FunctionArn,
  State: 'Enabled',
  LastProcessingResult: 'OK',
  MaximumRetryAttempts: -1,
  DestinationConfig: { OnFailure: {} },
};

test('a mapping is told as a template would write it, without an empty destination', async () => {
  const [found] = await eventSourceMappingCollector.collect(
    answersForTests({ ListEventSourceMappings: { EventSourceMappings: [mapping] } }),
  );
  expect(found).to.deep.include({
    type: 'AWS::Lambda::EventSourceMapping',
    ref: 'one',
    properties: {
      EventSourceArn: mapping.EventSourceArn,
      MaximumRetryAttempts: -1,
      FunctionName: FunctionArn,
      Enabled: true,
    },
  });
});

test('a denied list is no empty list', async () => {
  const place = answersForTests({ ListEventSourceMappings: failure('AccessDeniedException') });
  expect(await eventSourceMappingCollector.collect(place)).to.deep.equal([]);
  expect([...place.unseen]).to.deep.equal([['AWS::Lambda::EventSourceMapping', 'AccessDeniedException']]);
});

test('a filter that is encrypted, which the list leaves out, is unseen and not absent', async () => {
  const encrypted = { ...mapping, KMSKeyArn: 'arn:key' };
  const refused = { ...mapping, FilterCriteriaError: { ErrorCode: 'AccessDeniedException', Message: 'no' } };
  for (const one of [encrypted, refused]) {
    const [found] = await eventSourceMappingCollector.collect(
      answersForTests({ ListEventSourceMappings: { EventSourceMappings: [one] } }),
    );
    expect(found?.properties['FilterCriteria']).to.deep.equal({
      unseen: 'it is encrypted, and the list does not tell it',
    });
  }
});
