import { DatabaseError } from 'pg';
import type { LedgerReader, LedgerWriter, WriteAnswer } from './ledger.ts';
import { connect, untilAborted } from './postgresql-connection.ts';
import { postgresqlConnections } from './postgresql-connections.ts';

/** No unique constraint on writer and seq: it would hide a write that was done twice. */
const createTable =
  'create table if not exists plumbline_ledger (id bigint generated always as identity primary key, writer text not null, seq bigint not null, payload text not null)';
const insert = 'insert into plumbline_ledger (writer, seq, payload) values ($1, $2, $3)';
const pageSize = 2000;
const page = `select id, writer, seq, payload from plumbline_ledger where id > $1 order by id limit ${pageSize}`;

/** Below the 100 connections that PostgreSQL allows by default, with room for those who work there. */
const mostConnections = 40;

/** Writes by autocommitted inserts, each in its own transaction, over several connections per writer so that a slow one delays no other. */
export function postgresqlLedgerWriter(url: URL, writers: number): LedgerWriter {
  const connections = postgresqlConnections(url, Math.min(mostConnections, writers * 8));
  return {
    prepare: async (signal) => {
      const connection = await connect(url, AbortSignal.any([signal, AbortSignal.timeout(5000)]));
      try {
        await untilAborted(connection.query(createTable), signal, connection.drop);
      } finally {
        connection.drop();
      }
    },
    write: async ({ writer, seq, payload }, deadline): Promise<WriteAnswer> => {
      try {
        const connection = await connections.borrow(deadline);
        let isGood = false;
        try {
          await untilAborted(connection.query(insert, [writer, seq, payload]), deadline, connection.drop);
          isGood = true;
          // "The transaction has already committed locally, but might not have been replicated": no acknowledgement to rely on.
          const warning = connection.warning();
          return warning === undefined
            ? { outcome: 'acked', answer: 'INSERT' }
            : { outcome: 'indeterminate', answer: `INSERT with a warning: ${warning}` };
        } finally {
          connections.giveBack(connection, isGood);
        }
      } catch (error) {
        return failed(error);
      }
    },
    [Symbol.asyncDispose]: () => connections[Symbol.asyncDispose](),
  };
}

// Classes of SQLSTATE after which nobody knows whether the transaction was committed: connection, resources, intervention by an
// operator (a shutdown may come after the commit), system and internal errors; and "statement completion unknown".
const doubtful = /^(?:08|53|57P|58|F0|XX|40003)/u;

/** An error that PostgreSQL itself reports of one autocommitted statement undoes it; every other failure leaves it open. */
function failed(error: unknown): WriteAnswer {
  if (error instanceof DatabaseError && error.code !== undefined) {
    const isSure = error.severity === 'ERROR' && !doubtful.test(error.code);
    return { outcome: isSure ? 'refused' : 'indeterminate', answer: `SQLSTATE ${error.code}` };
  }
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? String(error.code) : message;
  return { outcome: 'indeterminate', answer: code };
}

/** Reads page by page, each page on a connection of its own, and asks with every page whether the server is in recovery. */
export function postgresqlLedgerReader(url: URL): LedgerReader {
  return {
    page: async (after, signal) => {
      const connection = await connect(url, signal);
      const query = (text: string, values?: readonly unknown[]) =>
        untilAborted(connection.query(text, values), signal, connection.drop);
      try {
        const standby = await query('select pg_is_in_recovery() as standby');
        if (standby.rows[0]?.['standby'] !== false) return { entries: [], next: null, isStandby: true };
        const { rows } = await query(page, [after ?? '0']);
        const entries = rows.map((row) => ({
          writer: String(row['writer']),
          seq: Number(row['seq']),
          payload: String(row['payload']),
        }));
        const last = rows.at(-1);
        return { entries, next: rows.length < pageSize || !last ? null : String(last['id']) };
      } finally {
        connection.drop();
      }
    },
  };
}
