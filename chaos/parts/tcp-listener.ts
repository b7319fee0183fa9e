import { once } from 'node:events';
import net from 'node:net';
import type { ListenerPart } from '../twin/twin-plan.ts';
import type { BalancerNode, BalancerNodes } from './balancer-nodes.ts';
import type { Listening } from './http-listener.ts';
import type { BalancerConfig, BalancerTarget, Place } from './messages.ts';

interface Flow {
  readonly client: net.Socket;
  readonly server: net.Socket;
  readonly node: BalancerNode;
  readonly target: BalancerTarget;
}

/** A Network Load Balancer's listener: each connection goes to one target; it ends when that target is lost. */
export async function tcpListener(
  listener: ListenerPart,
  at: Place,
  config: BalancerConfig,
  nodes: BalancerNodes,
): Promise<Listening> {
  const { action } = listener;
  const flows = new Set<Flow>();
  const mute = new Map<net.Socket, BalancerNode>();
  const server =
    listener.protocol === 'TLS'
      ? process.getBuiltinModule('node:tls').createServer({ key: config.key, cert: config.certificate }, carry)
      : net.createServer({ noDelay: true }, carry);
  server.listen(at.port, at.host);
  await once(server, 'listening');

  return {
    lost: (node, target) => end((flow) => flow.node === node && flow.target === target),
    nodeChanged: (node) => {
      for (const [client, holder] of mute) if (holder === node) client.destroy();
      if (node.state !== 'stalled') end((flow) => flow.node === node);
      else for (const flow of flows) if (flow.node === node) unpiped(flow);
    },
    close: () => {
      server.close();
      for (const client of mute.keys()) client.destroy();
      for (const flow of flows) {
        flow.client.destroy();
        flow.server.destroy();
      }
    },
  };

  function carry(client: net.Socket): void {
    client.on('error', () => client.destroy());
    const node = nodes.next();
    if (node?.state === 'stalled') {
      mute.set(client, node);
      client.once('close', () => mute.delete(client));
      return;
    }
    const target = action.kind === 'forward' && node !== undefined ? nodes.pick(node, action.targetGroup) : undefined;
    if (node === undefined || target === undefined) {
      client.resetAndDestroy();
      return;
    }
    const upstream = net.connect({ host: target.host, port: target.port, noDelay: true });
    const flow: Flow = { client, server: upstream, node, target };
    flows.add(flow);
    for (const socket of [client, upstream]) {
      socket.setTimeout(config.balancer.idleTimeoutMs, () => drop(flow));
      socket.on('error', () => drop(flow));
      socket.on('close', () => drop(flow));
    }
    client.pipe(upstream).pipe(client);
  }

  function end(which: (flow: Flow) => boolean): void {
    for (const flow of flows) if (which(flow)) drop(flow);
  }

  // In a zone that stands still, connections are neither answered nor ended.
  function drop(flow: Flow): void {
    if (flow.node.state === 'stalled') return;
    flows.delete(flow);
    if (!flow.client.destroyed) flow.client.destroy();
    flow.server.destroy();
  }
}

function unpiped({ client, server }: Flow): void {
  client.unpipe(server).pause();
  server.unpipe(client).pause();
}
