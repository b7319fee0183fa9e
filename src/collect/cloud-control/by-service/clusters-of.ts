import { type DBCluster, paginateDescribeDBClusters } from '@aws-sdk/client-rds';
import type { Place } from '../../aws/collector.ts';
import { everyPage } from '../../aws/every-page.ts';

/** Whose a cluster or an instance is: RDS tells those of DocumentDB and Neptune too, and they tell its. Source: Amazon RDS API Reference, DescribeDBClusters. */
export type Engine = 'relational' | 'document' | 'graph';

export function engineOf(name: string | undefined): Engine {
  if (name?.startsWith('docdb')) return 'document';
  return name?.startsWith('neptune') ? 'graph' : 'relational';
}

/** The clusters of one kind of engine; where they cannot be listed, the type was not seen. */
export async function clustersOf(
  { clients, listed }: Place,
  type: string,
  engine: Engine,
): Promise<readonly DBCluster[]> {
  const pages = () => paginateDescribeDBClusters({ client: clients.rds, pageSize: 100 }, {});
  const all = await listed([type], () => everyPage(pages(), ({ DBClusters }) => DBClusters));
  return (all ?? []).filter((one) => engineOf(one.Engine) === engine);
}
