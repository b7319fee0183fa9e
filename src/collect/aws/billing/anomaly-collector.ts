import {
  ListTagsForResourceCommand,
  paginateGetAnomalyMonitors,
  paginateGetAnomalySubscriptions,
} from '@aws-sdk/client-cost-explorer';
import type { Value } from '../../../inventory/value.ts';
import type { Collector, Place } from '../collector.ts';
import { detailValue } from '../detail-value.ts';
import { everyPage } from '../every-page.ts';
import { stillThere } from '../still-there.ts';
import { toldValues } from '../told-values.ts';
import { anomalyMonitorOf } from './anomaly-monitor.ts';
import { anomalySubscriptionOf } from './anomaly-subscription.ts';

const monitorTypes = ['AWS::CE::AnomalyMonitor'];
const subscriptionTypes = ['AWS::CE::AnomalySubscription'];

export const anomalyCollector: Collector = {
  types: [...monitorTypes, ...subscriptionTypes],
  scope: 'global',
  async collect(place) {
    const client = place.clients.costExplorer;
    const { region } = place;
    const monitors = await place.listed(monitorTypes, () =>
      everyPage(paginateGetAnomalyMonitors({ client, pageSize: 100 }, {}), ({ AnomalyMonitors }) => AnomalyMonitors),
    );
    const subscriptions = await place.listed(subscriptionTypes, () =>
      everyPage(
        paginateGetAnomalySubscriptions({ client, pageSize: 100 }, {}),
        ({ AnomalySubscriptions }) => AnomalySubscriptions,
      ),
    );
    return [
      ...(await stillThere(monitors ?? [], 4, async (monitor) => [
        anomalyMonitorOf(monitor, await tagsOf(monitor.MonitorArn, place), region),
      ])),
      ...(await stillThere(subscriptions ?? [], 4, async (subscription) => [
        anomalySubscriptionOf(subscription, await tagsOf(subscription.SubscriptionArn, place), region),
      ])),
    ];
  },
};

async function tagsOf(ResourceArn: string | undefined, place: Place): Promise<Value | undefined> {
  const tags = await place.detail(
    () => place.clients.costExplorer.send(new ListTagsForResourceCommand({ ResourceArn })),
    { gone: ['ResourceNotFoundException', 'UnknownMonitorException', 'UnknownSubscriptionException'] },
  );
  return detailValue(tags, ({ ResourceTags = [] }) =>
    ResourceTags.length === 0 ? undefined : ResourceTags.map(toldValues),
  );
}
