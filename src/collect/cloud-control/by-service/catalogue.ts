import type { Collector } from '../../aws/collector.ts';
import { acceleratorClusterCollector } from './accelerator-cluster-collector.ts';
import { buildProjectCollector } from './build-project-collector.ts';
import { documentGroupCollector, relationalGroupCollector } from './cluster-parameter-group-collector.ts';
import { dataClusterCollector } from './data-cluster-collector.ts';
import { documentClusterCollector } from './document-cluster-collector.ts';
import { documentInstanceCollector } from './document-instance-collector.ts';
import { fileSystemCollector } from './file-system-collector.ts';
import { layerPermissionCollector } from './layer-permission-collector.ts';
import { prefixListCollector } from './prefix-list-collector.ts';
import { searchDomainCollector } from './search-domain-collector.ts';

/** Types that Cloud Control does not know, cannot list, or does not tell wholly, and their own services do. */
export const collectorsByService: readonly Collector[] = [
  acceleratorClusterCollector,
  buildProjectCollector,
  dataClusterCollector,
  documentClusterCollector,
  documentGroupCollector,
  documentInstanceCollector,
  fileSystemCollector,
  layerPermissionCollector,
  prefixListCollector,
  relationalGroupCollector,
  searchDomainCollector,
];
