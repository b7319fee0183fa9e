import type { RouteTable, Subnet } from '@aws-sdk/client-ec2';
import { isUntouchedDefault } from './network-acl.ts';
import type { NetworkListing } from './network-listing.ts';
import { isMadeByAws } from './route.ts';
import { isMain } from './route-table.ts';
import { admitsOthers, isUntouchedDefaultGroup } from './security-group.ts';

/** The networks that somebody declared, and subnets that go by a main route table which leads somewhere. */
export interface DeclaredNetworks extends NetworkListing {
  readonly byMainTable: readonly { readonly table: RouteTable; readonly subnet: Subnet }[];
}

/**
 * Leaves out what AWS made by itself and nobody put to use: default VPCs with all that came with them, and in every VPC the default
 * security group, the default network ACL and the main route table. What was changed since stays, since a check depends on it: a
 * default group that admits the world, a default ACL with entries, a main table that leads to a gateway.
 */
export function declaredNetworks(all: NetworkListing): DeclaredNetworks {
  const unused = unusedDefaultVpcs(all);
  const isHere = ({ VpcId }: { readonly VpcId?: string | undefined }): boolean => !unused.has(VpcId);
  const subnets = all.subnets.filter(isHere);
  const byMainTable = all.tables.flatMap((table) => mainSubnets(table, all.tables, subnets));
  const used = new Set(byMainTable.map(({ table }) => table));
  return {
    vpcs: all.vpcs.filter(isHere),
    subnets,
    byMainTable,
    tables: all.tables.filter((table) => isHere(table) && (!isMain(table) || used.has(table) || hasSubnets(table))),
    internetGateways: all.internetGateways.filter(({ Attachments = [] }) => Attachments.every(isHere)),
    vpnGateways: all.vpnGateways,
    acls: all.acls.filter((acl) => isHere(acl) && !isUntouchedDefault(acl)),
    groups: all.groups.filter((group) => isHere(group) && !isUntouchedDefaultGroup(group)),
  };
}

/** Default VPCs into which nobody put a subnet or a security group, and whose default group was opened to nobody. */
function unusedDefaultVpcs({ vpcs, subnets, groups }: NetworkListing): ReadonlySet<string | undefined> {
  const used = new Set([
    ...subnets.filter(({ DefaultForAz }) => DefaultForAz !== true).map(({ VpcId }) => VpcId),
    ...groups.filter((group) => group.GroupName !== 'default' || admitsOthers(group)).map(({ VpcId }) => VpcId),
  ]);
  return new Set(vpcs.filter(({ IsDefault, VpcId }) => IsDefault && !used.has(VpcId)).map(({ VpcId }) => VpcId));
}

/** The subnets that go by a main table, where that leads anywhere but into its own VPC. */
function mainSubnets(
  table: RouteTable,
  tables: readonly RouteTable[],
  subnets: readonly Subnet[],
): DeclaredNetworks['byMainTable'] {
  if (!isMain(table) || (table.Routes ?? []).every(isMadeByAws)) return [];
  const associated = new Set(tables.flatMap(({ Associations = [] }) => Associations.map(({ SubnetId }) => SubnetId)));
  return subnets
    .filter(({ VpcId, SubnetId }) => VpcId === table.VpcId && !associated.has(SubnetId))
    .map((subnet) => ({ table, subnet }));
}

function hasSubnets({ Associations = [] }: RouteTable): boolean {
  return Associations.some(({ SubnetId }) => SubnetId !== undefined);
}
