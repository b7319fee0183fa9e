import type { Inventory } from '../inventory/inventory.ts';
import { stringAt, type UnseenInput, valueAt } from '../inventory/read.ts';
import { nameOf, type Resource } from '../inventory/resource.ts';
import { existing } from '../inventory/views/referrers.ts';
import { attemptOn, isUnseenInput } from './attempt.ts';
import { type TransitGateways, transitGateways } from './transit-gateways.ts';

/** A connection that joins two VPCs. */
export interface VpcLink {
  readonly kind: 'peering' | 'transit gateway';
  /** The peering connection, or the transit gateway. */
  readonly record: Resource;
  /** Whether security groups of one side may name those of the other. */
  readonly knowsGroups: boolean;
}

export interface VpcLinks {
  readonly between: (a: Resource, b: Resource) => readonly VpcLink[];
  /** Why there may be more links. */
  readonly unseen: readonly UnseenInput[];
  readonly transit: TransitGateways;
  /** The ids of VPCs that are joined to this one. */
  readonly neighboursOf: (vpc: Resource) => ReadonlySet<string>;
}

export function vpcLinks(inventory: Inventory): VpcLinks {
  const transit = transitGateways(inventory);
  const byVpc = new Map<string, { readonly other: string; readonly link: VpcLink }[]>();
  const unseen: UnseenInput[] = [...transit.unseen];
  const join = (from: Resource, to: Resource, link: VpcLink): void => {
    byVpc.set(from.id, [...(byVpc.get(from.id) ?? []), { other: to.id, link }]);
  };
  for (const record of inventory.ofType('AWS::EC2::VPCPeeringConnection')) {
    const ends = attemptOn(record, () => {
      const own = inventory.resolve(valueAt(existing(record).properties, 'VpcId'), 'VpcId');
      const written = valueAt(record.properties, 'PeerVpcId');
      if (typeof written === 'string' && !inventory.find(written)) return undefined;
      const peer = inventory.resolve(written, 'PeerVpcId');
      return { own, peer, region: stringAt(record.properties, 'PeerRegion') ?? own.region };
    });
    if (isUnseenInput(ends)) unseen.push(ends);
    else if (ends) {
      const link: VpcLink = { kind: 'peering', record, knowsGroups: ends.region === ends.own.region };
      join(ends.own, ends.peer, link);
      join(ends.peer, ends.own, link);
    }
  }
  for (const { gateway, vpcs, knowsGroups } of transit.gateways) {
    for (const from of vpcs)
      for (const to of vpcs)
        if (from.id !== to.id) join(from, to, { kind: 'transit gateway', record: gateway, knowsGroups });
  }
  return {
    between: (a, b) => (byVpc.get(a.id) ?? []).filter(({ other }) => other === b.id).map(({ link }) => link),
    unseen,
    transit,
    neighboursOf: ({ id }) => new Set((byVpc.get(id) ?? []).map(({ other }) => other)),
  };
}

export function linkText({ kind, record }: VpcLink): string {
  return `${kind === 'peering' ? 'peering connection' : kind} ${nameOf(record)}`;
}
