import type { KeeperOrder } from '../parts/messages.ts';
import type { ChildPart } from './child-part.ts';
import type { PartStatus, TwinEvent } from './driver.ts';
import { postgresBinaries, type PostgresBinaries } from './postgres-binaries.ts';
import { postgresDatabase, type PostgresDatabase, type Say } from './postgres-database.ts';
import { postgresNode, type PostgresNode } from './postgres-node.ts';
import { loadClient } from './postgres-session.ts';
import type { Scratch } from './scratch.ts';
import type { NodeLayout, TwinLayout } from './twin-layout.ts';
import type { TwinLinks } from './twin-links.ts';

/** All databases of a twin. Servers are named by their ids. */
export interface TwinDatabases {
  readonly start: () => Promise<void>;
  readonly promote: (node: string) => Promise<void>;
  readonly heal: (nodes: readonly string[]) => Promise<void>;
  readonly writerOf: (database: string) => string;
  readonly pids: (nodes: readonly string[]) => readonly number[];
  readonly status: () => Promise<readonly PartStatus[]>;
  readonly close: () => void;
}

/** Throws when the plan has databases and there is no PostgreSQL. */
export function twinDatabases(
  layout: TwinLayout,
  around: {
    readonly scratch: Scratch;
    readonly keeper: ChildPart<KeeperOrder>;
    readonly links: TwinLinks;
    readonly hear: (event: TwinEvent) => void;
    /** Makes a server; without it, one that is a process of this machine. */
    readonly server?: (binaries: PostgresBinaries, node: NodeLayout) => PostgresNode;
  },
): TwinDatabases {
  const databases = layout.plan.databases.length === 0 ? [] : made(layout, around);
  const nodes = databases.flatMap((database) => database.nodes.map((node) => ({ database, node })));

  return {
    start: async () => {
      await Promise.all(databases.map((database) => database.start()));
    },
    promote: async (id) => {
      const { database, node } = named(id);
      await database.promote(node);
    },
    heal: async (ids) => {
      await Promise.all(
        databases.map((database) => database.heal(database.nodes.filter((node) => ids.includes(node.id)))),
      );
    },
    writerOf: (id) => databases.find((database) => database.id === id)?.writer().id ?? id,
    pids: (ids) => ids.flatMap((id) => named(id).node.pid() ?? []),
    status: () => Promise.all(nodes.map(({ database, node }) => database.status(node))),
    close: () => {
      for (const database of databases) database.close();
    },
  };

  function named(id: string): { readonly database: PostgresDatabase; readonly node: PostgresNode } {
    const found = nodes.find(({ node }) => node.id === id);
    if (found === undefined) {
      throw new Error(
        `There is no database server "${id}". There are: ${nodes.map(({ node }) => node.id).join(', ')}.`,
      );
    }
    return found;
  }
}

function made(
  layout: TwinLayout,
  { scratch, keeper, links, hear, server }: Parameters<typeof twinDatabases>[1],
): readonly PostgresDatabase[] {
  const binaries = postgresBinaries();
  if (typeof binaries === 'string') throw new Error(binaries);
  loadClient();
  const say: Say = (part, what, detail = {}) => hear({ monoNs: process.hrtime.bigint(), part, what, detail });
  return layout.plan.databases.map((part) => {
    const nodes = layout.nodes
      .filter(({ database }) => database === part.id)
      .map((node) => server?.(binaries, node) ?? postgresNode({ binaries, scratch, keeper }, node));
    const writer = nodes.find(({ id }) => id === part.id);
    if (writer === undefined) throw new Error(`The layout has no writer for "${part.id}".`);
    return postgresDatabase(part, nodes, writer, {
      binaries,
      say,
      upstream: (node) => {
        const link = layout.links.find(({ client, kind }) => kind === 'replication' && client.node === node.id);
        if (link === undefined) throw new Error(`The layout has no replication link for "${node.id}".`);
        return link;
      },
      writerChanged: (next) => links.leadTo(part.id, next.id),
    });
  });
}
