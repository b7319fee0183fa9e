import type { LinkConfig, Place } from '../parts/messages.ts';
import type { DatabaseAddress, DatabasePart, TwinPlan } from '../twin/twin-plan.ts';
import type { Loopback } from './loopback.ts';

/** Where each part of a plan lies on this machine. Ports are those of the template where a user without privileges may have them. */
export interface TwinLayout {
  readonly plan: TwinPlan;
  readonly zones: readonly ZoneLayout[];
  readonly instances: readonly InstanceLayout[];
  /** Listeners' places by balancer; `asked` is the template's port. */
  readonly balancers: ReadonlyMap<string, readonly (Place & { readonly asked: number })[]>;
  readonly nodes: readonly NodeLayout[];
  readonly links: readonly LinkLayout[];
  readonly stores: ReadonlyMap<string, Place>;
  /** The places of distributions, as those of balancers. */
  readonly distributions: ReadonlyMap<string, readonly (Place & { readonly asked: number })[]>;
  readonly dns: Place;
}

export interface ZoneLayout {
  readonly id: string;
  readonly region: string;
  readonly host: string;
  /** Another address in the same zone. */
  readonly seat: (seat: number) => string;
}

export interface InstanceLayout extends Place {
  readonly id: string;
  readonly service: string;
  readonly zone: string;
}

/** A database server; the one that writes at the start has the database's own id. */
export interface NodeLayout extends Place {
  readonly id: string;
  readonly database: string;
  readonly region: string;
  readonly zone: string;
  readonly followerName: string;
}

/** A link leads a follower to its writer, or those who use a database in a zone to where its address leads. */
export interface LinkLayout extends LinkConfig {
  readonly database: string;
  readonly kind: 'replication' | 'endpoint';
  readonly client: { readonly region?: string; readonly zone?: string; readonly node?: string };
  readonly address: Pick<DatabaseAddress, 'node' | 'leadsTo'>;
}

const ports = {
  service: 21_000,
  balancer: 20_000,
  postgres: 25_432,
  endpoint: 5432,
  link: 26_000,
  store: 27_000,
  dns: 20_053,
};
const mostRegions = 9;
// Seats beyond any zone's number, for what lies in a region and in none of its zones.
const seats = { endpoints: 20 };
const outsideZones = { balancers: 100, stores: 200 };

