import type { DBCluster } from '@aws-sdk/client-rds';
import type { Collector, Mapped } from '../../aws/collector.ts';
import { tagMap } from '../../aws/tag-map.ts';
import { toldValues } from '../../aws/told-values.ts';
import { clustersOf } from './clusters-of.ts';
import { declaredGroup } from './declared-group.ts';

const type = 'AWS::DocDB::DBCluster';

/** Clusters of DocumentDB, which Cloud Control does not know. */
export const documentClusterCollector: Collector = {
  types: [type],
  scope: 'region',
  collect: async (place) =>
    (await clustersOf(place, type, 'document')).map((one) => documentCluster(one, place.region)),
};

/** A cluster of DocumentDB, from RDS's DescribeDBClusters. */
export function documentCluster(told: DBCluster, region: string): Mapped {
  const isManaged = told.MasterUserSecret !== undefined;
  return {
    type,
    ref: told.DBClusterIdentifier ?? '',
    ...(told.DBClusterArn === undefined ? {} : { arn: told.DBClusterArn }),
    region,
    tags: tagMap(told.TagList),
    properties: toldValues({
      AvailabilityZones: told.AvailabilityZones?.toSorted(),
      BackupRetentionPeriod: told.BackupRetentionPeriod,
      CopyTagsToSnapshot: told.CopyTagsToSnapshot,
      DBClusterIdentifier: told.DBClusterIdentifier,
      DBClusterParameterGroupName: declaredGroup(told.DBClusterParameterGroup),
      DBSubnetGroupName: told.DBSubnetGroup,
      DeletionProtection: told.DeletionProtection,
      EnableCloudwatchLogsExports: told.EnabledCloudwatchLogsExports?.toSorted(),
      EngineVersion: told.EngineVersion,
      GlobalClusterIdentifier: told.GlobalClusterIdentifier,
      KmsKeyId: told.KmsKeyId,
      ManageMasterUserPassword: isManaged ? true : undefined,
      MasterUserSecretKmsKeyId: told.MasterUserSecret?.KmsKeyId,
      MasterUsername: told.MasterUsername,
      NetworkType: told.NetworkType,
      Port: told.Port,
      PreferredBackupWindow: told.PreferredBackupWindow,
      PreferredMaintenanceWindow: told.PreferredMaintenanceWindow,
      ServerlessV2ScalingConfiguration: told.ServerlessV2ScalingConfiguration && {
        MinCapacity: told.ServerlessV2ScalingConfiguration.MinCapacity,
        MaxCapacity: told.ServerlessV2ScalingConfiguration.MaxCapacity,
      },
      StorageEncrypted: told.StorageEncrypted,
      StorageType: told.StorageType,
      VpcSecurityGroupIds: told.VpcSecurityGroups?.flatMap(({ VpcSecurityGroupId: id }) => id ?? []).toSorted(),
    }),
    attributes: toldValues({
      ClusterResourceId: told.DbClusterResourceId,
      Endpoint: told.Endpoint,
      ReadEndpoint: told.ReaderEndpoint,
    }),
    untold: { ...(isManaged ? {} : { MasterUserPassword: 'DocumentDB shows it to nobody' }), ...openSwitches(told) },
    api: 'rds:DescribeDBClusters',
  };
}

/** Switches that AWS always tells of; an answer without one leaves it open instead of off. */
function openSwitches(told: DBCluster): Readonly<Record<string, string>> {
  const switches = ['DeletionProtection', 'StorageEncrypted', 'BackupRetentionPeriod'] as const;
  const open = switches.filter((name) => told[name] === undefined);
  return Object.fromEntries(open.map((name) => [name, 'DescribeDBClusters did not tell it']));
}
