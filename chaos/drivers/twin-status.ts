import type { BalancerReport, StoreReport } from '../parts/messages.ts';
import type { ChildPart } from './child-part.ts';
import type { PartStatus } from './driver.ts';
import { standsStill } from './process-tree.ts';
import type { TwinDatabases } from './twin-databases.ts';
import type { TwinLayout } from './twin-layout.ts';
import type { TwinLinks } from './twin-links.ts';
import type { TwinParts } from './twin-parts.ts';

const answerLimitMs = 1000;

/** What each part says when it is asked now; a part that does not answer is down, whatever was done to it. */
export async function twinStatus(
  layout: TwinLayout,
  parts: TwinParts,
  links: TwinLinks,
  databases: TwinDatabases,
): Promise<readonly PartStatus[]> {
  const [zones, balancers, stores, servers] = await Promise.all([
    Promise.all([...parts.zones].map(async ([zone, child]) => ({ zone, seen: await seenOf(child) }))),
    Promise.all(layout.plan.balancers.map(async ({ id }) => ({ id, seen: await seenOf(parts.balancer(id)) }))),
    Promise.all(
      [...parts.regions.keys()].map(async (region) => ({ region, seen: await seenOf(parts.stores(region)) })),
    ),
    databases.status(),
  ]);
  return [
    ...zones.map(({ zone, seen }): PartStatus => ({ part: zone, zone, state: seen.state, says: seen.says })),
    ...layout.instances.map((instance): PartStatus => {
      const seen = zones.find(({ zone }) => zone === instance.zone)?.seen;
      const said =
        seen?.state === 'up' ? ((seen.value as Record<string, string>)[instance.id] ?? 'missing') : undefined;
      const state = said === undefined ? (seen?.state ?? 'down') : said === 'up' || said === 'stalled' ? said : 'down';
      return { part: instance.id, zone: instance.zone, state, says: said ?? seen?.says ?? 'its zone is missing' };
    }),
    ...balancers.map(({ id, seen }): PartStatus => {
      if (seen.state !== 'up') return { part: id, state: seen.state, says: seen.says };
      const { state, targets } = seen.value as BalancerReport;
      return { part: id, state, says: state === 'up' ? counts(targets) : `was told to be ${state}` };
    }),
    ...stores.flatMap(({ region, seen }) =>
      layout.plan.stores
        .filter((store) => store.region === region)
        .map(({ id }): PartStatus => {
          const said = seen.state === 'up' ? (seen.value as StoreReport).served[id] : undefined;
          const state = said === undefined || said === 'up' ? seen.state : 'down';
          return { part: id, state, says: said ?? seen.says };
        }),
    ),
    ...servers.map(
      (server): PartStatus =>
        server.state === 'up' && links.isSilent(server.part)
          ? { ...server, state: 'cut', says: `${server.says}, and nothing reaches it` }
          : server,
    ),
    ...layout.links.map((link): PartStatus => {
      if (links.swallows(link.id)) return { part: link.id, state: 'cut', says: 'swallows what is sent' };
      const slowedMs = links.slowedMs(link.id);
      return slowedMs > 0
        ? { part: link.id, state: 'slow', says: `takes ${slowedMs} ms longer` }
        : { part: link.id, state: 'up', says: 'carries' };
    }),
  ];
}

type Seen = { readonly state: PartStatus['state']; readonly says: string; readonly value: unknown };

async function seenOf(child: ChildPart<{ readonly do: 'report' }> | undefined): Promise<Seen> {
  if (child === undefined || child.ended()) return { state: 'down', says: 'its process has ended', value: undefined };
  if (standsStill(child.pid)) return { state: 'stalled', says: 'its process stands still', value: undefined };
  try {
    return { state: 'up', says: 'answers', value: await child.ask({ do: 'report' }, answerLimitMs) };
  } catch (error) {
    return { state: 'down', says: error instanceof Error ? error.message : String(error), value: undefined };
  }
}

// One node's view is enough to count by when all agree; where they differ, each target shows its worst.
function counts(seen: BalancerReport['targets']): string {
  const worst = new Map<string, string>();
  for (const { target, state } of seen) {
    if (state !== 'healthy' || !worst.has(target)) worst.set(target, state);
  }
  return (
    [...Map.groupBy(worst.values(), (state) => state)]
      .map(([state, each]) => `${each.length} ${state}`)
      .toSorted()
      .join(', ') || 'no targets'
  );
}
