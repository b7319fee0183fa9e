import {
  BatchGetAggregateResourceConfigCommand,
  paginateDescribeConfigurationAggregatorSourcesStatus,
  paginateGetAggregateDiscoveredResourceCounts,
  paginateSelectAggregateResourceConfig,
  type ResourceType,
} from '@aws-sdk/client-config-service';
import type { Place } from '../aws/collector.ts';
import { everyPage } from '../aws/every-page.ts';
import { type ConfigItem, configItemOf, recordOf, wholeItemOf } from './config-item.ts';
import { configQuery } from './config-query.ts';
import { type ItemSource, itemKey } from './item-source.ts';
import type { Recording, RecordingGroup } from './recording.ts';

/** Without a size, a page has 25 rows. */
const pageSize = 100;
const recorderType = 'AWS::Config::ConfigurationRecorder';

/**
 * An aggregator of the account whose clients the place has, asked for the place's account and region. It does not tell what the
 * recorder there records, but for the recorder's own item where that is recorded.
 */
export function aggregatorSource(aggregator: string): ItemSource {
  const ConfigurationAggregatorName = aggregator;
  return {
    api: 'config:SelectAggregateResourceConfig',
    async read(place, types) {
      const stale = await staleSource(aggregator, place);
      if (stale !== undefined) return { items: [], recording: { halted: stale } };
      const rows = await everyPage(
        paginateSelectAggregateResourceConfig(
          { client: place.clients.config, pageSize },
          { ConfigurationAggregatorName, Expression: configQuery([...types, recorderType], place) },
        ),
        ({ Results }) => Results,
      );
      const items = rows.map(configItemOf);
      return {
        items: items.filter(({ resourceType }) => resourceType !== recorderType),
        recording: recordingOf(items.find(({ resourceType }) => resourceType === recorderType)),
      };
    },
    async counts({ clients: { config: client }, account, region }, types) {
      const counts = await everyPage(
        paginateGetAggregateDiscoveredResourceCounts(
          { client, pageSize: 1000 },
          {
            ConfigurationAggregatorName,
            Filters: { AccountId: account, Region: region },
            GroupByKey: 'RESOURCE_TYPE',
          },
        ),
        ({ GroupedResourceCounts }) => GroupedResourceCounts,
      );
      const told = counts.map(({ GroupName = '', ResourceCount = 0 }): [string, number] => [GroupName, ResourceCount]);
      return new Map(told.filter(([type]) => types.includes(type)));
    },
    async whole({ clients: { config }, account, region }, items) {
      const ResourceIdentifiers = items.map(({ resourceType, resourceId }) => ({
        SourceAccountId: account,
        SourceRegion: region,
        ResourceId: resourceId,
        ResourceType: resourceType as ResourceType,
      }));
      const { BaseConfigurationItems = [] } = await config.send(
        new BatchGetAggregateResourceConfigCommand({ ConfigurationAggregatorName, ResourceIdentifiers }),
      );
      return new Map(BaseConfigurationItems.map((item) => [itemKey(item), wholeItemOf(item)]));
    },
  };
}

/** Why what the aggregator has of the place is not of now. An organisation is one source for all its accounts. */
async function staleSource(aggregator: string, place: Place): Promise<string | undefined> {
  const { account, region, clients } = place;
  const sources = await everyPage(
    paginateDescribeConfigurationAggregatorSourcesStatus(
      { client: clients.config, pageSize },
      { ConfigurationAggregatorName: aggregator },
    ),
    ({ AggregatedSourceStatusList }) => AggregatedSourceStatusList,
  );
  const source = sources.find(
    ({ SourceId, SourceType, AwsRegion }) =>
      AwsRegion === region && (SourceId === account || SourceType === 'ORGANIZATION'),
  );
  if (source === undefined) return `the aggregator ${aggregator} has no source for ${account} in ${region}`;
  if (source.LastUpdateStatus === 'SUCCEEDED') return undefined;
  const since = source.LastUpdateTime?.toISOString() ?? 'a time it does not tell';
  const why = source.LastErrorCode === undefined ? '' : `, ${source.LastErrorCode}`;
  return `the aggregator ${aggregator} last asked ${account} in ${region} at ${since}: ${source.LastUpdateStatus}${why}`;
}

/** The recorder's own item is in CloudFormation's shape. */
function recordingOf(item: ConfigItem | undefined): Recording {
  if (item === undefined) return {};
  const { Recording: isOn, RecordingGroup: told } = item.configuration;
  if (isOn === false) return { halted: `the recorder in ${item.awsRegion} is off` };
  const group = lowered(told);
  return group === undefined ? {} : { group };
}

function lowered(told: unknown): RecordingGroup | undefined {
  const group = recordOf(told);
  if (group === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(group).map(([key, value]) => [
      `${key.charAt(0).toLowerCase()}${key.slice(1)}`,
      recordOf(value) === undefined ? value : lowered(value),
    ]),
  ) as RecordingGroup;
}
