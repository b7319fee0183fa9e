import type * as Http from 'node:http';
import { withoutHops } from './hop-headers.ts';
import { http, https } from './lean-http.ts';
import type { DistributionConfig } from './messages.ts';
import { originNames } from './origin-names.ts';
import type { Viewer } from './viewer.ts';

// CloudFront's defaults, where the plan has no values. Source: Amazon CloudFront, "Origin settings".
const defaults = { connectAttempts: 3, connectTimeoutMs: 10_000, readTimeoutMs: 30_000 };
const keptForMs = 5000;

/** Methods that ask only, so that they may be asked twice. */
const asking = new Set(['GET', 'HEAD', 'OPTIONS']);
export const asksOnly = ({ method = '' }: Http.IncomingMessage): boolean => asking.has(method);

/** Why an origin gave no answer; `gone` is the viewer, who waits for none. */
export type Failure = 'unconnected' | 'broken' | 'late' | 'gone';
export type Fetched = Http.IncomingMessage | Failure;

/** Hands a viewer's request to an origin of a distribution, as often as its connection fails and the plan has it tried. */
export type OriginFetch = (origin: string | undefined, viewer: Viewer) => Promise<Fetched>;

type Origin = DistributionConfig['origins'][string];

export function originFetch({
  part,
  origins,
  names,
}: Pick<DistributionConfig, 'part' | 'origins' | 'names'>): OriginFetch {
  const resolved = originNames(names);
  const agents = new Map<string, Http.Agent>();

  return async (id, viewer) => {
    const asked = id === undefined ? undefined : origins[id];
    if (id === undefined || asked === undefined) return 'unconnected';
    const limits = { ...defaults, ...part.origins.find((one) => one.id === id) };
    const agent = asked.keepsConnections && asksOnly(viewer.request) ? agentOf(id, asked) : undefined;
    let fetched = await attempted(asked, viewer, limits, agent);
    // A kept connection may have been closed from the other side at this moment, of which a new one knows nothing.
    if (fetched === 'stale') fetched = await attempted(asked, viewer, limits);
    for (let attempt = 1; attempt < limits.connectAttempts && fetched === 'unconnected'; attempt += 1) {
      fetched = await attempted(asked, viewer, limits);
    }
    return fetched === 'stale' ? 'broken' : fetched;
  };

  function agentOf(id: string, { tls }: Origin): Http.Agent {
    const agent = agents.get(id) ?? new (tls ? https() : http).Agent({ keepAlive: true, timeout: keptForMs });
    agents.set(id, agent);
    return agent;
  }

  async function attempted(
    asked: Origin,
    { request, response, isGone }: Viewer,
    { connectTimeoutMs, readTimeoutMs }: typeof defaults,
    agent?: Http.Agent,
  ): Promise<Fetched | 'stale'> {
    const at = 'name' in asked ? await resolved.placeOf(asked.name, asked.port) : asked;
    if (at === undefined) return 'unconnected';
    if (isGone()) return 'gone';
    return new Promise((resolve) => {
      let connected = false;
      const { host: _host, ...headers } = withoutHops(request.headers);
      const outgoing = (asked.tls ? https() : http).request({
        host: at.host,
        port: at.port,
        method: request.method,
        path: request.url,
        headers: 'name' in asked ? { ...headers, host: asked.name } : headers,
        agent: agent ?? false,
        rejectUnauthorized: false,
      });
      let timer = setTimeout(() => done('unconnected'), connectTimeoutMs);
      const gone = (): void => done('gone');
      response.once('close', gone);
      outgoing.once('response', done);
      outgoing.once('error', () => {
        if (outgoing.reusedSocket) done('stale');
        else done(connected ? 'broken' : 'unconnected');
      });
      outgoing.once('socket', (socket) => {
        if (socket.connecting) socket.once('connect', passOn);
        else passOn();
      });

      // Not before there is a connection: what is handed to one that never comes about cannot be handed to the next.
      function passOn(): void {
        connected = true;
        clearTimeout(timer);
        timer = setTimeout(() => done('late'), readTimeoutMs);
        if (request.readableEnded) outgoing.end();
        else request.pipe(outgoing);
      }

      function done(fetched: Fetched | 'stale'): void {
        clearTimeout(timer);
        response.off('close', gone);
        resolve(fetched);
        if (typeof fetched !== 'string') return;
        outgoing.destroy();
        // Where one is silent the others are, and none of them is to keep the next request waiting.
        if (fetched === 'late' && agent !== undefined) closeIdle(agent);
      }
    });
  }
}

function closeIdle({ freeSockets }: Http.Agent): void {
  for (const sockets of Object.values(freeSockets)) for (const socket of sockets ?? []) socket.destroy();
}
