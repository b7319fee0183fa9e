import { expect } from 'chai';
import { test } from 'node:test';
import { answersForTests, failure } from '../answers-for-tests.ts';
import { anomalyCollector } from './anomaly-collector.ts';

// Origin of all answers here: case.
const MonitorArn = 'arn:aws:ce::111122223333:anomalymonitor/1';
const SubscriptionArn = 'arn:aws:ce::111122223333:anomalysubscription/1';
const threshold = { Dimensions: { Key: 'ANOMALY_TOTAL_IMPACT_ABSOLUTE', Values: ['200'] } };
const answers = {
  GetAnomalyMonitors: {
    AnomalyMonitors: [{ MonitorArn, MonitorName: 'services', MonitorType: 'DIMENSIONAL', MonitorDimension: 'SERVICE' }],
  },
  GetAnomalySubscriptions: {
    AnomalySubscriptions: [
      {
        SubscriptionArn,
        SubscriptionName: 'anomalies',
        Frequency: 'DAILY',
        MonitorArnList: [MonitorArn],
        Subscribers: [{ Address: 'finance@shop.example', Type: 'EMAIL', Status: 'CONFIRMED' }],
        Threshold: 0,
        ThresholdExpression: threshold,
      },
    ],
  },
  ListTagsForResource: { ResourceTags: [] },
};

test('monitors and subscriptions are told, expressions as the text a template writes', async () => {
  const found = await anomalyCollector.collect(answersForTests(answers));
  expect(found.map(({ type, ref, properties }) => [type, ref, properties])).to.deep.equal([
    [
      'AWS::CE::AnomalyMonitor',
      MonitorArn,
      { MonitorName: 'services', MonitorType: 'DIMENSIONAL', MonitorDimension: 'SERVICE' },
    ],
    [
      'AWS::CE::AnomalySubscription',
      SubscriptionArn,
      {
        SubscriptionName: 'anomalies',
        Frequency: 'DAILY',
        MonitorArnList: [MonitorArn],
        Subscribers: [{ Address: 'finance@shop.example', Type: 'EMAIL' }],
        ThresholdExpression: JSON.stringify(threshold),
      },
    ],
  ]);
});

test('where one list is denied only its kind counts as not seen', async () => {
  const place = answersForTests({ ...answers, GetAnomalyMonitors: failure('AccessDeniedException') });
  expect((await anomalyCollector.collect(place)).map(({ type }) => type)).to.deep.equal([
    'AWS::CE::AnomalySubscription',
  ]);
  expect([...place.unseen]).to.deep.equal([['AWS::CE::AnomalyMonitor', 'AccessDeniedException']]);
});
