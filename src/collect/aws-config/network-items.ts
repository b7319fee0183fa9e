import type { IpPermission, IpRange, SecurityGroup } from '@aws-sdk/client-ec2';
import type { Unseen } from '../../inventory/value.ts';
import type { Place } from '../aws/collector.ts';
import { declaredNetworks } from '../aws/ec2/network-declared.ts';
import type { NetworkListing } from '../aws/ec2/network-listing.ts';
import { madeWithVpc, networkRecords } from '../aws/ec2/network-records.ts';
import { mapVpc } from '../aws/ec2/vpc.ts';
import { apiShape } from './api-shape.ts';
import type { ConfigItem } from './config-item.ts';
import { type FromConfig, fromConfig, notKept, tagList } from './from-config.ts';

const attribute: Unseen = { unseen: `${notKept}: it is an attribute that DescribeVpcAttribute tells` };
const attributes = { EnableDnsHostnames: attribute, EnableDnsSupport: attribute };

/** VPCs and what lies in them, told in terms of each other: what AWS made by itself is left out, as with describe calls. */
export function networkItems(
  byType: ReadonlyMap<string, readonly ConfigItem[]>,
  place: Place,
  api: string,
): FromConfig[] {
  const itemOf = new Map<object, ConfigItem>();
  const answers = (name: string, shape = apiShape): readonly object[] =>
    (byType.get(`AWS::EC2::${name}`) ?? []).map((item) => {
      const answer = { ...shape(item.configuration), Tags: tagList(item) };
      itemOf.set(answer, item);
      return answer;
    });
  const all: NetworkListing = {
    vpcs: answers('VPC'),
    subnets: answers('Subnet'),
    tables: answers('RouteTable'),
    internetGateways: answers('InternetGateway'),
    vpnGateways: answers('VPNGateway'),
    acls: answers('NetworkAcl'),
    groups: answers('SecurityGroup', withBlocks),
  };
  const declared = declaredNetworks(all);
  const parts = [
    ...declared.vpcs.map((vpc) => ({
      told: vpc,
      records: [mapVpc(vpc, { ...attributes, ...madeWithVpc(vpc, all, declared) }, place)],
    })),
    ...networkRecords(all, declared, place),
  ];
  return parts.flatMap(({ told, records }) => {
    const item = itemOf.get(told);
    return item === undefined ? [] : records.map((mapped) => fromConfig(mapped, item, api));
  });
}

/** Config has the blocks of a rule as Ipv4Ranges, and their text alone under the name that EC2 has for them. */
function withBlocks(configuration: unknown): object {
  const group: SecurityGroup = apiShape(configuration);
  const permissions = (all: readonly IpPermission[] = []): IpPermission[] =>
    all.map((permission) => {
      const { Ipv4Ranges, ...rest } = permission as IpPermission & { readonly Ipv4Ranges?: IpRange[] };
      return Ipv4Ranges === undefined ? rest : { ...rest, IpRanges: Ipv4Ranges };
    });
  return {
    ...group,
    IpPermissions: permissions(group.IpPermissions),
    IpPermissionsEgress: permissions(group.IpPermissionsEgress),
  };
}
