import { DescribeVpcAttributeCommand, type Vpc } from '@aws-sdk/client-ec2';
import type { Collector, Mapped, Place } from '../collector.ts';
import { detailValue } from '../detail-value.ts';
import { stillThere } from '../still-there.ts';
import { declaredNetworks } from './network-declared.ts';
import { listNetworks, networkTypes, type NetworkListing } from './network-listing.ts';
import { madeWithVpc, networkRecords } from './network-records.ts';
import { mapVpc } from './vpc.ts';

/**
 * Reads VPCs and what lies in them together, since they are told in terms of each other. Rules of security groups are told inline
 * by their groups: no record is of the types of rules that stand alone.
 */
export const networkCollector: Collector = {
  types: [...new Set(Object.values(networkTypes).flat())],
  scope: 'region',
  async collect(place) {
    const all = await listNetworks(place);
    const declared = declaredNetworks(all);
    const vpcs = await stillThere(declared.vpcs, 4, async (vpc) => [await wholeVpc(vpc, all, declared, place)]);
    return [...vpcs, ...networkRecords(all, declared, place).flatMap(({ records }) => records)];
  },
};

const known = { gone: ['InvalidVpcID.NotFound'] };

async function wholeVpc(vpc: Vpc, all: NetworkListing, declared: NetworkListing, place: Place): Promise<Mapped> {
  const { VpcId } = vpc;
  const { ec2 } = place.clients;
  // AWS tells one attribute in a call.
  const [hostnames, support] = await Promise.all(
    (['enableDnsHostnames', 'enableDnsSupport'] as const).map((Attribute) =>
      place.detail(() => ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute })), known),
    ),
  );
  const more = {
    EnableDnsHostnames: hostnames && detailValue(hostnames, ({ EnableDnsHostnames }) => EnableDnsHostnames?.Value),
    EnableDnsSupport: support && detailValue(support, ({ EnableDnsSupport }) => EnableDnsSupport?.Value),
  };
  return mapVpc(vpc, { ...more, ...madeWithVpc(vpc, all, declared) }, place);
}
