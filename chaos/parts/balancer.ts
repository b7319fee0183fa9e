import { balancerNodes, type BalancerNode, type BalancerNodes } from './balancer-nodes.ts';
import { httpListener, type Listening } from './http-listener.ts';
import type { BalancerConfig, BalancerOrder, BalancerTarget } from './messages.ts';
import { servePart, type Emit } from './part-process.ts';
import { tcpListener } from './tcp-listener.ts';

const listening: Listening[] = [];
let nodes: BalancerNodes | undefined;

servePart(async (order: BalancerOrder, emit) => {
  switch (order.do) {
    case 'start':
      return start(order.config, emit);
    case 'node': {
      const node = nodes?.nodes.find(({ zone }) => zone === order.zone);
      if (node === undefined || node.state === order.state) return undefined;
      node.state = order.state;
      for (const one of listening) one.nodeChanged(node);
      return undefined;
    }
    case 'register':
      return nodes?.register(order.target);
    case 'deregister':
      return nodes?.deregister(order.target);
    case 'report':
      return nodes?.nodes.flatMap((node) => [...node.groups].flatMap(([group, seen]) => reported(node, group, seen)));
  }
});

async function start(config: BalancerConfig, emit: Emit): Promise<void> {
  const made = balancerNodes(config, emit, lost);
  nodes = made;
  const opened = await Promise.all(
    config.balancer.listeners.map((listener) => {
      const at = config.listeners.find(({ asked }) => asked === listener.port);
      if (at === undefined)
        throw new Error(`No address was given for port ${listener.port} of "${config.balancer.id}".`);
      const open = listener.protocol === 'HTTP' || listener.protocol === 'HTTPS' ? httpListener : tcpListener;
      return open(listener, at, config, made);
    }),
  );
  listening.push(...opened);
  await made.looked;
}

function lost(node: BalancerNode, target: BalancerTarget): void {
  for (const one of listening) one.lost(node, target);
}

function reported(
  node: BalancerNode,
  group: string,
  seen: readonly { target: BalancerTarget; health: { state: string } }[],
): unknown {
  return seen.map(({ target, health }) => ({ node: node.zone, group, target: target.id, state: health.state }));
}
