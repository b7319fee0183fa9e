import type { ChildPart } from './child-part.ts';
import type { FaultKind, FaultScope } from './driver.ts';
import { continueTrees, endTrees, stopTrees, treesOver } from './process-tree.ts';
import { roleOf, struckBy, type Struck } from './struck.ts';
import type { TwinDatabases } from './twin-databases.ts';
import type { TwinLayout } from './twin-layout.ts';
import type { TwinLinks } from './twin-links.ts';
import type { TwinParts } from './twin-parts.ts';

/** Faults on a twin of processes, and their undoing. */
export interface TwinFaults {
  readonly fault: (scope: FaultScope, kind: FaultKind) => Promise<void>;
  readonly heal: (scope: FaultScope) => Promise<void>;
  readonly slow: (scope: FaultScope, delayMs: number) => Promise<void>;
}

/** What strikes whatever runs, and lets it go on. */
export interface Hand {
  /** Resolves when everything has been struck; what is killed has then ended. */
  readonly strike: (hit: Struck, kind: 'kill' | 'stall') => Promise<void>;
  /** Makes packets vanish; absent where sockets are spoken to directly. */
  readonly cut?: (hit: Struck) => Promise<void>;
  /** What was killed is not started again by it. */
  readonly release: (hit: Struck) => Promise<void>;
}

