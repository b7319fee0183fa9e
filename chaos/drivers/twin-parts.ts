import type {
  BalancerOrder,
  DistributionOrder,
  DnsOrder,
  EdgeOrder,
  KeeperOrder,
  LinkOrder,
  RegionOrder,
  StoreOrder,
  ZoneOrder,
} from '../parts/messages.ts';
import { childPart, type ChildPart, partOf } from './child-part.ts';
import type { TwinEvent } from './driver.ts';
import {
  balancerConfig,
  distributionConfigs,
  dnsConfig,
  storeConfig,
  zoneConfig,
  type TwinCertificate,
} from './part-configs.ts';
import type { Scratch } from './scratch.ts';
import { targetsFollowed } from './targets-followed.ts';
import type { TwinLayout } from './twin-layout.ts';

const entries = {
  zone: new URL('../parts/zone.ts', import.meta.url),
  region: new URL('../parts/region.ts', import.meta.url),
  edge: new URL('../parts/edge.ts', import.meta.url),
};

/**
 * The child processes of a twin, by what they stand for, and how each is started again after it was lost. What a fault strikes
 * together shares a process, since each costs ten megabytes before it does anything.
 */
export interface TwinParts {
  readonly zones: Map<string, ChildPart<ZoneOrder>>;
  /** What lies in a region and in none of its zones, by the region's role. */
  readonly regions: Map<string, ChildPart<RegionOrder>>;
  readonly balancer: (id: string) => ChildPart<BalancerOrder> | undefined;
  readonly stores: (region: string) => ChildPart<StoreOrder> | undefined;
  readonly links: ChildPart<LinkOrder>;
  /** Resolves when all processes listen for orders. */
  readonly fork: () => Promise<void>;
  readonly startZones: (zones?: readonly string[]) => Promise<void>;
  readonly startStores: (regions?: readonly string[]) => Promise<void>;
  readonly startBalancers: (regions?: readonly string[]) => Promise<void>;
  readonly startEdge: () => Promise<void>;
}

/** Names are `zone-<id>`, `region-<role>` and `edge`. */
export type BeginPart = <Order>(
  entry: URL,
  name: string,
  hear: (event: TwinEvent) => void,
) => Promise<ChildPart<Order>>;

export async function twinParts(
  layout: TwinLayout,
  around: {
    readonly scratch: Scratch;
    readonly keeper: ChildPart<KeeperOrder>;
    readonly certificate: TwinCertificate;
    readonly timeScale: number;
    readonly hear: (event: TwinEvent) => void;
    /** Starts a part from its entry file; without it, as a process of this machine. */
    readonly begin?: BeginPart;
  },
): Promise<TwinParts> {
  const { plan } = layout;
  const { scratch, certificate } = around;
  const zones = new Map<string, ChildPart<ZoneOrder>>();
  const regions = new Map<string, ChildPart<RegionOrder>>();
  const roles = [...new Set([...plan.balancers, ...plan.stores].map(({ region }) => region))];
  const follow = targetsFollowed(balancer, () => dns);
  const hear = (event: TwinEvent): void => {
    follow(event);
    around.hear(event);
  };
  const edge = await begun<EdgeOrder>('edge', 'edge');
  const links = partOf<LinkOrder, EdgeOrder>(edge, (order) => ({ for: 'links', order }));
  const dns = partOf<DnsOrder, EdgeOrder>(edge, (order) => ({ for: 'dns', order }));
  const distributions = partOf<DistributionOrder, EdgeOrder>(edge, (order) => ({ for: 'distributions', order }));

  return {
    zones,
    regions,
    balancer,
    stores,
    links,
    fork: async () => {
      await Promise.all([
        ...layout.zones.map(({ id }) => present(zones, 'zone', id)),
        ...roles.map((role) => present(regions, 'region', role)),
      ]);
    },
    startZones: (asked = layout.zones.map(({ id }) => id)) =>
      each(asked, async (id) => {
        const child = await present(zones, 'zone', id);
        await child.ask({ do: 'start', config: zoneConfig(layout, id, certificate) });
      }),
    startStores: (asked = roles) =>
      each(asked, async (role) => {
        await present(regions, 'region', role);
        await stores(role)?.ask({ do: 'start', config: storeConfig(layout, role, scratch.data) });
      }),
    startBalancers: (asked = roles) =>
      each(asked, async (role) => {
        await present(regions, 'region', role);
        const own = plan.balancers.filter(({ region }) => region === role);
        await each(
          own.map(({ id }) => id),
          async (id) => {
            const config = balancerConfig(layout, id, certificate, around.timeScale);
            if (config !== undefined) await balancer(id)?.ask({ do: 'start', config });
          },
        );
      }),
    startEdge: async () => {
      if (plan.distributions.length > 0)
        await distributions.ask({ do: 'start', distributions: distributionConfigs(layout, certificate) });
      await dns.ask({ do: 'start', config: dnsConfig(layout) });
    },
  };

  function balancer(id: string): ChildPart<BalancerOrder> | undefined {
    const child = regions.get(plan.balancers.find((one) => one.id === id)?.region ?? '');
    return child && partOf<BalancerOrder, RegionOrder>(child, (order) => ({ for: 'balancer', id, order }));
  }

  function stores(role: string): ChildPart<StoreOrder> | undefined {
    const child = regions.get(role);
    return child && partOf<StoreOrder, RegionOrder>(child, (order) => ({ for: 'stores', order }));
  }

  async function begun<Order>(kind: keyof typeof entries, name: string): Promise<ChildPart<Order>> {
    if (around.begin !== undefined) return around.begin<Order>(entries[kind], name, hear);
    const child = await childPart<Order>(entries[kind], name, scratch, hear);
    await around.keeper.ask({ do: 'keep', pid: child.pid });
    return child;
  }

  async function present<Order>(
    known: Map<string, ChildPart<Order>>,
    kind: 'zone' | 'region',
    id: string,
  ): Promise<ChildPart<Order>> {
    const old = known.get(id);
    if (old !== undefined && !old.ended()) return old;
    const child = await begun<Order>(kind, `${kind}-${id}`);
    known.set(id, child);
    return child;
  }
}

async function each(ids: readonly string[], act: (id: string) => Promise<void>): Promise<void> {
  await Promise.all(ids.map(act));
}
