import { ListDomainNamesCommand } from '@aws-sdk/client-opensearch';
import type { Collector } from '../../aws/collector.ts';
import { typeCollector } from '../type-collector.ts';

const type = 'AWS::OpenSearchService::Domain';

/**
 * Search domains, which Cloud Control reads and cannot list. Those that run Elasticsearch are told so too, with an engine version that says it
 * (`Elasticsearch_7.10`): both types are domains of one service. Source: Amazon OpenSearch Service API Reference, ListDomainNames.
 */
export const searchDomainCollector: Collector = typeCollector(type, {
  async listed({ clients, listed }) {
    const found = await listed([type], () => clients.openSearch.send(new ListDomainNamesCommand({})));
    return (found?.DomainNames ?? []).map(({ DomainName: identifier = '' }) => ({ identifier, properties: {} }));
  },
});
