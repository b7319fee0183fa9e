import type { LinkDirection } from '../parts/messages.ts';
import type { FaultScope } from './driver.ts';
import type { LinkLayout, TwinLayout } from './twin-layout.ts';

/** What a fault strikes, by the ids of what runs. */
export interface Struck {
  readonly zones: readonly string[];
  /** Regions that are struck whole, with their balancers and buckets. */
  readonly regions: readonly string[];
  /** Single balancers of regions that are not struck whole. */
  readonly balancers: readonly string[];
  /** Database servers. */
  readonly nodes: readonly string[];
  /** Single servers within zones that are not struck whole. */
  readonly instances: readonly string[];
}

const nothing: Struck = { zones: [], regions: [], balancers: [], nodes: [], instances: [] };

/** A name under which a fault is kept until it is healed. */
export const scopeName = (scope: FaultScope): string =>
  Object.entries(scope)
    .map(([key, value]) => `${key} ${value}`)
    .join(' ');

/**
 * Everything that runs in a scope. A database's own id means its present writer for a fault; `wholeDatabases`, for undoing one,
 * makes it all its servers. Throws when nothing runs there.
 */
export function struckBy(
  layout: TwinLayout,
  scope: FaultScope,
  writerOf: (database: string) => string,
  wholeDatabases = false,
): Struck {
  const { plan } = layout;
  if ('zone' in scope) {
    if (!layout.zones.some(({ id }) => id === scope.zone))
      throw unknownScope(
        'zone',
        scope.zone,
        layout.zones.map(({ id }) => id),
      );
    return {
      ...nothing,
      zones: [scope.zone],
      nodes: layout.nodes.filter(({ zone }) => zone === scope.zone).map(({ id }) => id),
    };
  }
  if ('region' in scope) {
    const role = roleOf(layout, scope.region);
    return {
      ...nothing,
      zones: layout.zones.filter(({ region }) => region === role).map(({ id }) => id),
      regions: [role],
      nodes: layout.nodes.filter(({ region }) => region === role).map(({ id }) => id),
    };
  }
  if (!('part' in scope)) return nothing;
  const { part } = scope;
  if (layout.zones.some(({ id }) => id === part)) return struckBy(layout, { zone: part }, writerOf, wholeDatabases);
  if (plan.balancers.some(({ id }) => id === part)) return { ...nothing, balancers: [part] };
  if (plan.databases.some(({ id }) => id === part)) {
    const whole = layout.nodes.filter(({ database }) => database === part).map(({ id }) => id);
    return { ...nothing, nodes: wholeDatabases ? whole : [writerOf(part)] };
  }
  if (layout.nodes.some(({ id }) => id === part)) return { ...nothing, nodes: [part] };
  const instances = layout.instances.filter(({ id, service }) => id === part || service === part).map(({ id }) => id);
  if (instances.length > 0) return { ...nothing, instances };
  throw unknownScope('part', part, [
    ...layout.zones.map(({ id }) => id),
    ...plan.balancers.map(({ id }) => id),
    ...layout.nodes.map(({ id }) => id),
    ...plan.services.map(({ id }) => id),
  ]);
}

/** The directions of a link that a cut closes. `serverRegion` is where the database's writer is now. */
export function cutDirections(
  layout: TwinLayout,
  link: LinkLayout,
  serverRegion: string,
  scope: FaultScope,
): readonly LinkDirection[] {
  if ('replicationOf' in scope) {
    return link.kind === 'replication' && link.database === scope.replicationOf ? ['up', 'down'] : [];
  }
  if (!('from' in scope)) return [];
  const [from, to] = [roleOf(layout, scope.from), roleOf(layout, scope.to)];
  if (link.client.region === from && serverRegion === to) return ['up'];
  return link.client.region === to && serverRegion === from ? ['down'] : [];
}

/** A region's role, from its role or its code. */
export function roleOf({ plan }: TwinLayout, name: string): string {
  const region = plan.regions.find(({ role, code }) => role === name || code === name);
  if (region === undefined)
    throw unknownScope(
      'region',
      name,
      plan.regions.map(({ role }) => role),
    );
  return region.role;
}

function unknownScope(what: string, name: string, known: readonly string[]): Error {
  return new Error(`The twin has no ${what} "${name}". It has: ${known.join(', ')}.`);
}
