import { Agent as PlainAgent, type IncomingMessage, request as plainRequest, type RequestOptions } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { text } from 'node:stream/consumers';
import { ledgerPageIn } from './ledger-page.ts';
import type { LedgerReader, LedgerWrite, LedgerWriter, WriteAnswer } from './ledger.ts';

/** An address without a path of its own means the ledger below it. */
export function ledgerUrl(url: URL): URL {
  return url.pathname === '/' ? new URL('/ledger', url) : url;
}

/**
 * Writes by POST. Connections are kept alive as services keep them; after a time-out or a failure the connection is not used again, so
 * that no writer stays on a dead zone, and names are looked up anew with every new connection.
 */
export function httpLedgerWriter(url: URL): LedgerWriter {
  const options = { keepAlive: true, maxSockets: Number.POSITIVE_INFINITY, maxFreeSockets: 64 };
  const agent = url.protocol === 'https:' ? new TlsAgent(options) : new PlainAgent(options);
  return {
    prepare: () => Promise.resolve(),
    write: (write, deadline) => post(url, agent, write, deadline),
    [Symbol.asyncDispose]: () => {
      agent.destroy();
      return Promise.resolve();
    },
  };
}

async function post(url: URL, agent: PlainAgent, write: LedgerWrite, deadline: AbortSignal): Promise<WriteAnswer> {
  const body = JSON.stringify({ writer: write.writer, seq: write.seq, payload: write.payload });
  const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) };
  try {
    const response = await sent(url, { method: 'POST', agent, headers, signal: deadline }, body);
    // The status is the answer; what follows it is only read so that the connection can be used again.
    response.on('error', () => undefined).resume();
    const { statusCode = 0 } = response;
    return { outcome: outcomeOf(statusCode), answer: `HTTP ${statusCode}` };
  } catch (error) {
    return { outcome: 'indeterminate', answer: deadline.aborted ? 'time-out' : reasonOf(error) };
  }
}

function outcomeOf(status: number): WriteAnswer['outcome'] {
  if (status >= 200 && status < 300) return 'acked';
  return status >= 400 && status < 500 ? 'refused' : 'indeterminate';
}

/** Reads by GET, page by page, each on a connection of its own. */
export function httpLedgerReader(url: URL): LedgerReader {
  return {
    page: async (after, signal) => {
      const address = new URL(url);
      if (after !== undefined) address.searchParams.set('after', after);
      const response = await sent(address, { agent: false, signal, headers: { 'cache-control': 'no-cache' } });
      const body = await text(response);
      if (response.statusCode !== 200) throw new Error(`HTTP ${response.statusCode} from ${address.host}`);
      return ledgerPageIn(body);
    },
  };
}

function sent(url: URL, options: RequestOptions, body?: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? tlsRequest(url, options) : plainRequest(url, options);
    request.on('response', resolve).on('error', reject).end(body);
  });
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
