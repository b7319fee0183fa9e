import { connect, type PostgresqlConnection, untilAborted } from './postgresql-connection.ts';

/** A bounded number of connections, lent to one write each. */
export interface PostgresqlConnections extends AsyncDisposable {
  /** @throws Error when there is none in time, or none can be made. */
  readonly borrow: (deadline: AbortSignal) => Promise<PostgresqlConnection>;
  /** Gives one back; one that may be broken, or on the wrong server, is dropped instead of being used again. */
  readonly giveBack: (connection: PostgresqlConnection, isGood: boolean) => void;
}

/** Connections are opened as they are needed, and the writes that wait for one are served in turn. */
export function postgresqlConnections(url: URL, most: number): PostgresqlConnections {
  const idle: PostgresqlConnection[] = [];
  const all = new Set<PostgresqlConnection>();
  const waiting: (() => void)[] = [];
  let places = most;

  function free(): void {
    const next = waiting.shift();
    if (next) next();
    else places += 1;
  }

  async function place(deadline: AbortSignal): Promise<void> {
    if (places > 0) {
      places -= 1;
      return;
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.push(resolve);
    await untilAborted(promise, deadline, () => {
      const index = waiting.indexOf(resolve);
      if (index !== -1) waiting.splice(index, 1);
    });
  }

  return {
    borrow: async (deadline) => {
      await place(deadline);
      for (let kept = idle.pop(); kept; kept = idle.pop()) {
        if (kept.isUsable()) return kept;
        all.delete(kept);
      }
      try {
        const fresh = await connect(url, deadline);
        all.add(fresh);
        return fresh;
      } catch (error) {
        free();
        throw error;
      }
    },
    giveBack: (connection, isGood) => {
      if (isGood && connection.isUsable()) {
        idle.push(connection);
      } else {
        all.delete(connection);
        connection.drop();
      }
      free();
    },
    [Symbol.asyncDispose]: () => {
      for (const connection of all) connection.drop();
      all.clear();
      return Promise.resolve();
    },
  };
}
