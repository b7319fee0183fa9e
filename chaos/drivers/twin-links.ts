import type { LinkDirection, LinkOrder } from '../parts/messages.ts';
import type { ChildPart } from './child-part.ts';
import type { FaultScope } from './driver.ts';
import { leadsTo } from './leads-to.ts';
import { cutDirections, scopeName } from './struck.ts';
import type { LinkLayout, NodeLayout, TwinLayout } from './twin-layout.ts';

/** The stretches of network that lead to databases: whom they lead to, and what they let through. */
export interface TwinLinks {
  readonly start: () => Promise<void>;
  /** A database has another writer; what follows the writer is led to it. */
  readonly leadTo: (database: string, writer: string) => Promise<void>;
  /** Whether there is anything in a scope to cut or slow. */
  readonly carries: (scope: FaultScope) => boolean;
  readonly cut: (scope: FaultScope) => Promise<void>;
  /** Undoes what `cut` and `slow` did to this scope. */
  readonly whole: (scope: FaultScope) => Promise<void>;
  /** Nothing comes from these servers or reaches them, also not what was under way. */
  readonly silent: (nodes: readonly string[], silent: boolean) => Promise<void>;
  /** Both directions of the links a cut of this scope would close take so long besides; 0 ends it. */
  readonly slow: (scope: FaultScope, delayMs: number) => Promise<void>;
  readonly swallows: (link: string) => boolean;
  /** What a fault adds to the delay of a link. */
  readonly slowedMs: (link: string) => number;
  readonly isSilent: (node: string) => boolean;
}

export function twinLinks(layout: TwinLayout, child: ChildPart<LinkOrder>): TwinLinks {
  const servers = new Map<string, NodeLayout>();
  for (const link of layout.links) lead(link, link.database);
  const cuts = new Map<string, FaultScope>();
  const delays = new Map<string, { readonly scope: FaultScope; readonly delayMs: number }>();
  const silenced = new Set<string>();
  const told = new Map<string, string>();

  return {
    start: async () => {
      const links = layout.links.map((link) => ({ ...link, target: placeOf(link) }));
      if (links.length > 0) await child.ask({ do: 'start', links });
    },
    leadTo: async (database, writer) => {
      const own = layout.links.filter((link) => link.database === database);
      const changed = own.filter((link) => lead(link, writer) || link.kind === 'replication');
      await Promise.all(changed.map((link) => child.ask({ do: 'retarget', link: link.id, target: placeOf(link) })));
      await tell();
    },
    cut: async (scope) => {
      cuts.set(scopeName(scope), scope);
      await tell();
    },
    whole: async (scope) => {
      cuts.delete(scopeName(scope));
      delays.delete(scopeName(scope));
      await tell();
    },
    silent: async (nodes, silent) => {
      for (const node of nodes) {
        if (silent) silenced.add(node);
        else silenced.delete(node);
      }
      await tell();
    },
    slow: async (scope, delayMs) => {
      delays.set(scopeName(scope), { scope, delayMs });
      await tell();
    },
    swallows: (link) => layout.links.some((one) => one.id === link && swallowed(one).length > 0),
    slowedMs: (link) => slowness(layout.links.filter(({ id }) => id === link)),
    carries: (scope) => layout.links.some((link) => directions(link, scope).length > 0),
    isSilent: (node) => silenced.has(node),
  };

  /** Whether it leads elsewhere now. */
  function lead(link: LinkLayout, writer: string): boolean {
    const server = layout.nodes.find(({ id }) => id === leadsTo(layout.plan, link, writer, servers.get(link.id)?.id));
    if (server === undefined || servers.get(link.id) === server) return false;
    servers.set(link.id, server);
    return true;
  }

  function placeOf(link: LinkLayout): LinkLayout['target'] {
    const { host, port } = servers.get(link.id) ?? link.target;
    return { host, port };
  }

  async function tell(): Promise<void> {
    await Promise.all(
      layout.links.map(async (link) => {
        const closed = swallowed(link);
        const delayMs = link.delayMs + slowness([link]);
        const now = `${closed.join()} ${delayMs}`;
        if ((told.get(link.id) ?? ` ${link.delayMs}`) === now) return;
        told.set(link.id, now);
        await child.ask({ do: 'swallow', link: link.id, directions: closed });
        await child.ask({ do: 'delay', link: link.id, delayMs });
      }),
    );
  }

  function swallowed(link: LinkLayout): readonly LinkDirection[] {
    const ends = [servers.get(link.id)?.id, link.client.node];
    if (ends.some((end) => end !== undefined && silenced.has(end))) return ['up', 'down'];
    return [...new Set([...cuts.values()].flatMap((scope) => directions(link, scope)))].toSorted();
  }

  function slowness(links: readonly LinkLayout[]): number {
    const slowed = [...delays.values()].filter(({ scope }) => links.some((link) => directions(link, scope).length > 0));
    return slowed.reduce((sum, { delayMs }) => sum + delayMs, 0);
  }

  function directions(link: LinkLayout, scope: FaultScope): readonly LinkDirection[] {
    return cutDirections(layout, link, servers.get(link.id)?.region ?? '', scope);
  }
}
