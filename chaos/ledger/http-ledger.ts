import { Agent as PlainAgent, type IncomingMessage, request as plainRequest, type RequestOptions } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { text } from 'node:stream/consumers';
import { addressOf } from './address-of.ts';
import { ledgerPageIn } from './ledger-page.ts';
import type { LedgerReader, LedgerWrite, LedgerWriter, WriteAnswer } from './ledger.ts';

/** An address without a path of its own means the ledger below it. */
export function ledgerUrl(url: URL): URL {
  return url.pathname === '/' ? new URL('/ledger', url) : url;
}

/**
 * Writes by POST. Connections are kept alive as services keep them; after a time-out or a failure the connection is not used again, so
 * that no writer stays on a dead zone. `lookup` finds the address of the host, and should keep it for its time to live; where that changes, new
 * writes go to the new one at once. Without it the host is an address, or the system finds it with every new connection.
 */
export function httpLedgerWriter(url: URL, lookup?: LookupFunction): LedgerWriter {
  const agents = new Map<string, PlainAgent>();
  const agentTo = (address: string): PlainAgent => {
    const known = agents.get(address);
    if (known) return known;
    const options = { keepAlive: true, maxSockets: Number.POSITIVE_INFINITY, maxFreeSockets: 64 };
    const agent = url.protocol === 'https:' ? new TlsAgent(options) : new PlainAgent(options);
    agents.set(address, agent);
    return agent;
  };
  const write = async (one: LedgerWrite, deadline: AbortSignal): Promise<WriteAnswer> => {
    try {
      if (!lookup) return await post(url, { agent: agentTo('') }, one, deadline);
      const found = await addressOf(url.hostname, lookup, deadline);
      return await post(url, { agent: agentTo(found.address), lookup: found.lookup }, one, deadline);
    } catch (error) {
      // That an address was not found is no refusal: what cannot be told is indeterminate.
      return { outcome: 'indeterminate', answer: deadline.aborted ? 'time-out' : reasonOf(error) };
    }
  };
  return {
    prepare: () => Promise.resolve(),
    write,
    [Symbol.asyncDispose]: () => {
      for (const agent of agents.values()) agent.destroy();
      return Promise.resolve();
    },
  };
}

async function post(
  url: URL,
  way: Pick<RequestOptions, 'agent' | 'lookup'>,
  { writer, seq, payload }: LedgerWrite,
  deadline: AbortSignal,
): Promise<WriteAnswer> {
  const body = JSON.stringify({ writer, seq, payload });
  const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) };
  const response = await sent(url, { ...way, method: 'POST', headers, signal: deadline }, body);
  // The status is the answer; what follows it is only read so that the connection can be used again.
  response.on('error', () => undefined).resume();
  const { statusCode = 0 } = response;
  return { outcome: outcomeOf(statusCode), answer: `HTTP ${statusCode}` };
}

function outcomeOf(status: number): WriteAnswer['outcome'] {
  if (status >= 200 && status < 300) return 'acked';
  return status >= 400 && status < 500 ? 'refused' : 'indeterminate';
}

/** Reads by GET, page by page, each on a connection of its own. */
export function httpLedgerReader(url: URL, lookup?: LookupFunction): LedgerReader {
  return {
    page: async (after, signal) => {
      const address = new URL(url);
      if (after !== undefined) address.searchParams.set('after', after);
      const way = { agent: false, signal, headers: { 'cache-control': 'no-cache' }, ...(lookup ? { lookup } : {}) };
      const response = await sent(address, way);
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
