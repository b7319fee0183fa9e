import { Agent as HttpAgent, type IncomingMessage, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Reading } from '../../src/measure/reading.ts';

/** What became of one probe. */
export type ProbeAnswer = Pick<Reading, 'outcome' | 'status' | 'error' | 'retried' | 'address'>;

/** Sends probes to one URL; disposing of it breaks off those under way. */
export interface ProbeClient extends Disposable {
  /** Never rejects, and has answered when the remaining time is over. */
  readonly send: (remainingMs: number) => Promise<ProbeAnswer>;
}

export interface ProbeTarget {
  readonly url: URL;
  readonly method: string;
  readonly lookup: LookupFunction | undefined;
}

interface Exchange {
  readonly answer: ProbeAnswer;
  /** The connection had served before and was reset, which says nothing of a new one. */
  readonly wasStale: boolean;
}

const idempotent = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);

/** A client that connects anew for each probe, or keeps its connections. */
export function probeClient(target: ProbeTarget, connections: 'new' | 'kept'): ProbeClient {
  const agent = agentFor(target.url, connections);
  const underWay = new Set<() => void>();
  return {
    async send(remainingMs) {
      const untilNs = process.hrtime.bigint() + BigInt(Math.round(remainingMs * 1e6));
      const first = await exchange(target, agent, remainingMs, underWay);
      const leftMs = Number(untilNs - process.hrtime.bigint()) / 1e6;
      if (!first.wasStale || leftMs <= 0 || !idempotent.has(target.method)) return first.answer;
      // What reset one idle connection has most likely ended all of them, and the second try must not find the next dead one.
      for (const socket of Object.values(agent.freeSockets).flat()) socket?.destroy();
      const second = await exchange(target, agent, leftMs, underWay);
      return { ...second.answer, retried: true };
    },
    [Symbol.dispose]() {
      for (const breakOff of underWay) breakOff();
      agent.destroy();
    },
  };
}

function agentFor(url: URL, connections: 'new' | 'kept'): HttpAgent {
  const keepAlive = connections === 'kept';
  if (url.protocol === 'http:') return new HttpAgent({ keepAlive });
  // A new connection makes a whole handshake, as a caller does that was not there before.
  return new HttpsAgent(keepAlive ? { keepAlive } : { keepAlive, maxCachedSessions: 0 });
}

function exchange(
  { url, method, lookup }: ProbeTarget,
  agent: HttpAgent,
  remainingMs: number,
  underWay: Set<() => void>,
): Promise<Exchange> {
  return new Promise((resolve) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = send(url, { method, agent, ...(lookup ? { lookup } : {}) });
    const finish = (answer: ProbeAnswer): void => {
      clearTimeout(deadline);
      underWay.delete(breakOff);
      const address = request.socket?.remoteAddress;
      const wasStale = answer.outcome === 'failed' && request.reusedSocket && isReset(answer.error);
      resolve({ answer: { ...answer, ...(address === undefined ? {} : { address }) }, wasStale });
    };
    const failed = (error: NodeJS.ErrnoException): void =>
      finish({ outcome: 'failed', error: error.code ?? error.message });
    const breakOff = (): void => {
      finish({ outcome: 'timed-out' });
      request.destroy();
    };
    const deadline = setTimeout(breakOff, remainingMs);
    underWay.add(breakOff);
    request.on('error', failed);
    request.on('response', (response: IncomingMessage) => {
      response.on('error', failed);
      response.on('end', () => finish({ outcome: 'answered', status: response.statusCode ?? 0 }));
      response.resume();
    });
    request.end();
  });
}

function isReset(error: string | undefined): boolean {
  return error === 'ECONNRESET' || error === 'EPIPE';
}
