import { once } from 'node:events';
import type * as Http from 'node:http';
import { withoutHops } from './hop-headers.ts';
import { http, https } from './lean-http.ts';
import type { DistributionConfig, DistributionOrder } from './messages.ts';
import { originNames, type OriginNames } from './origin-names.ts';
import { originOf } from './origin-of.ts';
import type { Emit } from './part-process.ts';

// CloudFront's defaults, where the plan has no values. Source: Amazon CloudFront, "Origin settings".
const defaults = { connectAttempts: 3, connectTimeoutMs: 10_000, readTimeoutMs: 30_000 };

/**
 * Why there is no answer, and under which status an origin group counts it: one that cannot be connected to as 503, one that takes
 * too long as 504. Source: Amazon CloudFront, "Optimize high availability with CloudFront origin failover".
 */
type Failure = 'unconnected' | 'broken' | 'late';
const counted: Readonly<Record<Failure, number>> = { unconnected: 503, broken: 502, late: 504 };
const answered: Readonly<Record<Failure, number>> = { unconnected: 502, broken: 502, late: 504 };

type Fetched = Http.IncomingMessage | Failure;

/** The distributions of a CDN. */
export const distributionPart =
  (emit: Emit) =>
  async (order: DistributionOrder): Promise<unknown> =>
    order.do === 'start' ? Promise.all(order.distributions.map((one) => open(one, emit))) : 'up';

async function open(config: DistributionConfig, emit: Emit): Promise<void> {
  const names = originNames(config.names);
  const server = https().createServer({ key: config.key, cert: config.certificate }, (request, response) => {
    void respond({ ...config, resolved: names }, request, response, emit).catch(() => response.destroy());
  });
  server.listen(config.port, config.host);
  await once(server, 'listening');
}

type Opened = DistributionConfig & { readonly resolved: OriginNames };

async function respond(
  config: Opened,
  request: Http.IncomingMessage,
  response: Http.ServerResponse,
  emit: Emit,
): Promise<void> {
  const { first, group } = originOf(config.part, request.url ?? '/');
  const fetched = await fetchedFrom(config, first, request);
  const status = typeof fetched === 'string' ? counted[fetched] : (fetched.statusCode ?? 0);
  const isLeft = group?.statuses.includes(status) === true;
  // CloudFront fails over for these methods only.
  if (group === undefined || !isLeft || !['GET', 'HEAD', 'OPTIONS'].includes(request.method ?? '')) {
    send(fetched, response);
    return;
  }
  if (typeof fetched !== 'string') fetched.resume();
  emit(config.part.id, 'origin failed over', { from: group.first, to: group.second, status });
  send(await fetchedFrom(config, group.second, request), response);
}

function send(fetched: Fetched, response: Http.ServerResponse): void {
  if (typeof fetched === 'string') {
    response.writeHead(answered[fetched]).end();
    return;
  }
  response.writeHead(fetched.statusCode ?? 502, withoutHops(fetched.headers));
  fetched.pipe(response);
  fetched.once('error', () => response.destroy());
}

async function fetchedFrom(
  config: Opened,
  origin: string | undefined,
  request: Http.IncomingMessage,
): Promise<Fetched> {
  const own = config.part.origins.find(({ id }) => id === origin);
  const limits = { ...defaults, ...own };
  let fetched: Fetched = 'unconnected';
  for (let attempt = 0; attempt < limits.connectAttempts && fetched === 'unconnected'; attempt += 1) {
    fetched = await attempted(config, origin, request, limits);
  }
  return fetched;
}

async function attempted(
  config: Opened,
  origin: string | undefined,
  request: Http.IncomingMessage,
  { connectTimeoutMs, readTimeoutMs }: typeof defaults,
): Promise<Fetched> {
  const asked = origin === undefined ? undefined : config.origins[origin];
  if (asked === undefined) return 'unconnected';
  const at = 'name' in asked ? await config.resolved.placeOf(asked.name, asked.port) : asked;
  if (at === undefined) return 'unconnected';
  return new Promise((resolve) => {
    let connected = false;
    const { host: _host, ...headers } = withoutHops(request.headers);
    const outgoing = (asked.tls ? https() : http).request(
      {
        host: at.host,
        port: at.port,
        method: request.method,
        path: request.url,
        headers: 'name' in asked ? { ...headers, host: asked.name } : headers,
        agent: false,
        rejectUnauthorized: false,
      },
      (incoming) => done(incoming),
    );
    let timer = setTimeout(() => done('unconnected'), connectTimeoutMs);
    outgoing.once('socket', (socket) =>
      socket.once('connect', () => {
        connected = true;
        clearTimeout(timer);
        timer = setTimeout(() => done('late'), readTimeoutMs);
      }),
    );
    outgoing.once('error', () => done(connected ? 'broken' : 'unconnected'));
    // A request that is made a second time has been read to its end.
    if (request.readableEnded) outgoing.end();
    else request.pipe(outgoing);

    function done(fetched: Fetched): void {
      clearTimeout(timer);
      resolve(fetched);
      if (typeof fetched === 'string') outgoing.destroy();
    }
  });
}
