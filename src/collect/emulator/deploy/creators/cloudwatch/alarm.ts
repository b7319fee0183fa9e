import {
  DescribeAlarmsCommand,
  PutMetricAlarmCommand,
  type PutMetricAlarmCommandInput,
} from '@aws-sdk/client-cloudwatch';
import type { Creator } from '../../creator.ts';
import { textIn, typed } from '../../given.ts';
import { lacking } from '../../lacking.ts';

const numbers = new Set(['DatapointsToAlarm', 'EvaluationPeriods', 'Period', 'Threshold']);
const truths = new Set(['ActionsEnabled', 'ReturnData']);

export const alarmCreator: Creator = {
  type: 'AWS::CloudWatch::Alarm',
  async create(properties, { clients, uniqueName }) {
    const AlarmName = textIn(properties, 'AlarmName') ?? uniqueName(255);
    const input = { ...(typed(properties, numbers, truths) as PutMetricAlarmCommandInput), AlarmName };
    await lacking('cloudwatch:PutMetricAlarm', () => clients.cloudWatch.send(new PutMetricAlarmCommand(input)));
    const { MetricAlarms: [made] = [] } = await clients.cloudWatch.send(
      new DescribeAlarmsCommand({ AlarmNames: [AlarmName] }),
    );
    return { ref: AlarmName, attributes: { Arn: made?.AlarmArn ?? '' } };
  },
};
