import type { AnomalyMonitor } from '@aws-sdk/client-cost-explorer';
import type { Value } from '../../../inventory/value.ts';
import type { Mapped } from '../collector.ts';
import { toldValues } from '../told-values.ts';
import { resourceTags } from './resource-tags.ts';

export function anomalyMonitorOf(monitor: AnomalyMonitor, tags: Value | undefined, region: string): Mapped {
  const { MonitorArn = '', MonitorName, MonitorType, MonitorDimension, MonitorSpecification } = monitor;
  return {
    type: 'AWS::CE::AnomalyMonitor',
    ref: MonitorArn,
    arn: MonitorArn,
    region,
    ...resourceTags(tags),
    properties: {
      ...toldValues({ MonitorName, MonitorType, MonitorDimension }),
      // A template writes it as JSON text.
      ...(MonitorSpecification === undefined ? {} : { MonitorSpecification: JSON.stringify(MonitorSpecification) }),
      ...(tags === undefined ? {} : { ResourceTags: tags }),
    },
    attributes: toldValues({
      MonitorArn,
      CreationDate: monitor.CreationDate,
      LastEvaluatedDate: monitor.LastEvaluatedDate,
      DimensionalValueCount: monitor.DimensionalValueCount,
    }),
    api: 'ce:GetAnomalyMonitors',
  };
}