export function twinFaults(
  layout: TwinLayout,
  parts: TwinParts,
  links: TwinLinks,
  databases: TwinDatabases,
  hand: Hand = signals(parts, databases),
): TwinFaults {
  return {
    fault: async (scope, kind) => {
      if (kind === 'cut') await cut(scope);
      else await struck(scope, kind);
    },
    heal: async (scope) => {
      await links.whole(scope);
      await healed(struckBy(layout, scope, databases.writerOf, true));
      await storesCut(scope, false);
    },
    slow: async (scope, delayMs) => {
      if (delayMs > 0 && !links.carries(scope))
        throw new Error(`Nothing in the twin goes the way of ${JSON.stringify(scope)}, so there is nothing to slow.`);
      await links.slow(scope, delayMs);
    },
  };

  async function cut(scope: FaultScope): Promise<void> {
    const nodes = 'part' in scope ? struckBy(layout, scope, databases.writerOf).nodes : [];
    if (nodes.length > 0 && 'part' in scope && !layout.zones.some(({ id }) => id === scope.part)) {
      await links.silent(nodes, true);
      return;
    }
    const hit = struckBy(layout, scope, databases.writerOf);
    if (hand.cut !== undefined && hit.zones.length + hit.regions.length > 0) {
      await hand.cut(hit);
      await Promise.all(hit.zones.map((zone) => nodeState(zone, 'stalled', hit.regions)));
      return;
    }
    if (!('from' in scope) && !('replicationOf' in scope)) {
      throw new Error(
        `The process driver cannot cut ${JSON.stringify(scope)}: its sockets are spoken to directly, so packets to it do not vanish. ` +
          'Use kill or stall, or cut a database, its replication, or what one region sends another.',
      );
    }
    if (!links.carries(scope) && copiesOf(scope).length === 0) {
      throw new Error(`Nothing in the twin goes the way of ${JSON.stringify(scope)}, so there is nothing to cut.`);
    }
    await Promise.all([links.cut(scope), storesCut(scope, true)]);
  }

  async function struck(scope: FaultScope, kind: 'kill' | 'stall'): Promise<void> {
    if ('replicationOf' in scope || 'from' in scope) {
      throw new Error(
        `A link can be cut, not ${kind === 'kill' ? 'killed' : 'stalled'}: ${JSON.stringify(scope)}. Use the kind cut.`,
      );
    }
    const hit = struckBy(layout, scope, databases.writerOf);
    // What runs comes first: this is the instant of the fault. What follows tells the others what they would see of it.
    const striking = hand.strike(hit, kind);
    await Promise.all([
      striking,
      ...(kind === 'kill' ? [] : [links.silent(hit.nodes, true)]),
      ...hit.zones.map((zone) => nodeState(zone, kind === 'kill' ? 'down' : 'stalled', hit.regions)),
      instances(hit, kind === 'kill' ? 'down' : 'stalled'),
      balancers(hit, kind === 'kill' ? 'down' : 'stalled'),
    ]);
  }

  async function healed(hit: Struck): Promise<void> {
    await hand.release(hit);
    const zones = hit.zones.filter((id) => parts.zones.get(id)?.ended() !== false);
    const regions = hit.regions.filter((role) => parts.regions.get(role)?.ended() === true);
    await links.silent(hit.nodes, false);
    if (hit.nodes.length > 0) await databases.heal(hit.nodes);
    await Promise.all([parts.startZones(zones), parts.startStores(regions)]);
    await parts.startBalancers(regions);
    await Promise.all([instances(hit, 'up'), balancers(hit, 'up')]);
    await Promise.all(hit.zones.map((zone) => nodeState(zone, 'up', [])));
    await Promise.all(answering(hit).map((child) => child.ask({ do: 'report' })));
  }

  function answering(hit: Struck): readonly ChildPart<{ readonly do: 'report' }>[] {
    const own = layout.plan.balancers.filter(({ region }) => hit.regions.includes(region)).map(({ id }) => id);
    return [
      ...hit.zones.flatMap((id) => parts.zones.get(id) ?? []),
      ...[...own, ...hit.balancers].flatMap((id) => parts.balancer(id) ?? []),
      ...hit.regions.flatMap((role) => parts.stores(role) ?? []),
    ];
  }

  // A load balancer has a node in each of its zones, which is lost with the zone.
  async function nodeState(
    zone: string,
    state: 'up' | 'down' | 'stalled',
    struckToo: readonly string[],
  ): Promise<void> {
    const of = layout.plan.balancers.filter(({ region, zones }) => zones.includes(zone) && !struckToo.includes(region));
    await Promise.all(of.flatMap(({ id }) => parts.balancer(id)?.ask({ do: 'node', zone, state }) ?? []));
  }

  async function balancers(hit: Struck, state: 'up' | 'down' | 'stalled'): Promise<void> {
    await Promise.all(hit.balancers.flatMap((id) => parts.balancer(id)?.ask({ do: 'set', state }) ?? []));
  }

  async function instances(hit: Struck, state: 'up' | 'down' | 'stalled'): Promise<void> {
    const zones = new Set(layout.instances.filter(({ id }) => hit.instances.includes(id)).map(({ zone }) => zone));
    await Promise.all(
      [...zones].flatMap((zone) => parts.zones.get(zone)?.ask({ do: 'set', instances: hit.instances, state }) ?? []),
    );
  }

  // Copies between regions go the way of everything one region sends another.
  function copiesOf(scope: FaultScope): readonly string[] {
    if (!('from' in scope)) return [];
    const [from, to] = [roleOf(layout, scope.from), roleOf(layout, scope.to)];
    const copying = layout.plan.stores.filter(({ run }) => run === undefined);
    const copied = copying.filter(({ region }) => region === from).flatMap(({ copies }) => copies);
    return copied
      .map(({ store }) => store)
      .filter((id) => copying.some((store) => store.id === id && store.region === to));
  }

  async function storesCut(scope: FaultScope, closed: boolean): Promise<void> {
    const copies = copiesOf(scope);
    if (!('from' in scope) || copies.length === 0) return;
    await parts.stores(roleOf(layout, scope.from))?.ask({ do: closed ? 'cut' : 'whole', stores: copies });
  }
}

/** Processes of this machine are struck by signals. */
function signals(parts: TwinParts, databases: TwinDatabases): Hand {
  const children = (hit: Struck): readonly Pick<ChildPart<never>, 'pid' | 'over'>[] =>
    [
      ...hit.zones.flatMap((id) => parts.zones.get(id) ?? []),
      ...hit.regions.flatMap((role) => parts.regions.get(role) ?? []),
    ].filter((child) => !child.ended());
  return {
    strike: async (hit, kind) => {
      const lost = children(hit);
      const roots = [...lost.map(({ pid }) => pid), ...databases.pids(hit.nodes)];
      if (kind === 'stall') stopTrees(roots);
      else {
        endTrees(roots);
        // Whoever heals right after this must find them ended.
        await Promise.all([treesOver(roots), ...lost.map(({ over }) => over)]);
      }
    },
    release: async (hit) => continueTrees(children(hit).map(({ pid }) => pid)),
  };
}
