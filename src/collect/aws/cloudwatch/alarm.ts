import type { CompositeAlarm, MetricAlarm } from '@aws-sdk/client-cloudwatch';
import type { Mapped } from '../collector.ts';
import { toldValues } from '../told-values.ts';

interface Where {
  readonly region: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** An alarm on a metric as CloudFormation would write it. */
export function alarm(told: MetricAlarm, where: Where): Mapped {
  return alarmOf('AWS::CloudWatch::Alarm', told, where, {
    ComparisonOperator: told.ComparisonOperator,
    DatapointsToAlarm: told.DatapointsToAlarm,
    Dimensions: told.Dimensions?.toSorted((one, other) => ((one.Name ?? '') < (other.Name ?? '') ? -1 : 1)),
    EvaluateLowSampleCountPercentile: told.EvaluateLowSampleCountPercentile,
    EvaluationPeriods: told.EvaluationPeriods,
    ExtendedStatistic: told.ExtendedStatistic,
    MetricName: told.MetricName,
    Metrics: told.Metrics,
    Namespace: told.Namespace,
    Period: told.Period,
    Statistic: told.Statistic,
    Threshold: told.Threshold,
    ThresholdMetricId: told.ThresholdMetricId,
    TreatMissingData: told.TreatMissingData,
    Unit: told.Unit,
  });
}

/** An alarm on other alarms as CloudFormation would write it. */
export function compositeAlarm(told: CompositeAlarm, where: Where): Mapped {
  return alarmOf('AWS::CloudWatch::CompositeAlarm', told, where, {
    ActionsSuppressor: told.ActionsSuppressor,
    ActionsSuppressorExtensionPeriod: told.ActionsSuppressorExtensionPeriod,
    ActionsSuppressorWaitPeriod: told.ActionsSuppressorWaitPeriod,
    AlarmRule: told.AlarmRule,
  });
}

/** `own` is what alarms of the type have beside what every alarm has. */
function alarmOf(type: string, told: MetricAlarm | CompositeAlarm, { region, tags }: Where, own: object): Mapped {
  const { AlarmArn: arn = '', AlarmName: name = '' } = told;
  return {
    type,
    ref: name,
    arn,
    region,
    tags,
    properties: toldValues({
      ...own,
      ActionsEnabled: told.ActionsEnabled,
      AlarmActions: told.AlarmActions?.toSorted(),
      AlarmDescription: told.AlarmDescription,
      AlarmName: name,
      InsufficientDataActions: told.InsufficientDataActions?.toSorted(),
      OKActions: told.OKActions?.toSorted(),
    }),
    attributes: toldValues({ Arn: arn, StateValue: told.StateValue }),
    api: 'cloudwatch:DescribeAlarms',
  };
}
