import { type DBInstance, paginateDescribeDBInstances } from '@aws-sdk/client-rds';
import type { Collector, Mapped } from '../../aws/collector.ts';
import { everyPage } from '../../aws/every-page.ts';
import { tagMap } from '../../aws/tag-map.ts';
import { toldValues } from '../../aws/told-values.ts';
import { engineOf } from './clusters-of.ts';

const type = 'AWS::DocDB::DBInstance';

/** Instances of DocumentDB, which Cloud Control does not know. */
export const documentInstanceCollector: Collector = {
  types: [type],
  scope: 'region',
  async collect({ clients, listed, region }) {
    const pages = () => paginateDescribeDBInstances({ client: clients.rds, pageSize: 100 }, {});
    const all = await listed([type], () => everyPage(pages(), ({ DBInstances }) => DBInstances));
    return (all ?? []).filter(({ Engine }) => engineOf(Engine) === 'document').map((one) => instance(one, region));
  },
};

function instance(told: DBInstance, region: string): Mapped {
  return {
    type,
    ref: told.DBInstanceIdentifier ?? '',
    ...(told.DBInstanceArn === undefined ? {} : { arn: told.DBInstanceArn }),
    region,
    tags: tagMap(told.TagList),
    properties: toldValues({
      AutoMinorVersionUpgrade: told.AutoMinorVersionUpgrade,
      AvailabilityZone: told.AvailabilityZone,
      CACertificateIdentifier: told.CACertificateIdentifier,
      DBClusterIdentifier: told.DBClusterIdentifier,
      DBInstanceClass: told.DBInstanceClass,
      DBInstanceIdentifier: told.DBInstanceIdentifier,
      EnablePerformanceInsights: told.PerformanceInsightsEnabled,
      PreferredMaintenanceWindow: told.PreferredMaintenanceWindow,
    }),
    attributes: toldValues({
      Endpoint: told.Endpoint?.Address,
      Port: told.Endpoint?.Port === undefined ? undefined : String(told.Endpoint.Port),
    }),
    api: 'rds:DescribeDBInstances',
  };
}
