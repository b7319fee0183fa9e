import { balancerNodes, type BalancerNode, type BalancerNodes } from './balancer-nodes.ts';
import { httpListener, type Listening } from './http-listener.ts';
import type { BalancerConfig, BalancerOrder, BalancerReport } from './messages.ts';
import type { Emit } from './part-process.ts';
import { tcpListener } from './tcp-listener.ts';

interface Open {
  readonly nodes: BalancerNodes;
  readonly listening: readonly Listening[];
}

/** One load balancer. It shares its process with others, so it is lost by itself only when it is told to be. */
export function balancerPart(emit: Emit): (order: BalancerOrder) => Promise<unknown> {
  let config: BalancerConfig | undefined;
  let open: Open | undefined;
  let state: BalancerReport['state'] = 'down';
  /** What each node was when everything came to a standstill. */
  const before = new Map<BalancerNode, BalancerNode['state']>();

  return async (order) => {
    switch (order.do) {
      case 'start':
        close();
        ({ config } = order);
        return begin(config);
      case 'set':
        return set(order.state);
      case 'node': {
        const node = open?.nodes.nodes.find(({ zone }) => zone === order.zone);
        if (node === undefined) return undefined;
        if (state === 'stalled') before.set(node, order.state);
        else become(node, order.state);
        return undefined;
      }
      case 'register':
        return open?.nodes.register(order.target);
      case 'deregister':
        return open?.nodes.deregister(order.target);
      case 'report':
        return reported();
    }
  };

  async function begin(asked: BalancerConfig): Promise<void> {
    const listening: Listening[] = [];
    const nodes = balancerNodes(asked, emit, (node, target) => {
      for (const one of listening) one.lost(node, target);
    });
    open = { nodes, listening };
    for (const listener of asked.balancer.listeners) {
      const at = asked.listeners.find((one) => one.asked === listener.port);
      if (at === undefined)
        throw new Error(`No address was given for port ${listener.port} of "${asked.balancer.id}".`);
      const opened = listener.protocol === 'HTTP' || listener.protocol === 'HTTPS' ? httpListener : tcpListener;
      listening.push(await opened(listener, at, asked, nodes));
    }
    await nodes.looked;
    state = 'up';
  }

  async function set(next: BalancerReport['state']): Promise<void> {
    if (next === state || config === undefined) return;
    if (next === 'up' && state === 'down') {
      await begin(config);
      return;
    }
    state = next;
    if (next === 'down') close();
    for (const node of open?.nodes.nodes ?? []) {
      if (next === 'stalled') before.set(node, node.state);
      become(node, next === 'stalled' ? 'stalled' : (before.get(node) ?? 'up'));
    }
  }

  function become(node: BalancerNode, next: BalancerNode['state']): void {
    if (node.state === next) return;
    node.state = next;
    for (const one of open?.listening ?? []) one.nodeChanged(node);
  }

  function close(): void {
    open?.nodes.close();
    for (const one of open?.listening ?? []) one.close();
    open = undefined;
    before.clear();
    state = 'down';
  }

  function reported(): BalancerReport {
    const targets = (open?.nodes.nodes ?? []).flatMap(({ zone: node, groups }) =>
      [...groups].flatMap(([group, seen]) =>
        seen.map(({ target, health }) => ({ node, group, target: target.id, state: health.state })),
      ),
    );
    return { state, targets };
  }
}
