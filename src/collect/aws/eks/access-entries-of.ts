import {
  DescribeAccessEntryCommand,
  paginateListAccessEntries,
  paginateListAssociatedAccessPolicies,
} from '@aws-sdk/client-eks';
import type { Mapped, Place } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { neededDetail } from '../needed-detail.ts';
import { stillThere } from '../still-there.ts';
import { accessEntry } from './access-entry.ts';

const type = 'AWS::EKS::AccessEntry';
const gone = ['ResourceNotFoundException'];

/** The access entries of a cluster, but those of roles linked to services, which EKS makes for itself. */
export async function accessEntriesOf(place: Place, clusterName: string): Promise<readonly Mapped[]> {
  const client = place.clients.eks;
  const pages = () => paginateListAccessEntries({ client, pageSize: 100 }, { clusterName });
  const principals = await neededDetail(place, [type], gone, () => everyPage(pages(), (page) => page.accessEntries));
  const declared = (principals ?? []).filter((principal) => !principal.includes(':role/aws-service-role/'));
  return stillThere(declared, 4, async (principalArn) => {
    const call = new DescribeAccessEntryCommand({ clusterName, principalArn });
    const told = await neededDetail(place, [type], gone, () => client.send(call));
    if (!told?.accessEntry) return [];
    const some = () => paginateListAssociatedAccessPolicies({ client, pageSize: 100 }, { clusterName, principalArn });
    const policies = await place.detail(() => everyPage(some(), (page) => page.associatedAccessPolicies), { gone });
    return [accessEntry(told.accessEntry, policies, place.region)];
  });
}
