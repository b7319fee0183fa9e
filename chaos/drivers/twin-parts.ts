import type {
  BalancerOrder,
  DistributionOrder,
  DnsOrder,
  KeeperOrder,
  LinkOrder,
  StoreOrder,
  ZoneOrder,
} from '../parts/messages.ts';
import { childPart, type ChildPart } from './child-part.ts';
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
  balancer: new URL('../parts/balancer.ts', import.meta.url),
  dns: new URL('../parts/dns.ts', import.meta.url),
  link: new URL('../parts/link.ts', import.meta.url),
  store: new URL('../parts/store.ts', import.meta.url),
  distribution: new URL('../parts/distribution.ts', import.meta.url),
};

/** The child processes of a twin, by what they stand for, and how each is started again after it was lost. */
export interface TwinParts {
  readonly zones: Map<string, ChildPart<ZoneOrder>>;
  readonly balancers: Map<string, ChildPart<BalancerOrder>>;
  readonly stores: Map<string, ChildPart<StoreOrder>>;
  readonly links: ChildPart<LinkOrder>;
  /** Resolves when all processes listen for orders. */
  readonly fork: () => Promise<void>;
  readonly startZones: (zones?: readonly string[]) => Promise<void>;
  readonly startStores: (regions?: readonly string[]) => Promise<void>;
  readonly startBalancers: (balancers?: readonly string[]) => Promise<void>;
  readonly startEdge: () => Promise<void>;
  readonly all: () => readonly ChildPart<never>[];
}

export async function twinParts(
  layout: TwinLayout,
  around: {
    readonly scratch: Scratch;
    readonly keeper: ChildPart<KeeperOrder>;
    readonly certificate: TwinCertificate;
    readonly timeScale: number;
    readonly hear: (event: TwinEvent) => void;
  },
): Promise<TwinParts> {
  const { plan } = layout;
  const { scratch, certificate } = around;
  const zones = new Map<string, ChildPart<ZoneOrder>>();
  const balancers = new Map<string, ChildPart<BalancerOrder>>();
  const stores = new Map<string, ChildPart<StoreOrder>>();
  const storeRegions = [...new Set(plan.stores.map(({ region }) => region))];
  const edge: ChildPart<never>[] = [];
  const follow = targetsFollowed(balancers, () => dns);
  const hear = (event: TwinEvent): void => {
    follow(event);
    around.hear(event);
  };
  let dns: ChildPart<DnsOrder> | undefined;
  const links = await begun<LinkOrder>('link', 'links');
  let distributions: ChildPart<DistributionOrder> | undefined;

  return {
    zones,
    balancers,
    stores,
    links,
    fork: async () => {
      await Promise.all([
        ...layout.zones.map(({ id }) => present(zones, 'zone', id)),
        ...plan.balancers.map(({ id }) => present(balancers, 'balancer', id)),
        ...storeRegions.map((region) => present(stores, 'store', region)),
        (async () => {
          dns = await begun<DnsOrder>('dns', 'dns');
          edge.push(dns);
        })(),
        (async () => {
          if (plan.distributions.length === 0) return;
          distributions = await begun<DistributionOrder>('distribution', 'distributions');
          edge.push(distributions);
        })(),
      ]);
    },
    startZones: (asked = layout.zones.map(({ id }) => id)) =>
      each(asked, async (id) => {
        const child = await present(zones, 'zone', id);
        await child.ask({ do: 'start', config: zoneConfig(layout, id, certificate) });
      }),
    startStores: (asked = storeRegions) =>
      each(asked, async (region) => {
        const child = await present(stores, 'store', region);
        await child.ask({ do: 'start', config: storeConfig(layout, region, scratch.data) });
      }),
    startBalancers: (asked = plan.balancers.map(({ id }) => id)) =>
      each(asked, async (id) => {
        const config = balancerConfig(layout, id, certificate, around.timeScale);
        const child = await present(balancers, 'balancer', id);
        if (config !== undefined) await child.ask({ do: 'start', config });
      }),
    startEdge: async () => {
      await distributions?.ask({ do: 'start', distributions: distributionConfigs(layout, certificate) });
      await dns?.ask({ do: 'start', config: dnsConfig(layout) });
    },
    all: () => [links, ...zones.values(), ...balancers.values(), ...stores.values(), ...edge],
  };

  async function begun<Order>(kind: keyof typeof entries, name: string): Promise<ChildPart<Order>> {
    const child = await childPart<Order>(entries[kind], name, scratch, hear);
    await around.keeper.ask({ do: 'keep', pid: child.pid });
    return child;
  }

  async function present<Order>(
    known: Map<string, ChildPart<Order>>,
    kind: 'zone' | 'balancer' | 'store',
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
