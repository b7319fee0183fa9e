import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { expect } from 'chai';
import { describe, it } from 'node:test';
import { answersForTests, failure } from '../answers-for-tests.ts';
import { alarmCollector } from './alarm-collector.ts';

// Origin of all answers here: case, in the shape of the API reference.
const arn = 'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:slow';
const slow: MetricAlarm = {
  AlarmName: 'slow',
  AlarmArn: arn,
  AlarmConfigurationUpdatedTimestamp: new Date('2026-11-01T00:00:00Z'),
  ActionsEnabled: true,
  OKActions: [],
  AlarmActions: ['topic-2', 'topic-1'],
  InsufficientDataActions: [],
  StateValue: 'OK',
  StateReason: 'because',
  MetricName: 'TargetResponseTime',
  Namespace: 'AWS/ApplicationELB',
  ExtendedStatistic: 'p99',
  Dimensions: [
    { Name: 'TargetGroup', Value: 'targetgroup/api/1' },
    { Name: 'LoadBalancer', Value: 'app/public/1' },
  ],
  Period: 60,
  EvaluationPeriods: 5,
  Threshold: 1,
  ComparisonOperator: 'GreaterThanThreshold',
  TreatMissingData: 'notBreaching',
};
const tracking: MetricAlarm = {
  AlarmName: 'TargetTracking-api-AlarmHigh-1',
  AlarmDescription: 'DO NOT EDIT OR DELETE. For TargetTrackingScalingPolicy arn:aws:autoscaling:…',
};
const composite = { AlarmName: 'both', AlarmArn: 'arn-both', AlarmRule: 'ALARM(slow)', AlarmActions: ['topic-1'] };
const GetResources = {
  ResourceTagMappingList: [{ ResourceARN: arn, Tags: [{ Key: 'Component', Value: 'api' }] }],
};

describe('alarms of an account', () => {
  it('are told as their template would say them, without those of target tracking', async () => {
    const place = answersForTests({
      DescribeAlarms: { MetricAlarms: [tracking, slow], CompositeAlarms: [composite] },
      GetResources,
    });
    expect(await alarmCollector.collect(place)).to.deep.equal([
      {
        type: 'AWS::CloudWatch::Alarm',
        ref: 'slow',
        arn,
        region: 'eu-west-1',
        tags: { Component: 'api' },
        properties: {
          ActionsEnabled: true,
          AlarmActions: ['topic-1', 'topic-2'],
          AlarmName: 'slow',
          ComparisonOperator: 'GreaterThanThreshold',
          Dimensions: [
            { Name: 'LoadBalancer', Value: 'app/public/1' },
            { Name: 'TargetGroup', Value: 'targetgroup/api/1' },
          ],
          EvaluationPeriods: 5,
          ExtendedStatistic: 'p99',
          MetricName: 'TargetResponseTime',
          Namespace: 'AWS/ApplicationELB',
          Period: 60,
          Threshold: 1,
          TreatMissingData: 'notBreaching',
        },
        attributes: { Arn: arn, StateValue: 'OK' },
        api: 'cloudwatch:DescribeAlarms',
      },
      {
        type: 'AWS::CloudWatch::CompositeAlarm',
        ref: 'both',
        arn: 'arn-both',
        region: 'eu-west-1',
        tags: {},
        properties: { AlarmActions: ['topic-1'], AlarmName: 'both', AlarmRule: 'ALARM(slow)' },
        attributes: { Arn: 'arn-both' },
        api: 'cloudwatch:DescribeAlarms',
      },
    ]);
  });

  it('keep one that somebody named like those of target tracking', async () => {
    const named = { ...slow, AlarmName: 'TargetTracking-mine', AlarmDescription: 'ours' };
    const place = answersForTests({ DescribeAlarms: { MetricAlarms: [named] }, GetResources });
    expect((await alarmCollector.collect(place)).map(({ ref }) => ref)).to.deep.equal(['TargetTracking-mine']);
  });

  it('are read with their tags in two calls, however many there are', async () => {
    const many = Array.from({ length: 50 }, (_, index) => ({ ...slow, AlarmName: `a${index}` }));
    const place = answersForTests({ DescribeAlarms: { MetricAlarms: many }, GetResources });
    expect(await alarmCollector.collect(place)).to.have.length(50);
    expect(place.asked).to.deep.equal(['DescribeAlarms', 'GetResources']);
  });

  it('count as not seen when they are denied', async () => {
    const place = answersForTests({ DescribeAlarms: failure('AccessDenied') });
    expect(await alarmCollector.collect(place)).to.deep.equal([]);
    expect([...place.unseen.keys()]).to.deep.equal(['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm']);
  });
});
