import {
  DescribePodIdentityAssociationCommand,
  paginateListPodIdentityAssociations,
  type PodIdentityAssociation,
} from '@aws-sdk/client-eks';
import { unseen } from '../../../inventory/value.ts';
import type { Detail, Place } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { neededDetail } from '../needed-detail.ts';
import { stillThere } from '../still-there.ts';

const type = 'AWS::EKS::PodIdentityAssociation';
const gone = ['ResourceNotFoundException'];

/** All pod identity associations of a cluster, those that add-ons own among them; unseen when one of them was not seen. */
export async function podIdentityAssociationsOf(
  place: Place,
  clusterName: string,
): Promise<Detail<readonly PodIdentityAssociation[]>> {
  const client = place.clients.eks;
  const pages = () => paginateListPodIdentityAssociations({ client, pageSize: 100 }, { clusterName });
  const listed = await neededDetail(place, [type], gone, () => everyPage(pages(), (page) => page.associations));
  if (!listed) return notSeen;
  // The list does not tell the role.
  const told = await stillThere(listed, 4, async ({ associationId }) => {
    const call = new DescribePodIdentityAssociationCommand({ clusterName, associationId });
    const answer = await neededDetail(place, [type], gone, () => client.send(call));
    return [answer?.association];
  });
  const seen = told.filter((one) => one !== undefined);
  return seen.length === told.length ? { kind: 'told', answer: seen } : notSeen;
}

const notSeen = {
  kind: 'unseen',
  value: unseen('the pod identity associations of its cluster were not seen'),
} as const;
