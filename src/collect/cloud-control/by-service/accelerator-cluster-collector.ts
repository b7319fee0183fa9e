import { type Cluster, DescribeClustersCommand, ListTagsCommand, type Tag } from '@aws-sdk/client-dax';
import type { Collector, Mapped } from '../../aws/collector.ts';
import { everyMarker } from '../../aws/every-marker.ts';
import { neededDetail } from '../../aws/needed-detail.ts';
import { stillThere } from '../../aws/still-there.ts';
import { tagMap } from '../../aws/tag-map.ts';
import { toldValues } from '../../aws/told-values.ts';

const type = 'AWS::DAX::Cluster';

/** Clusters of DynamoDB Accelerator, which Cloud Control does not know. */
export const acceleratorClusterCollector: Collector = {
  types: [type],
  scope: 'region',
  async collect(place) {
    const { dax } = place.clients;
    const all = await place.listed([type], () =>
      everyMarker(async (NextToken) => {
        const { Clusters: items, NextToken: next } = await dax.send(new DescribeClustersCommand({ NextToken }));
        return { items, next };
      }),
    );
    return stillThere(all ?? [], 4, async (cluster) => {
      const gone = ['ClusterNotFoundFault'];
      const tags = await neededDetail(place, [type], gone, () =>
        dax.send(new ListTagsCommand({ ResourceName: cluster.ClusterArn })),
      );
      return [acceleratorCluster(cluster, tags?.Tags, place.region)];
    });
  },
};

/** A cluster of DynamoDB Accelerator, from DescribeClusters and its tags. */
function acceleratorCluster(told: Cluster, tags: readonly Tag[] | undefined, region: string): Mapped {
  const { ClusterName: ref = '', ClusterArn: arn, SSEDescription: encryption } = told;
  const group = told.ParameterGroup?.ParameterGroupName;
  return {
    type,
    ref,
    ...(arn === undefined ? {} : { arn }),
    region,
    tags: tagMap(tags),
    properties: toldValues({
      ClusterName: ref,
      Description: told.Description,
      NodeType: told.NodeType,
      ReplicationFactor: told.TotalNodes,
      IAMRoleARN: told.IamRoleArn,
      SubnetGroupName: told.SubnetGroup,
      SecurityGroupIds: told.SecurityGroups?.flatMap(({ SecurityGroupIdentifier: id }) => id ?? []).toSorted(),
      AvailabilityZones: told.Nodes?.flatMap(({ AvailabilityZone: zone }) => zone ?? []),
      ParameterGroupName: group?.startsWith('default.') ? undefined : group,
      SSESpecification: encryption && {
        SSEEnabled: encryption.Status === 'ENABLED' || encryption.Status === 'ENABLING',
      },
      ClusterEndpointEncryptionType: told.ClusterEndpointEncryptionType,
      NetworkType: told.NetworkType,
      NotificationTopicARN: told.NotificationConfiguration?.TopicArn,
      PreferredMaintenanceWindow: told.PreferredMaintenanceWindow,
    }),
    attributes: toldValues({
      Arn: arn,
      ClusterDiscoveryEndpoint: told.ClusterDiscoveryEndpoint?.Address,
      ClusterDiscoveryEndpointURL: told.ClusterDiscoveryEndpoint?.URL,
    }),
    api: 'dax:DescribeClusters',
  };
}
