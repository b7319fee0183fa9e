import { setTimeout as pause } from 'node:timers/promises';
import type { Say } from './postgres-database.ts';
import type { PostgresNode } from './postgres-node.ts';
import { postgresSession } from './postgres-session.ts';

const lookEveryMs = 250;
// A follower speaks once a second; two words missed on a busy machine are no loss.
const quietLimitMs = 3000;
const settleLimitMs = 15_000;

/** Whom a writer waits for before it acknowledges a write. */
export interface Synchrony {
  readonly watch: () => void;
  /** Resolves when every follower that should be in step is. */
  readonly settled: () => Promise<void>;
  /** Waits for nobody until the next look. */
  readonly forget: () => Promise<void>;
  readonly keeps: (node: PostgresNode) => boolean;
  readonly close: () => void;
}

/**
 * Watches a writer's followers. A standby that is lost or silent is waited for no longer, else every write would hang for ever,
 * as it would with bare PostgreSQL and does not with a managed Multi-AZ database; one that is back is waited for again.
 */
export function synchronyOf(
  database: string,
  writer: PostgresNode,
  wanted: () => readonly PostgresNode[],
  say: Say,
): Synchrony {
  const session = postgresSession(writer);
  let kept: readonly PostgresNode[] = [];
  let suspected = '';
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  return {
    watch: () => void round(),
    forget: () => wait([]),
    keeps: (node) => kept.includes(node),
    settled: async () => {
      const deadline = performance.now() + settleLimitMs;
      while (wanted().some((node) => !kept.includes(node))) {
        if (performance.now() > deadline) {
          const missing = wanted()
            .filter((node) => !kept.includes(node))
            .map(({ id }) => id);
          throw new Error(
            `Of the followers of "${database}" these are not in step after ${settleLimitMs} ms: ${missing.join(', ')}.`,
          );
        }
        await pause(20);
      }
    },
    close: () => {
      closed = true;
      clearTimeout(timer);
      session.close();
    },
  };

  async function round(): Promise<void> {
    try {
      await look();
    } catch {
      // A writer that does not answer is the prober's business; here there is nothing to change.
    }
    if (!closed) timer = setTimeout(() => void round(), kept.length < wanted().length ? 50 : lookEveryMs);
  }

  async function look(): Promise<void> {
    const rows = await session.rows(
      `select application_name as name from pg_stat_replication where state = 'streaming' and reply_time > now() - interval '${quietLimitMs} ms'`,
    );
    const present = wanted().filter((node) => rows.some(({ name }) => name === node.followerName));
    const missing = kept.filter((node) => !present.includes(node)).map(({ id }) => id);
    // Seen missing twice, so that one late word changes nothing.
    if (missing.length > 0 && missing.join() !== suspected) {
      suspected = missing.join();
      return;
    }
    suspected = '';
    if (missing.length === 0 && present.length === kept.length) return;
    await wait(present);
    for (const id of missing) say(id, 'no longer waited for', { writer: writer.id });
  }

  async function wait(followers: readonly PostgresNode[]): Promise<void> {
    const names = followers.map(({ followerName }) => followerName).join(', ');
    await session.rows(`alter system set synchronous_standby_names = '${names === '' ? '' : `FIRST 1 (${names})`}'`);
    await session.rows('select pg_reload_conf()');
    // The writer's processes take the new setting one after another; in step is what the writer says is.
    if (followers.length > 0 && !(await confirmed())) return;
    const joined = followers.filter((node) => !kept.includes(node));
    kept = followers;
    for (const { id } of joined) say(id, 'in step', { writer: writer.id });
  }

  async function confirmed(): Promise<boolean> {
    for (let tries = 0; tries < 50; tries += 1) {
      const rows = await session.rows(`select 1 from pg_stat_replication where sync_state = 'sync'`);
      if (rows.length > 0) return true;
      await pause(20);
    }
    return false;
  }
}
