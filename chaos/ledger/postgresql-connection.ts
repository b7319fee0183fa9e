import { Socket } from 'node:net';
import { Client, type QueryResult } from 'pg';

type Row = Readonly<Record<string, unknown>>;

/** One connection. Dropping it closes the socket at once, since a server that is silent would not answer a polite end. */
export interface PostgresqlConnection {
  readonly query: (text: string, values?: readonly unknown[]) => Promise<QueryResult<Row>>;
  /** A warning came with the last query, such as "committed locally, but might not have been replicated". */
  readonly warning: () => string | undefined;
  readonly isUsable: () => boolean;
  readonly drop: () => void;
}

/** Connects; when the signal is aborted, the connection is dropped, now and later. @throws Error when there is no connection. */
export async function connect(url: URL, signal: AbortSignal): Promise<PostgresqlConnection> {
  signal.throwIfAborted();
  const socket = new Socket();
  const client = new Client({
    connectionString: url.href,
    stream: () => socket,
    keepAlive: true,
    application_name: 'plumbline',
  });
  const state: { warning: string | undefined; isUsable: boolean } = { warning: undefined, isUsable: true };
  client.on('notice', ({ severity, message }) => {
    if (severity === 'WARNING') state.warning = message;
  });
  // Without a listener, a connection that breaks between two queries would end the process.
  client.on('error', () => void (state.isUsable = false));
  client.on('end', () => void (state.isUsable = false));
  const drop = (): void => {
    state.isUsable = false;
    socket.destroy();
  };
  await untilAborted(client.connect(), signal, drop);
  return {
    query: (text, values) => {
      state.warning = undefined;
      return client.query<Row>(text, [...(values ?? [])]);
    },
    warning: () => state.warning,
    isUsable: () => state.isUsable,
    drop,
  };
}

/** Settles with the promise, or rejects and cleans up as soon as the signal is aborted. */
export async function untilAborted<Value>(
  promise: Promise<Value>,
  signal: AbortSignal,
  cleanUp: () => void,
): Promise<Value> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = (): void => {
    cleanUp();
    reject(new Error('time-out'));
  };
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  // Whichever comes second is of no interest any more, and must not count as unhandled.
  promise.catch(() => undefined);
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
