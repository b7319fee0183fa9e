import { once } from 'node:events';
import type * as Http from 'node:http';
import type * as Http2 from 'node:http2';
import { behaviourOf } from './behaviour-of.ts';
import { withoutHops } from './hop-headers.ts';
import { http, http2, https } from './lean-http.ts';
import type { DistributionConfig, DistributionOrder } from './messages.ts';
import { asksOnly, originFetch, type Failure, type Fetched, type OriginFetch } from './origin-fetch.ts';
import { originOf } from './origin-of.ts';
import type { Emit } from './part-process.ts';
import { cutOff, viewerOf, type Viewer } from './viewer.ts';

/**
 * Why there is no answer, and under which status an origin group counts it: one that cannot be connected to as 503, one that takes
 * too long as 504. Source: Amazon CloudFront, "Optimize high availability with CloudFront origin failover".
 */
const counted: Readonly<Record<Failure, number>> = { unconnected: 503, broken: 502, late: 504, gone: 0 };
const answered: Readonly<Record<Failure, number>> = { unconnected: 502, broken: 502, late: 504, gone: 502 };

/** As many requests as CloudFront lets a viewer have under way on one connection of HTTP/2. */
const maxConcurrentStreams = 128;

/** The distributions of a CDN. */
export const distributionPart =
  (emit: Emit) =>
  async (order: DistributionOrder): Promise<unknown> =>
    order.do === 'start' ? Promise.all(order.distributions.map((one) => open(one, emit))) : 'up';

interface Opened extends DistributionConfig {
  readonly fetch: OriginFetch;
  readonly emit: Emit;
}

async function open(config: DistributionConfig, emit: Emit): Promise<void> {
  const opened: Opened = { ...config, fetch: originFetch(config), emit };
  const respond = (request: Http.IncomingMessage, response: Http.ServerResponse): void => {
    const viewer = viewerOf(request, response);
    void responded(opened, viewer).catch(() => cutOff(viewer));
  };
  const secure = secureServer(config, respond).listen(config.port, config.host);
  const plain = http
    .createServer((request, response) => {
      const { withoutTls } = behaviourOf(config.part, request.url ?? '/') ?? {};
      if (withoutTls === 'redirect') response.writeHead(301, { location: locationOf(config, request) }).end();
      else if (withoutTls === 'refuse') response.writeHead(403).end();
      else respond(request, response);
    })
    .listen(config.plain.port, config.plain.host);
  await Promise.all([once(secure, 'listening'), once(plain, 'listening')]);
}

function secureServer(
  { key, certificate: cert, part }: DistributionConfig,
  respond: (request: Http.IncomingMessage, response: Http.ServerResponse) => void,
) {
  if (part.httpVersion !== 'http2') return https().createServer({ key, cert }, respond);
  const either = respond as unknown as (request: Http2.Http2ServerRequest, response: Http2.Http2ServerResponse) => void;
  return http2()
    .createSecureServer({ key, cert, allowHTTP1: true, settings: { maxConcurrentStreams } }, either)
    .on('sessionError', () => undefined);
}

function locationOf({ host, port }: DistributionConfig, request: Http.IncomingMessage): string {
  return `https://${(request.headers.host ?? host).replace(/:\d+$/, '')}:${port}${request.url ?? '/'}`;
}

async function responded(config: Opened, viewer: Viewer): Promise<void> {
  const { request } = viewer;
  const { first, group } = originOf(config.part, request.url ?? '/');
  const fetched = await config.fetch(first, viewer);
  const status = typeof fetched === 'string' ? counted[fetched] : (fetched.statusCode ?? 0);
  const isLeft = group?.statuses.includes(status) === true;
  // CloudFront fails over for methods that ask only.
  if (group === undefined || !isLeft || !asksOnly(request)) {
    send(config, fetched, viewer);
    return;
  }
  if (typeof fetched !== 'string') fetched.resume();
  config.emit(config.part.id, 'origin failed over', { from: group.first, to: group.second, status });
  send(config, await config.fetch(group.second, viewer), viewer);
}

function send({ part }: Opened, fetched: Fetched, viewer: Viewer): void {
  const { request, response } = viewer;
  const headers = typeof fetched === 'string' ? {} : withoutHops(fetched.headers);
  for (const { name, value, overrides } of behaviourOf(part, request.url ?? '/')?.responseHeaders ?? [])
    if (overrides || headers[name] === undefined) headers[name] = value;
  if (typeof fetched === 'string') {
    if (!viewer.isGone()) response.writeHead(answered[fetched], headers).end();
    return;
  }
  // What nobody waits for is not fetched to its end, and what has come already makes way for the connection's next request.
  const free = (): unknown => (fetched.complete ? fetched.resume() : fetched.destroy());
  if (viewer.isGone()) {
    free();
    return;
  }
  response.once('close', free);
  fetched.on('error', () => cutOff(viewer));
  response.writeHead(fetched.statusCode ?? 502, headers);
  fetched.pipe(response);
}
