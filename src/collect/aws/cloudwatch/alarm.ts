import type { CompositeAlarm, MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { Mapped } from '../collector.ts';
import { toldValues } from '../told-values.ts';

interface Where {
  readonly region: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** An alarm on a metric as CloudFormation would write it. */
export function alarm(told: MetricAlarm, { region, tags }: Where): Mapped {
  const { AlarmArn: arn = '', AlarmName: name = '' } = told;
  return {
    type: 'AWS::CloudWatch::Alarm',
    ref: name,
    arn,
    region,
    tags,
    properties: toldValues({
      ActionsEnabled: told.ActionsEnabled,
      AlarmActions: told.AlarmActions?.toSorted(),
      AlarmDescription: told.AlarmDescription,
      AlarmName: name,
      ComparisonOperator: told.ComparisonOperator,
      DatapointsToAlarm: told.DatapointsToAlarm,
      Dimensions: told.Dimensions?.toSorted((one, other) => ((one.Name ?? '') < (other.Name ?? '') ? -1 : 1)),
      EvaluateLowSampleCountPercentile: told.EvaluateLowSampleCountPercentile,
      EvaluationPeriods: told.EvaluationPeriods,
      ExtendedStatistic: told.ExtendedStatistic,
      InsufficientDataActions: told.InsufficientDataActions?.toSorted(),
      MetricName: told.MetricName,
      Metrics: told.Metrics,
      Namespace: told.Namespace,
      OKActions: told.OKActions?.toSorted(),
      Period: told.Period,
      Statistic: told.Statistic,
      Threshold: told.Threshold,
      ThresholdMetricId: told.ThresholdMetricId,
      TreatMissingData: told.TreatMissingData,
      Unit: told.Unit,
    }),
    attributes: toldValues({ Arn: arn, StateValue: told.StateValue }),
    api: 'cloudwatch:DescribeAlarms',
  };
}

/** An alarm on other alarms as CloudFormation would write it. */
export function compositeAlarm(told: CompositeAlarm, { region, tags }: Where): Mapped {
  const { AlarmArn: arn = '', AlarmName: name = '' } = told;
  return {
    type: 'AWS::CloudWatch::CompositeAlarm',
    ref: name,
    arn,
    region,
    tags,
    properties: toldValues({
      ActionsEnabled: told.ActionsEnabled,
      ActionsSuppressor: told.ActionsSuppressor,
      ActionsSuppressorExtensionPeriod: told.ActionsSuppressorExtensionPeriod,
      ActionsSuppressorWaitPeriod: told.ActionsSuppressorWaitPeriod,
      AlarmActions: told.AlarmActions?.toSorted(),
      AlarmDescription: told.AlarmDescription,
      AlarmName: name,
      AlarmRule: told.AlarmRule,
      InsufficientDataActions: told.InsufficientDataActions?.toSorted(),
      OKActions: told.OKActions?.toSorted(),
    }),
    attributes: toldValues({ Arn: arn, StateValue: told.StateValue }),
    api: 'cloudwatch:DescribeAlarms',
  };
}
