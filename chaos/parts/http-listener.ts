import { once } from 'node:events';
import type * as Http from 'node:http';
import type { Socket } from 'node:net';
import type { ListenerPart } from '../twin/twin-plan.ts';
import type { BalancerNode, BalancerNodes } from './balancer-nodes.ts';
import { withoutHops } from './hop-headers.ts';
import { http, https } from './lean-http.ts';
import { actionFor } from './listener-rules.ts';
import type { BalancerConfig, BalancerTarget, Place } from './messages.ts';

/** Connections of one protocol, each held by a node. */
export interface Listening {
  /** A target that a node has given up: idle connections to it are not used again. */
  readonly lost: (node: BalancerNode, target: BalancerTarget) => void;
  readonly nodeChanged: (node: BalancerNode) => void;
  /** Nobody listens any more, and every connection ends. */
  readonly close: () => void;
}

/**
 * An Application Load Balancer's listener. A target that refuses or breaks off gives 502, one that is silent 504, none at all 503;
 * nothing is tried twice. Source: Elastic Load Balancing, "Troubleshoot your Application Load Balancers".
 */
export async function httpListener(
  listener: ListenerPart,
  at: Place,
  config: BalancerConfig,
  nodes: BalancerNodes,
): Promise<Listening> {
  const { idleTimeoutMs } = config.balancer;
  const agents = new Map<string, Http.Agent>();
  const held = new Map<Socket, BalancerNode>();
  const secure = listener.protocol === 'HTTPS';
  const server = secure
    ? https().createServer({ key: config.key, cert: config.certificate }, respond)
    : http.createServer(respond);
  server.keepAliveTimeout = idleTimeoutMs;
  server.requestTimeout = 0;
  server.on(secure ? 'secureConnection' : 'connection', hold);
  server.listen(at.port, at.host);
  await once(server, 'listening');

  return {
    lost: (node, target) => {
      const free = agents.get(`${node.zone} ${target.id}`)?.freeSockets ?? {};
      for (const sockets of Object.values(free)) for (const socket of sockets ?? []) socket.destroy();
    },
    nodeChanged: (node) => {
      for (const [socket, holder] of held) {
        if (holder !== node) continue;
        if (node.state === 'stalled') socket.pause();
        else socket.destroy();
      }
    },
    close: () => {
      server.close();
      server.closeAllConnections();
      for (const agent of agents.values()) agent.destroy();
    },
  };

  function hold(socket: Socket): void {
    const node = nodes.next();
    if (node === undefined) {
      socket.destroy();
      return;
    }
    held.set(socket, node);
    socket.once('close', () => held.delete(socket));
  }

  function respond(request: Http.IncomingMessage, response: Http.ServerResponse): void {
    const node = held.get(request.socket);
    if (node === undefined || node.state !== 'up') return;
    const action = actionFor(listener, { host: request.headers.host ?? '', path: request.url ?? '/' });
    switch (action.kind) {
      case 'fixed':
        response.writeHead(action.status).end();
        return;
      case 'redirect': {
        const host = (request.headers.host ?? at.host).replace(/:\d+$/, '');
        const port = config.listeners.find(({ asked }) => asked === action.port)?.port ?? action.port;
        const location = `${action.protocol.toLowerCase()}://${host}:${port}${request.url ?? '/'}`;
        response.writeHead(action.status, { location }).end();
        return;
      }
      case 'forward': {
        const target = nodes.pick(node, action.targetGroup);
        if (target === undefined) response.writeHead(503).end();
        else forward(request, response, node, target);
        return;
      }
    }
  }

  function forward(
    request: Http.IncomingMessage,
    response: Http.ServerResponse,
    node: BalancerNode,
    target: BalancerTarget,
  ): void {
    const outgoing = (target.tls ? https() : http).request({
      host: target.host,
      port: target.port,
      method: request.method,
      path: request.url,
      headers: forwarded(request),
      agent: agentOf(node, target),
      rejectUnauthorized: false,
    });
    let late = setTimeout(expire, config.connectTimeoutMs);
    outgoing.once('socket', (socket) => {
      if (socket.connecting) socket.once('connect', awaitAnswer);
      else awaitAnswer();
    });
    outgoing.once('response', (incoming) => {
      clearTimeout(late);
      if (node.state !== 'up') return;
      response.writeHead(incoming.statusCode ?? 502, withoutHops(incoming.headers));
      incoming.pipe(response);
      incoming.once('error', () => response.destroy());
      incoming.setTimeout(idleTimeoutMs, () => response.destroy());
    });
    outgoing.once('error', () => fail(502));
    response.once('close', () => {
      clearTimeout(late);
      if (!response.writableFinished) outgoing.destroy();
    });
    request.pipe(outgoing);

    function awaitAnswer(): void {
      clearTimeout(late);
      late = setTimeout(expire, idleTimeoutMs);
    }
    function expire(): void {
      fail(504);
      outgoing.destroy();
    }
    function fail(status: number): void {
      clearTimeout(late);
      if (response.headersSent) response.destroy();
      else response.writeHead(status).end();
    }
  }

  function agentOf(node: BalancerNode, target: BalancerTarget): Http.Agent {
    const key = `${node.zone} ${target.id}`;
    const agent =
      agents.get(key) ?? new (target.tls ? https() : http).Agent({ keepAlive: true, timeout: idleTimeoutMs });
    agents.set(key, agent);
    return agent;
  }

  function forwarded(request: Http.IncomingMessage): Http.OutgoingHttpHeaders {
    const from = request.headers['x-forwarded-for'];
    const client = request.socket.remoteAddress ?? '';
    return {
      ...withoutHops(request.headers),
      'x-forwarded-for': from === undefined ? client : `${String(from)}, ${client}`,
      'x-forwarded-port': String(listener.port),
      'x-forwarded-proto': listener.protocol.toLowerCase(),
    };
  }
}
