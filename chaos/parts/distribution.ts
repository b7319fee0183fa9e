import { once } from 'node:events';
import http from 'node:http';
import https from 'node:https';
import type { DistributionConfig, DistributionOrder } from './messages.ts';
import { originOf } from './origin-of.ts';
import { servePart, type Emit } from './part-process.ts';
import { withoutHops } from './hop-headers.ts';

// CloudFront's defaults, where the plan has no values. Source: Amazon CloudFront, "Origin settings".
const defaults = { connectAttempts: 3, connectTimeoutMs: 10_000, readTimeoutMs: 30_000 };

/** What an origin answered; `failed` stands for no answer at all. */
type Fetched = http.IncomingMessage | 'failed';

servePart(async (order: DistributionOrder, emit) =>
  order.do === 'start' ? Promise.all(order.distributions.map((one) => open(one, emit))) : 'up',
);

async function open(config: DistributionConfig, emit: Emit): Promise<void> {
  const server = https.createServer({ key: config.key, cert: config.certificate }, (request, response) => {
    void respond(config, request, response, emit).catch(() => response.destroy());
  });
  server.listen(config.port, config.host);
  await once(server, 'listening');
}

async function respond(
  config: DistributionConfig,
  request: http.IncomingMessage,
  response: http.ServerResponse,
  emit: Emit,
): Promise<void> {
  const { first, group } = originOf(config.part, request.url ?? '/');
  const fetched = await fetchedFrom(config, first, request);
  const fails = fetched === 'failed' || (group?.statuses ?? []).includes(fetched.statusCode ?? 0);
  // CloudFront fails over for these methods only.
  if (group === undefined || !fails || !['GET', 'HEAD', 'OPTIONS'].includes(request.method ?? '')) {
    send(fetched, response);
    return;
  }
  if (fetched !== 'failed') fetched.resume();
  emit(config.part.id, 'origin failed over', { from: group.first, to: group.second });
  send(await fetchedFrom(config, group.second, request), response);
}

function send(fetched: Fetched, response: http.ServerResponse): void {
  if (fetched === 'failed') {
    response.writeHead(502).end();
    return;
  }
  response.writeHead(fetched.statusCode ?? 502, withoutHops(fetched.headers));
  fetched.pipe(response);
  fetched.once('error', () => response.destroy());
}

async function fetchedFrom(
  config: DistributionConfig,
  origin: string | undefined,
  request: http.IncomingMessage,
): Promise<Fetched> {
  const own = config.part.origins.find(({ id }) => id === origin);
  const limits = { ...defaults, ...own };
  for (let attempt = 0; attempt < limits.connectAttempts; attempt += 1) {
    const fetched = await attempted(config, origin, request, limits);
    if (fetched !== 'unconnected') return fetched;
  }
  return 'failed';
}

function attempted(
  config: DistributionConfig,
  origin: string | undefined,
  request: http.IncomingMessage,
  { connectTimeoutMs, readTimeoutMs }: typeof defaults,
): Promise<Fetched | 'unconnected'> {
  const at = origin === undefined ? undefined : config.origins[origin];
  if (at === undefined) return Promise.resolve('failed');
  return new Promise((resolve) => {
    let connected = false;
    const { host: _host, ...headers } = withoutHops(request.headers);
    const outgoing = (at.tls ? https : http).request(
      {
        host: at.host,
        port: at.port,
        method: request.method,
        path: request.url,
        headers,
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
        timer = setTimeout(() => done('failed'), readTimeoutMs);
      }),
    );
    outgoing.once('error', () => done(connected ? 'failed' : 'unconnected'));
    // A request that is made a second time has been read to its end.
    if (request.readableEnded) outgoing.end();
    else request.pipe(outgoing);

    function done(fetched: Fetched | 'unconnected'): void {
      clearTimeout(timer);
      resolve(fetched);
      if (typeof fetched === 'string') outgoing.destroy();
    }
  });
}
