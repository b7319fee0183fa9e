import { DescribeAddonCommand, paginateListAddons, type PodIdentityAssociation } from '@aws-sdk/client-eks';
import type { Detail, Mapped, Place } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { neededDetail } from '../needed-detail.ts';
import { stillThere } from '../still-there.ts';
import { eksAddon } from './addon.ts';
import { podIdentityAssociation } from './pod-identity-association.ts';
import { podIdentityAssociationsOf } from './pod-identity-associations-of.ts';

const type = 'AWS::EKS::Addon';
const gone = ['ResourceNotFoundException'];

/**
 * The add-ons of a cluster, and which role the pods of its service accounts have. What an add-on owns is part of it, as a template
 * says it, and no association of its own.
 */
export async function addonsOf(place: Place, clusterName: string): Promise<readonly Mapped[]> {
  const client = place.clients.eks;
  const associations = await podIdentityAssociationsOf(place, clusterName);
  const pages = () => paginateListAddons({ client, pageSize: 100 }, { clusterName });
  const names = await neededDetail(place, [type], gone, () => everyPage(pages(), ({ addons }) => addons));
  const addons = await stillThere(names ?? [], 4, async (addonName) => {
    const call = new DescribeAddonCommand({ clusterName, addonName });
    const told = await neededDetail(place, [type], gone, () => client.send(call));
    if (!told?.addon) return [];
    return [eksAddon(told.addon, ownedBy(told.addon.addonArn, associations), place.region)];
  });
  const free = associations.kind === 'told' ? associations.answer.filter(({ ownerArn }) => ownerArn === undefined) : [];
  return [...addons, ...free.map((one) => podIdentityAssociation(one, place.region))];
}

function ownedBy(
  arn: string | undefined,
  associations: Detail<readonly PodIdentityAssociation[]>,
): Detail<readonly PodIdentityAssociation[]> {
  if (associations.kind !== 'told') return associations;
  return {
    kind: 'told',
    answer: associations.answer.filter(({ ownerArn }) => ownerArn !== undefined && ownerArn === arn),
  };
}
