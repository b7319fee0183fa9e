import { GetQueueAttributesCommand, paginateListQueues } from '@aws-sdk/client-sqs';
import type { Collector } from '../collector.ts';
import { neededDetail } from '../needed-detail.ts';
import { everyPage } from '../every-page.ts';
import { jsonText } from '../json-text.ts';
import { stillThere } from '../still-there.ts';
import { tagsOfService } from '../tags-of-service.ts';
import { queueOf } from './queue.ts';
import { queuePolicyOf } from './queue-policy.ts';

const types = ['AWS::SQS::Queue', 'AWS::SQS::QueuePolicy'];
const gone = ['QueueDoesNotExist', 'AWS.SimpleQueueService.NonExistentQueue'];

export const queueCollector: Collector = {
  types,
  scope: 'region',
  async collect(place) {
    const client = place.clients.sqs;
    const urls = await place.listed(types, () =>
      everyPage(paginateListQueues({ client, pageSize: 1000 }, {}), ({ QueueUrls }) => QueueUrls),
    );
    if (urls === undefined || urls.length === 0) return [];
    const tagsOf = await tagsOfService(place, 'sqs', types);
    return stillThere(urls, 8, async (url) => {
      // Nothing but its URL is known of a queue whose attributes are denied, so the kind counts as not seen.
      const told = await neededDetail(place, types, gone, () =>
        client.send(new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] })),
      );
      const attributes: Readonly<Record<string, string>> | undefined = told?.Attributes;
      if (attributes === undefined) return [];
      const policy = jsonText(attributes['Policy']);
      return [
        queueOf(url, attributes, tagsOf(attributes['QueueArn'] ?? ''), place.region),
        ...(policy === undefined ? [] : [queuePolicyOf(url, policy, place.region)]),
      ];
    });
  },
};
