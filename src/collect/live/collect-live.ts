import type { Gap } from '../../inventory/inventory.ts';
import { inParallel } from '../aws/in-parallel.ts';
import type { Collector, Mapped, Place } from '../aws/collector.ts';
import type { Logical } from '../aws/linked.ts';
import { placeAt, type PlaceAt } from '../aws/place.ts';
import type { CallCount } from '../aws/place-calls.ts';
import { WriteRefused } from '../aws/read-only.ts';
import { edgeCollectors, namedByDistributions } from './edge.ts';
import type { LiveTarget } from './live-target.ts';
import { membershipAt } from './membership.ts';
import { inScope, type Membership, notFound, type Scope, type StackResource, stackResourceOf } from './scope.ts';
import { scopeGaps } from './scope-gaps.ts';
import { withoutShadows } from './shadow-trails.ts';

export interface CollectLiveOptions {
  readonly target: Pick<LiveTarget, 'account' | 'regions' | 'partition' | 'globalRegion' | 'clientsIn'>;
  readonly scope: Scope;
  readonly collectors: readonly Collector[];
  readonly signal: AbortSignal;
  /** Is told of failures and of every collector that is done. */
  readonly say?: (line: string) => void;
  /** How many collectors read at the same time. */
  readonly limit?: number;
}

/** What was read of an account, and what was not. */
export interface Collected {
  readonly mapped: readonly Mapped[];
  /** What was read and is not in scope. */
  readonly outside: readonly Mapped[];
  readonly gaps: readonly Gap[];
  /** What was gone when more was asked of it. */
  readonly vanished: readonly string[];
  readonly calls: readonly CallCount[];
  /** What the stack calls a resource, where the scope is stacks. */
  readonly logicalOf: (mapped: Mapped) => Logical | undefined;
  /** What a stack lists and the account does not have, though its type was read. */
  readonly missing: readonly StackResource[];
}

/** Runs all collectors, those of a region in each region and global ones once, and keeps what is in scope. One that fails becomes a gap. */
export async function collectLive(options: CollectLiveOptions): Promise<Collected> {
  const { target, scope, collectors, signal, say, limit = 8 } = options;
  const { account, partition, clientsIn } = target;
  const at = (region: string): PlaceAt =>
    placeAt({ account, region, partition, clients: clientsIn(region), signal, ...(say ? { say } : {}) });
  const regional = target.regions.map(at);
  const global = at(target.globalRegion);
  const ownGaps: Gap[] = [];
  const types = collectors.flatMap((collector) => collector.types);

  // Tags of global resources are told in the global region only.
  const asked =
    target.regions.includes(target.globalRegion) || scope.kind !== 'tags' ? regional : [...regional, global];
  const memberships = await Promise.all(asked.map(({ place }) => membershipAt(place, scope, types)));
  const membership = {
    arns: new Set(memberships.flatMap(({ arns }) => [...arns])),
    stackResources: memberships.flatMap(({ stackResources }) => stackResources),
    globalTypes: new Set(collectors.flatMap((one) => (one.scope === 'global' ? one.types : []))),
  };

  async function readBy({
    collector,
    place,
  }: {
    readonly collector: Collector;
    readonly place: Place;
  }): Promise<readonly Mapped[]> {
    try {
      const found = await collector.collect(place);
      say?.(`${place.region} ${shortOf(collector.types)}: ${found.length}`);
      return found;
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof WriteRefused) throw error;
      ownGaps.push(failedGap(collector, place.region, error));
      return [];
    }
  }

  const tasks = collectors.flatMap((collector) =>
    (collector.scope === 'global' ? [global] : regional).map(({ place }) => ({ collector, place })),
  );
  const read = (await inParallel(tasks, limit, readBy)).flat();
  const edgeTasks = edgeCollectors(read, target, collectors).map((collector) => ({ collector, place: global.place }));
  const edge = namedByDistributions(read, (await inParallel(edgeTasks, limit, readBy)).flat());

  const all = withoutShadows([...read, ...edge]);
  const mapped = inScope(all, scope, membership);
  const inside = new Set(mapped);
  const places = [...regional, global];
  return {
    mapped,
    outside: all.filter((one) => !inside.has(one)),
    gaps: [
      ...places.flatMap(({ gaps }) => gaps()),
      ...ownGaps,
      ...scopeGaps(scope, { all, inside, membership, account, types }),
    ],
    vanished: places.flatMap(({ vanished }) => vanished()),
    calls: places.flatMap(({ calls }) => calls()),
    logicalOf: (one) => logicalOf(one, membership, account),
    missing: notFound(membership, all, new Set(types)),
  };
}

function shortOf([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

function failedGap({ types }: Collector, region: string, error: unknown): Gap {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    what: `${types.join(', ')} in ${region}`,
    reason: `reading them failed (${text})`,
    mend: 'This is a defect of Plumbline: an answer was not as expected. Report it with this line.',
    types,
  };
}

function logicalOf(one: Mapped, membership: Membership, account: string): Logical | undefined {
  const found = stackResourceOf(one, membership);
  if (!found) return undefined;
  return {
    id: one.arn ?? `${account}/${one.region}/${one.type}/${one.ref}`,
    stack: found.stack,
    logicalId: found.logicalId,
  };
}
