import type { DatabasePart } from '../twin/twin-plan.ts';
import type { Place } from '../parts/messages.ts';
import type { PartStatus } from './driver.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import type { PostgresNode } from './postgres-node.ts';
import { rebuild } from './postgres-rebuild.ts';
import { postgresSession, rowsUntil } from './postgres-session.ts';
import { synchronyOf } from './postgres-synchrony.ts';
import { copyFolder, postgresTemplate } from './postgres-template.ts';
import { continueTrees, standsStill } from './process-tree.ts';

const followLimitMs = 15_000;
// One that does not follow soon has another history, and making it anew takes less than waiting longer.
const rejoinLimitMs = 4000;

export type Say = (part: string, what: string, detail?: Readonly<Record<string, string | number | boolean>>) => void;

/** A database with its followers, and what a managed service does for it: promotion, fencing, waiting or not for the standby. */
export interface PostgresDatabase {
  readonly id: string;
  readonly nodes: readonly PostgresNode[];
  readonly writer: () => PostgresNode;
  readonly start: () => Promise<void>;
  readonly promote: (node: PostgresNode) => Promise<void>;
  /** Brings these nodes back: a lost writer that nobody replaced goes on, one that was replaced is made anew as a follower. */
  readonly heal: (nodes: readonly PostgresNode[]) => Promise<void>;
  readonly status: (node: PostgresNode) => Promise<PartStatus>;
  readonly close: () => void;
}

