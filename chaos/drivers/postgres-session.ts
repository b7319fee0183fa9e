import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Place } from '../parts/messages.ts';

type Row = Readonly<Record<string, unknown>>;

/** A connection to one server, opened when it is first used and again after it broke. */
export interface PostgresSession {
  /** Throws when the server does not answer within the limit; the connection is then given up. */
  readonly rows: (sql: string, limitMs?: number) => Promise<readonly Row[]>;
  readonly close: () => void;
}

export function postgresSession(at: Place): PostgresSession {
  let client: Client | undefined;

  return {
    rows: async (sql, limitMs = 2000) => {
      try {
        client ??= await opened(at, limitMs);
        return await limited(
          client.query<Row>(sql).then(({ rows }) => rows),
          limitMs,
          at,
        );
      } catch (error) {
        drop();
        throw error;
      }
    },
    close: drop,
  };

  function drop(): void {
    const dropped = client;
    client = undefined;
    // A server that stands still never answers a farewell.
    if (dropped !== undefined) streamOf(dropped)?.destroy();
  }
}

/** Asks again until the rows are as wanted; throws with what was last seen. */
export async function rowsUntil(
  session: PostgresSession,
  sql: string,
  wanted: (rows: readonly Row[]) => boolean,
  what: string,
  limitMs: number,
): Promise<readonly Row[]> {
  const deadline = performance.now() + limitMs;
  let seen = 'nothing';
  while (performance.now() < deadline) {
    try {
      const rows = await session.rows(sql);
      if (wanted(rows)) return rows;
      seen = JSON.stringify(rows);
    } catch (error) {
      seen = error instanceof Error ? error.message : String(error);
    }
    await pause(20);
  }
  throw new Error(`${what} did not come about within ${limitMs} ms. Last seen: ${seen}.`);
}

/** Begins to load the client, which takes a third of a second, while there is something else to wait for. */
export function loadClient(): void {
  void import('pg');
}

async function opened({ host, port }: Place, limitMs: number): Promise<Client> {
  const { Client } = await import('pg');
  const client = new Client({ host, port, user: 'postgres', database: 'postgres', connectionTimeoutMillis: limitMs });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

function streamOf(client: Client): { destroy: () => void } | undefined {
  const { connection } = client as unknown as { readonly connection?: { readonly stream?: { destroy: () => void } } };
  return connection?.stream;
}

async function limited<Value>(answer: Promise<Value>, limitMs: number, { host, port }: Place): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const error = new Error(`PostgreSQL on ${host}:${port} did not answer within ${limitMs} ms.`);
    timer = setTimeout(() => reject(error), limitMs);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
