import {
  BatchGetResourceConfigCommand,
  DescribeConfigurationRecordersCommand,
  DescribeConfigurationRecorderStatusCommand,
  paginateGetDiscoveredResourceCounts,
  paginateSelectResourceConfig,
  type ResourceType,
} from '@aws-sdk/client-config-service';
import type { Place } from '../aws/collector.ts';
import { everyPage } from '../aws/every-page.ts';
import { configItemOf, wholeItemOf } from './config-item.ts';
import { configQuery } from './config-query.ts';
import { type ItemSource, itemKey } from './item-source.ts';
import type { Recording } from './recording.ts';

const pageSize = 100;

/** The recorder of the place's own account and region. */
export const recorderSource: ItemSource = {
  api: 'config:SelectResourceConfig',
  async read(place, types) {
    const client = place.clients.config;
    const recording = await recordingAt(place);
    // What a halted recorder keeps is not read at all.
    if (recording.halted !== undefined) return { items: [], recording };
    const rows = await everyPage(
      paginateSelectResourceConfig({ client, pageSize }, { Expression: configQuery(types) }),
      ({ Results }) => Results,
    );
    return { items: rows.map(configItemOf), recording };
  },
  async counts({ clients: { config: client } }, types) {
    const counts = await everyPage(
      paginateGetDiscoveredResourceCounts({ client, pageSize }, { resourceTypes: [...types] }),
      ({ resourceCounts }) => resourceCounts,
    );
    return new Map(counts.map(({ resourceType = '', count = 0 }) => [resourceType, count]));
  },
  async whole({ clients: { config } }, items) {
    const resourceKeys = items.map(({ resourceType, resourceId }) => ({
      resourceType: resourceType as ResourceType,
      resourceId,
    }));
    const { baseConfigurationItems = [] } = await config.send(new BatchGetResourceConfigCommand({ resourceKeys }));
    return new Map(baseConfigurationItems.map((item) => [itemKey(item), wholeItemOf(item)]));
  },
};

async function recordingAt({ clients: { config }, region }: Place): Promise<Recording> {
  const [{ ConfigurationRecorders = [] }, { ConfigurationRecordersStatus = [] }] = await Promise.all([
    config.send(new DescribeConfigurationRecordersCommand({})),
    config.send(new DescribeConfigurationRecorderStatusCommand({})),
  ]);
  const [recorder] = ConfigurationRecorders;
  if (recorder === undefined) return { halted: `AWS Config has no recorder in ${region}` };
  const { name = 'without a name', recordingGroup: group } = recorder;
  const status = ConfigurationRecordersStatus.find((one) => one.name === recorder.name);
  if (status?.recording !== true) {
    const since = status?.lastStopTime === undefined ? '' : ` since ${status.lastStopTime.toISOString()}`;
    return { halted: `the recorder ${name} in ${region} is off${since}` };
  }
  if (status.lastStatus?.toLowerCase() === 'failure') {
    const why = status.lastErrorCode ?? 'no reason told';
    return { halted: `the recorder ${name} in ${region} fails (${why})` };
  }
  return group === undefined ? {} : { group };
}
