import { paginateListEventSourceMappings } from '@aws-sdk/client-lambda';
import type { Collector } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { eventSourceMappingOf } from './event-source-mapping.ts';

const types = ['AWS::Lambda::EventSourceMapping'];

/** The list does not tell tags; no component is made of mappings. */
export const eventSourceMappingCollector: Collector = {
  types,
  scope: 'region',
  async collect({ listed, clients, region }) {
    const mappings = await listed(types, () =>
      everyPage(
        paginateListEventSourceMappings({ client: clients.lambda, pageSize: 100 }, {}),
        ({ EventSourceMappings }) => EventSourceMappings,
      ),
    );
    return (mappings ?? []).map((mapping) => eventSourceMappingOf(mapping, region));
  },
};
