import { expect } from 'chai';
import { test } from 'node:test';
import { alarmCreator } from '../../emulator/deploy/creators/cloudwatch/alarm.ts';
import { motoForTests } from '../../emulator/moto-for-tests.ts';
import { accountForTest, placeForTests } from '../../emulator/place-for-tests.ts';
import { alarmCollector } from './alarm-collector.ts';

const moto = motoForTests();
const skip = 'missing' in moto ? moto.missing : false;
const endpoint = 'missing' in moto ? '' : moto.endpoint;

test('Alarms are read back from moto as their template says them', { skip }, async () => {
  const place = placeForTests(endpoint, accountForTest(), 'us-east-1');
  const down = {
    AlarmActions: ['arn:aws:sns:us-east-1:111122223333:alarms'],
    AlarmDescription: 'The primary region is held for dead',
    AlarmName: 'kc-down',
    ComparisonOperator: 'LessThanThreshold',
    DatapointsToAlarm: 2,
    Dimensions: [{ Name: 'HealthCheckId', Value: 'check' }],
    EvaluationPeriods: '2',
    MetricName: 'HealthCheckStatus',
    Namespace: 'AWS/Route53',
    Period: '60',
    Statistic: 'Minimum',
    Threshold: '1',
    TreatMissingData: 'breaching',
  };
  const odd = {
    ActionsEnabled: 'false',
    AlarmName: 'kc-odd',
    ComparisonOperator: 'LessThanLowerOrGreaterThanUpperThreshold',
    EvaluationPeriods: 3,
    Metrics: [
      { Id: 'band', Expression: 'ANOMALY_DETECTION_BAND(m, 2)', Label: 'band', ReturnData: 'true' },
      {
        Id: 'm',
        MetricStat: {
          Metric: { Namespace: 'AWS/EC2', MetricName: 'CPUUtilization', Dimensions: [{ Name: 'a', Value: 'b' }] },
          Period: '60',
          Stat: 'Average',
        },
        ReturnData: true,
      },
    ],
    ThresholdMetricId: 'band',
  };
  const created = await alarmCreator.create({ ...down, Tags: [{ Key: 'Component', Value: 'failover' }] }, place);
  await alarmCreator.create(odd, place);
  const found = await alarmCollector.collect(place);
  expect(found.map(({ ref, tags }) => [ref, tags])).to.have.deep.members([
    ['kc-down', { Component: 'failover' }],
    ['kc-odd', {}],
  ]);
  const told = Object.fromEntries(found.map(({ ref, properties }) => [ref, properties]));
  expect(told['kc-down']).to.deep.equal({
    ...down,
    ActionsEnabled: true,
    EvaluationPeriods: 2,
    Period: 60,
    Threshold: 1,
  });
  expect(told['kc-odd']).to.deep.equal({
    ...odd,
    ActionsEnabled: false,
    Metrics: [
      { ...odd.Metrics[0], ReturnData: true },
      { ...odd.Metrics[1], MetricStat: { ...odd.Metrics[1]?.MetricStat, Period: 60 } },
    ],
  });
  expect(found.find(({ ref }) => ref === created.ref)?.attributes['Arn']).to.equal(created.attributes['Arn']);
  expect(place.unseen.size).to.equal(0);
});
