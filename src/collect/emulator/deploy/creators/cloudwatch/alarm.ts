import { PutMetricAlarmCommand, type PutMetricAlarmCommandInput } from '@aws-sdk/client-cloudwatch';
import type { Concrete, Creator } from '../../creator.ts';
import { mapIn, mapsIn, textIn, typed } from '../../given.ts';
import { lacking } from '../../lacking.ts';

const numbers = new Set(['DatapointsToAlarm', 'EvaluationPeriods', 'Period', 'Threshold']);
const truths = new Set(['ActionsEnabled', 'ReturnData']);

export const alarmCreator: Creator = {
  type: 'AWS::CloudWatch::Alarm',
  async create(properties, { account, clients, region, uniqueName }) {
    const AlarmName = textIn(properties, 'AlarmName') ?? uniqueName(255);
    const given = typed(withoutUnnamed(properties), numbers, truths) as PutMetricAlarmCommandInput;
    const input = { ...given, AlarmName };
    await lacking('cloudwatch:PutMetricAlarm', () => clients.cloudWatch.send(new PutMetricAlarmCommand(input)));
    // The call answers with nothing, and to ask for each of them would be a call more.
    return { ref: AlarmName, attributes: { Arn: `arn:aws:cloudwatch:${region}:${account}:alarm:${AlarmName}` } };
  },
};

/** A dimension that names what is not there has no value left, and the call would fail for it. */
function withoutUnnamed(properties: Concrete): Concrete {
  const valued = (from: Concrete) => mapsIn(from, 'Dimensions').filter((one) => textIn(one, 'Value') !== undefined);
  const metrics = mapsIn(properties, 'Metrics').map((query) => {
    const stat = mapIn(query, 'MetricStat');
    const metric = stat && mapIn(stat, 'Metric');
    return metric ? { ...query, MetricStat: { ...stat, Metric: { ...metric, Dimensions: valued(metric) } } } : query;
  });
  return {
    ...properties,
    ...(properties['Dimensions'] === undefined ? {} : { Dimensions: valued(properties) }),
    ...(metrics.length === 0 ? {} : { Metrics: metrics }),
  };
}
