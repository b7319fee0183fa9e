import type { DatabasePart, Mapping, NotModelled, ServicePart } from '../twin-plan.ts';

/** A plan's databases, services and mapping without the databases that nobody would speak to. */
export interface Rested {
  readonly databases: readonly DatabasePart[];
  readonly services: readonly ServicePart[];
  readonly mapping: readonly Mapping[];
  readonly notModelled: readonly NotModelled[];
}

/**
 * Leaves out the databases whose only users answer plainly, since a plain answer asks no database and each server of one costs
 * as much as a zone. Where no service brings a command of its own, all stay: then a fault is all that they are there for.
 */
export function restedDatabases(
  databases: readonly DatabasePart[],
  services: readonly ServicePart[],
  mapping: readonly Mapping[],
): Rested {
  return services.some(isOwn)
    ? withoutUnasked(databases, services, mapping)
    : withoutResting(databases, services, mapping, []);
}

/** Leaves out every database that no service with a command of its own would ask, be there none. */
export function withoutUnasked(
  databases: readonly DatabasePart[],
  services: readonly ServicePart[],
  mapping: readonly Mapping[],
): Rested {
  const asked = new Set(services.filter(isOwn).flatMap((service) => service.databases));
  return withoutResting(
    databases,
    services,
    mapping,
    databases.filter(({ id }) => !asked.has(id)),
  );
}

function isOwn({ run }: ServicePart): boolean {
  return run.kind === 'command';
}

function withoutResting(
  databases: readonly DatabasePart[],
  services: readonly ServicePart[],
  mapping: readonly Mapping[],
  resting: readonly DatabasePart[],
): Rested {
  const nodes = new Map(
    resting.flatMap((database) => [database.id, ...database.followers.map(({ id }) => id)].map((id) => [id, database])),
  );
  const isAwake = (node: string): boolean => !nodes.has(node);
  return {
    databases: databases.filter(({ id }) => isAwake(id)),
    services: services.map((service) => ({
      ...service,
      databases: service.databases.filter(isAwake),
      ...(service.addresses === undefined ? {} : { addresses: service.addresses.filter(({ node }) => isAwake(node)) }),
    })),
    mapping: mapping.filter(({ part }) => isAwake(part)),
    notModelled: mapping.flatMap(({ resource, part }) => {
      const database = nodes.get(part);
      return database === undefined ? [] : [{ resource, reason: reasonFor(database, services) }];
    }),
  };
}

function reasonFor({ id }: DatabasePart, services: readonly ServicePart[]): string {
  const users = services.filter(({ databases }) => databases.includes(id)).map((service) => service.id);
  return users.length === 0
    ? 'not started: no server of the twin is told where it is'
    : `not started: only ${users.join(' and ')} would ask it, which answer plainly`;
}
