import type { Resource } from '../../../src/inventory/resource.ts';
import type { ServiceRun } from '../service-run.ts';
import type { DatabasePart, ServicePart } from '../twin-plan.ts';
import { componentOf } from './component-of.ts';
import { containerServers } from './container-servers.ts';
import { databaseAddresses } from './database-addresses.ts';
import type { DerivedDatabases } from './databases.ts';
import type { Derivation } from './derivation.ts';
import { groupServers, loneServers } from './instance-servers.ts';
import { podServers } from './pod-servers.ts';
import type { Registration } from './registrations.ts';
import type { ServerGroup } from './server-group.ts';
import type { ToldUrl } from './told-urls.ts';

export interface DerivedServices {
  readonly parts: readonly ServicePart[];
  /** The service that stands for a record, by the record's id. */
  readonly ids: ReadonlyMap<string, string>;
  /** The URLs that each service is told, by the service's id. */
  readonly urls: ReadonlyMap<string, readonly ToldUrl[]>;
}

/** All that serves, one part for each group of servers. `healthPaths` gives the path that a target group asks, by the group's id. */
export function derivedServices(
  d: Derivation,
  { parts: databases, nodes }: DerivedDatabases,
  registered: readonly Registration[],
  healthPaths: ReadonlyMap<string, string>,
): DerivedServices {
  const addresses = databaseAddresses(d, nodes);
  const byServer = Map.groupBy(registered, ({ server }) => server.id);
  const groups = [
    ...groupServers(d, addresses),
    ...loneServers(d, addresses, ({ id }) => byServer.has(id)),
    ...containerServers(d, addresses),
    ...podServers(d, addresses),
  ].map((group) => ({
    group,
    component: d.attempt(group.resource, () => componentOf(d, group.resource), 'its component '),
  }));
  const ids = new Map<string, string>();
  const urls = new Map<string, readonly ToldUrl[]>();
  const parts = groups.map(({ group, component }) => partOf(group, component));
  return { parts, ids, urls };

  function partOf(group: ServerGroup, component: string | undefined): ServicePart {
    const { resource } = group;
    const alone = groups.filter((one) => one.component === component && one.group.resource.region === resource.region);
    const short = component !== undefined && alone.length === 1 ? component : group.name;
    const id = d.idFor(resource.region, short, group.fuller);
    ids.set(resource.id, id);
    urls.set(id, group.urls);
    const joins = byServer.get(resource.id) ?? [];
    const run = runOf(component, joins);
    const port = joins.find((one) => one.port !== undefined)?.port;
    d.map(resource, id, [...group.differences, ...(run.kind === 'plain' ? [plain(component)] : [])]);
    return {
      id,
      component: component ?? group.name,
      region: d.zones.roleOf(resource.region),
      instances: group.instances,
      run,
      databases: [...new Set(group.addresses.map(({ node }) => databaseOf(node)))],
      addresses: group.addresses,
      ...(port === undefined ? {} : { port }),
    };
  }

  /** The database that a node is the writer or a follower of. */
  function databaseOf(node: string): string {
    return databases.find((database) => isIn(database, node))?.id ?? node;
  }

  function runOf(component: string | undefined, joins: readonly Registration[]): ServiceRun {
    const declared = component === undefined ? undefined : d.architecture.services?.[component];
    if (declared) return declared;
    return { kind: 'plain', healthPath: healthPathOf(joins.map(({ targetGroup }) => targetGroup)) };
  }

  function healthPathOf(targetGroups: readonly Resource[]): string {
    return targetGroups.map(({ id }) => healthPaths.get(id)).find((path) => path !== undefined) ?? '/';
  }
}

function isIn({ id, followers }: DatabasePart, node: string): boolean {
  return id === node || followers.some((follower) => follower.id === node);
}

function plain(component: string | undefined): string {
  return component === undefined
    ? 'answers plainly: it belongs to no component, so services of architecture.yaml cannot name it'
    : `answers plainly: architecture.yaml names no command under services for "${component}"`;
}
