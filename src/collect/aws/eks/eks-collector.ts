import { DescribeClusterCommand, paginateListClusters } from '@aws-sdk/client-eks';
import type { Collector, Mapped, Place } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { neededDetail } from '../needed-detail.ts';
import { stillThere } from '../still-there.ts';
import { accessEntriesOf } from './access-entries-of.ts';
import { addonsOf } from './addons-of.ts';
import { eksCluster } from './cluster.ts';
import { nodegroupsOf } from './nodegroups-of.ts';

const type = 'AWS::EKS::Cluster';
const types = [
  'AWS::EKS::AccessEntry',
  'AWS::EKS::Addon',
  type,
  'AWS::EKS::Nodegroup',
  'AWS::EKS::PodIdentityAssociation',
];

/** Everything of EKS is listed by cluster, so that one collector reads it all and lists the clusters once. */
export const eksCollector: Collector = {
  types,
  scope: 'region',
  async collect(place) {
    const pages = () => paginateListClusters({ client: place.clients.eks, pageSize: 100 }, {});
    const names = await place.listed(types, () => everyPage(pages(), ({ clusters }) => clusters));
    return stillThere(names ?? [], 2, (name) => clusterWhole(place, name));
  },
};

async function clusterWhole(place: Place, name: string): Promise<readonly Mapped[]> {
  const call = new DescribeClusterCommand({ name });
  const told = await neededDetail(place, [type], ['ResourceNotFoundException'], () => place.clients.eks.send(call));
  const parts = await Promise.all([nodegroupsOf(place, name), addonsOf(place, name), accessEntriesOf(place, name)]);
  return [...(told?.cluster ? [eksCluster(told.cluster, place.region)] : []), ...parts.flat()];
}
