import { DescribeNodegroupCommand, paginateListNodegroups } from '@aws-sdk/client-eks';
import type { Mapped, Place } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { neededDetail } from '../needed-detail.ts';
import { stillThere } from '../still-there.ts';
import { eksNodegroup } from './nodegroup.ts';

const type = 'AWS::EKS::Nodegroup';
const gone = ['ResourceNotFoundException'];

/** The managed node groups of a cluster. */
export async function nodegroupsOf(place: Place, clusterName: string): Promise<readonly Mapped[]> {
  const client = place.clients.eks;
  const pages = () => paginateListNodegroups({ client, pageSize: 100 }, { clusterName });
  const names = await neededDetail(place, [type], gone, () => everyPage(pages(), ({ nodegroups }) => nodegroups));
  return stillThere(names ?? [], 4, async (nodegroupName) => {
    const call = new DescribeNodegroupCommand({ clusterName, nodegroupName });
    const told = await neededDetail(place, [type], gone, () => client.send(call));
    return told?.nodegroup ? [eksNodegroup(told.nodegroup, place.region)] : [];
  });
}
