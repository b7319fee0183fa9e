import {
  type AnomalyMonitor,
  CreateAnomalyMonitorCommand,
  type MonitorDimension,
  type MonitorType,
} from '@aws-sdk/client-cost-explorer';
import { answerHas } from '../../answer-has.ts';
import type { Creator } from '../../creator.ts';
import { neededIn, tagsIn, textIn } from '../../given.ts';
import { jsonTextIn } from '../../json-text-in.ts';
import { lacking } from '../../lacking.ts';

export const anomalyMonitorCreator: Creator = {
  type: 'AWS::CE::AnomalyMonitor',
  async create(given, { clients: { costExplorer } }) {
    const specification = jsonTextIn(given, 'MonitorSpecification');
    const monitor: AnomalyMonitor = {
      MonitorName: neededIn(given, 'MonitorName'),
      MonitorType: neededIn(given, 'MonitorType') as MonitorType,
      MonitorDimension: textIn(given, 'MonitorDimension') as MonitorDimension | undefined,
      MonitorSpecification:
        specification === undefined
          ? undefined
          : (JSON.parse(specification) as NonNullable<AnomalyMonitor['MonitorSpecification']>),
    };
    const { MonitorArn } = await lacking('ce:CreateAnomalyMonitor', () =>
      costExplorer.send(
        new CreateAnomalyMonitorCommand({ AnomalyMonitor: monitor, ResourceTags: tagsIn(given, 'ResourceTags') }),
      ),
    );
    const arn = answerHas(MonitorArn, 'an ARN', 'CreateAnomalyMonitor');
    return { ref: arn, attributes: { MonitorArn: arn } };
  },
};