export function postgresDatabase(
  part: DatabasePart,
  nodes: readonly PostgresNode[],
  first: PostgresNode,
  around: {
    readonly binaries: PostgresBinaries;
    readonly say: Say;
    /** Where a node finds its writer: a link, so that it can be slowed and cut. */
    readonly upstream: (node: PostgresNode) => Place;
    /** Points all links of this database to the writer. */
    readonly writerChanged: (writer: PostgresNode) => Promise<void>;
  },
): PostgresDatabase {
  const { binaries, say } = around;
  const replaced = new Set<PostgresNode>();
  let writer = first;
  let synchrony = synchronyOf(part.id, writer, inStep, say);

  return {
    id: part.id,
    nodes,
    writer: () => writer,
    start: async () => {
      const template = await postgresTemplate(binaries);
      await Promise.all(nodes.map(({ folder }) => copyFolder(template, folder)));
      await Promise.all(nodes.map((node) => node.start(node === writer ? undefined : around.upstream(node))));
      await Promise.all(nodes.filter((node) => node !== writer).map((node) => follows(node)));
      synchrony.watch();
      await synchrony.settled();
    },
    promote,
    heal: async (asked) => {
      if (asked.includes(writer)) await resume(writer);
      await Promise.all(asked.filter((node) => node !== writer).map((node) => rejoin(node)));
      if (await answers(writer)) await synchrony.settled();
    },
    status,
    close: () => synchrony.close(),
  };

  async function promote(node: PostgresNode): Promise<void> {
    if (node !== writer) {
      const old = writer;
      // The service makes sure that a writer whose standby takes over writes no more. A replica is promoted beside its writer.
      if (isPair(old, node)) {
        await old.end();
        say(old.id, 'writer fenced', { for: node.id });
      }
      const session = postgresSession(node);
      const [promoted] = await session.rows('select pg_promote(true, 60) as done', 65_000);
      session.close();
      if (promoted?.['done'] !== true) throw new Error(`PostgreSQL did not promote "${node.id}" within 60 s.`);
      synchrony.close();
      // A replica may be promoted without writes that the old pair has, so neither of the pair can follow it as it is.
      for (const left of isPair(old, node) ? [old] : nodes.filter((other) => isPair(old, other))) replaced.add(left);
      replaced.delete(node);
      writer = node;
      say(node.id, 'promoted', { instead: old.id });
      await around.writerChanged(node);
      synchrony = synchronyOf(part.id, writer, inStep, say);
      await synchrony.forget();
      synchrony.watch();
    }
    await takesWrites(writer);
    say(writer.id, 'takes writes');
  }

  async function resume(node: PostgresNode): Promise<void> {
    const pid = node.pid();
    if (pid === undefined) await node.start();
    else continueTrees([pid]);
    await takesWrites(node);
  }

  async function rejoin(node: PostgresNode): Promise<void> {
    if (!replaced.has(node)) {
      const pid = node.pid();
      if (pid === undefined) await node.start(around.upstream(node));
      else continueTrees([pid]);
      // While the writer is lost too there is nobody to follow; healing the writer waits for its followers.
      if (!(await answers(writer))) return;
      try {
        await follows(node, rejoinLimitMs);
        return;
      } catch (error) {
        say(node.id, 'cannot follow', { reason: error instanceof Error ? error.message : String(error) });
      }
    }
    if (!(await answers(writer)))
      throw new Error(
        `"${node.id}" cannot be made anew while its writer "${writer.id}" does not answer. Heal that first.`,
      );
    // It is ended before it may go on: a replaced writer would still acknowledge what clients had asked of it.
    await rebuild(node, writer, binaries);
    await node.start(around.upstream(node));
    await follows(node);
    replaced.delete(node);
    say(node.id, 'made anew', { from: writer.id });
  }

  async function follows(node: PostgresNode, limitMs = followLimitMs): Promise<void> {
    const session = postgresSession(writer);
    const sql = `select state from pg_stat_replication where application_name = '${node.followerName}' and reply_time > now() - interval '3 seconds'`;
    try {
      await rowsUntil(session, sql, ([row]) => row?.['state'] === 'streaming', `Following of "${node.id}"`, limitMs);
    } finally {
      session.close();
    }
  }

  async function takesWrites(node: PostgresNode): Promise<void> {
    const session = postgresSession(node);
    // A message in the log is a write that leaves no table behind.
    const sql = `select pg_logical_emit_message(true, 'twin', 'write') is not null as written`;
    try {
      await rowsUntil(session, sql, ([row]) => row?.['written'] === true, `A write on "${node.id}"`, followLimitMs);
    } finally {
      session.close();
    }
  }

  async function answers(node: PostgresNode): Promise<boolean> {
    return (await status(node)).state === 'up';
  }

  // Who follows in step: the standby, and after it took over the node it replaced.
  function inStep(): readonly PostgresNode[] {
    return nodes.filter(
      (node) => node !== writer && !replaced.has(node) && isPair(writer, node) && modeOfPair(node) === 'sync',
    );
  }

  function isPair(a: PostgresNode, b: PostgresNode): boolean {
    return [a, b].every((node) => node === first || roleOf(node)?.role === 'standby');
  }

  function modeOfPair(node: PostgresNode): 'sync' | 'async' | undefined {
    return (roleOf(node) ?? roleOf(writer))?.mode;
  }

  function roleOf(node: PostgresNode) {
    return part.followers.find(({ id }) => id === node.id);
  }

  async function status(node: PostgresNode): Promise<PartStatus> {
    const about = { part: node.id, zone: node.zone };
    const pid = node.pid();
    if (pid === undefined) return { ...about, state: 'down', says: replaced.has(node) ? 'replaced' : 'ended' };
    if (standsStill(pid)) return { ...about, state: 'stalled', says: 'stands still' };
    const session = postgresSession(node);
    try {
      const [row] = await session.rows('select pg_is_in_recovery() as follows', 1000);
      const role = node === writer ? 'writer' : replaced.has(node) ? 'writes beside the writer' : 'follower';
      const told = row?.['follows'] === true ? (synchrony.keeps(node) ? 'follower in step' : 'follower') : role;
      return { ...about, state: 'up', says: told };
    } catch (error) {
      return { ...about, state: 'down', says: error instanceof Error ? error.message : String(error) };
    } finally {
      session.close();
    }
  }
}