export async function twinLayout(plan: TwinPlan, loopback: Loopback): Promise<TwinLayout> {
  if (plan.regions.length > mostRegions) {
    throw new Error(
      `The plan has ${plan.regions.length} regions; a twin of processes holds ${mostRegions}. Leave some out.`,
    );
  }
  const regionNumber = (role: string): number => 1 + plan.regions.findIndex((region) => region.role === role);
  const place = async (host: string, wanted: number): Promise<Place> => ({
    host,
    port: await loopback.port(host, wanted),
  });
  const outside = loopback.host(0, 0);

  const zones = plan.regions.flatMap((region, r) =>
    region.zones.map(
      (zone, z): ZoneLayout => ({
        id: zone.id,
        region: region.role,
        host: loopback.host(r + 1, z + 1),
        seat: (seat) => loopback.host(r + 1, z + 1, seat),
      }),
    ),
  );
  const hostOf = (zone: string, of: string): string => {
    const found = zones.find(({ id }) => id === zone);
    if (found === undefined) throw new Error(`"${of}" lies in zone "${zone}", which no region of the plan has.`);
    return found.host;
  };

  const instances: InstanceLayout[] = [];
  for (const [index, service] of plan.services.entries()) {
    if (service.run.kind === 'url') continue;
    for (const [zone, count] of Object.entries(service.instances)) {
      for (let n = 1; n <= count; n += 1) {
        const at = await place(hostOf(zone, service.id), ports.service + index * 20 + n - 1);
        instances.push({ ...at, id: `${service.id}/${zone}/${n}`, service: service.id, zone });
      }
    }
  }

  const balancers = new Map<string, readonly (Place & { readonly asked: number })[]>();
  for (const [index, balancer] of plan.balancers.entries()) {
    const host = loopback.host(regionNumber(balancer.region), outsideZones.balancers, index + 10);
    const listeners: (Place & { readonly asked: number })[] = [];
    for (const { port } of balancer.listeners) {
      listeners.push({ ...(await place(host, port < 1024 ? ports.balancer + port : port)), asked: port });
    }
    balancers.set(balancer.id, listeners);
  }

  const nodes: NodeLayout[] = [];
  const links: LinkLayout[] = [];
  for (const [index, database] of plan.databases.entries()) {
    const { id, region, zone } = database;
    for (const [n, node] of [{ id, region, zone, linkDelayMs: 0 }, ...database.followers].entries()) {
      const at = await place(hostOf(node.zone, node.id), ports.postgres + index);
      nodes.push({
        ...at,
        id: node.id,
        database: id,
        region: node.region,
        zone: node.zone,
        followerName: `node_${index}_${n}`,
      });
      const client = { region: node.region, zone: node.zone, node: node.id };
      links.push(
        await link(`${node.id}/replication`, hostOf(node.zone, node.id), client, 'replication', node.linkDelayMs, {
          node: id,
          leadsTo: 'writer',
        }),
      );
    }
    const writer = { node: id, leadsTo: 'writer' } as const;
    const own = [id, ...database.followers.map((follower) => follower.id)];
    for (const user of zones) {
      const here = plan.services.filter((service) => (service.instances[user.id] ?? 0) > 0);
      const wanted = here.flatMap(({ addresses = [] }) => addresses).filter(({ node }) => own.includes(node));
      const isUsed = here.some(({ databases }) => databases.includes(id));
      const addresses = isUsed ? [addressWithin(database, user.region), ...wanted] : wanted;
      for (const address of new Map(addresses.map((each) => [`${each.node}/${each.leadsTo}`, each])).values()) {
        // An address of its own lets each have PostgreSQL's own port, so that a service is told a host and nothing else.
        const seat = seats.endpoints + links.length;
        const host = user.seat(seat);
        const client = { zone: user.id, region: user.region };
        links.push(await link(endpointId(address, user.id), host, client, 'endpoint', 0, address));
      }
    }
    links.push(await link(`${id}/endpoint`, outside, {}, 'endpoint', 0, writer));

    async function link(
      name: string,
      host: string,
      client: LinkLayout['client'],
      kind: LinkLayout['kind'],
      delayMs: number,
      address: LinkLayout['address'],
    ): Promise<LinkLayout> {
      const at = await place(
        host,
        kind === 'endpoint' && host !== outside ? ports.endpoint : ports.link + links.length,
      );
      const target = nodes.find((node) => node.id === (address.leadsTo === 'instance' ? address.node : id));
      const { host: there, port } = target ?? { host, port: 0 };
      return { ...at, id: name, kind, database: id, client, delayMs, address, target: { host: there, port } };
    }
  }

  const stores = new Map<string, Place>();
  for (const [index, store] of plan.stores.entries()) {
    if (store.run?.kind === 'url') continue;
    stores.set(
      store.id,
      await place(loopback.host(regionNumber(store.region), outsideZones.stores), ports.store + index),
    );
  }
  const distributions = new Map<string, readonly (Place & { readonly asked: number })[]>();
  for (const [index, { id }] of plan.distributions.entries()) {
    const host = loopback.host(0, 0, 20 + index);
    const listeners: (Place & { readonly asked: number })[] = [];
    for (const port of [443, 80]) listeners.push({ ...(await place(host, ports.balancer + port)), asked: port });
    distributions.set(id, listeners);
  }
  return {
    plan,
    zones,
    instances,
    balancers,
    nodes,
    links,
    stores,
    distributions,
    dns: await place(outside, ports.dns),
  };
}

/** Where a region's services find a database: its writer, or in another region the follower there, which has an address of its own. */
export function addressWithin(
  { id, region: home, followers }: DatabasePart,
  region: string,
): Pick<DatabaseAddress, 'node' | 'leadsTo'> {
  const own = home === region ? undefined : followers.find((follower) => follower.region === region);
  return own === undefined ? { node: id, leadsTo: 'writer' } : { node: own.id, leadsTo: 'instance' };
}

/** The link over which a zone uses an address of a database. */
export const endpointId = ({ node, leadsTo }: LinkLayout['address'], zone: string): string =>
  `${node}/${leadsTo}/from/${zone}`;
