import type { TargetGroupPart } from '../twin/twin-plan.ts';
import { healthProbe } from './health-probe.ts';
import type { BalancerConfig, BalancerTarget } from './messages.ts';
import type { Emit } from './part-process.ts';
import { afterCheck, draining, eligible, newTarget, unused, type TargetHealth } from './target-health.ts';

/** A target as one node knows it within one target group. */
export interface Seen {
  readonly target: BalancerTarget;
  health: TargetHealth;
}

/** A load balancer's node in one zone: it looks at every target by itself and has its own opinion of each. */
export interface BalancerNode {
  readonly zone: string;
  state: 'up' | 'down' | 'stalled';
  readonly groups: ReadonlyMap<string, readonly Seen[]>;
}

export interface BalancerNodes {
  readonly nodes: readonly BalancerNode[];
  /** The node a new connection is made to: those of lost zones have left the balancer's name. Where all stand still, one of these. */
  readonly next: () => BalancerNode | undefined;
  /** The target a request is sent to, in turn. */
  readonly pick: (node: BalancerNode, group: string) => BalancerTarget | undefined;
  readonly deregister: (target: string) => void;
  readonly register: (target: string) => void;
  /** Resolves when each node has looked at each target once. */
  readonly looked: Promise<void>;
  /** Looks at nothing any more. */
  readonly close: () => void;
}

/** `onLost` is told of each target that a node no longer sends anything to. */
export function balancerNodes(
  { balancer, targets }: BalancerConfig,
  emit: Emit,
  onLost: (node: BalancerNode, target: BalancerTarget) => void,
): BalancerNodes {
  const nodes = balancer.zones.map(
    (zone): BalancerNode => ({
      zone,
      state: 'up',
      groups: new Map(balancer.targetGroups.map((group) => [group.id, reachable(group, zone)])),
    }),
  );
  const turns = new Map<string, number>();
  const timers = new Set<NodeJS.Timeout>();
  let closed = false;
  const first = nodes.flatMap((node, index) =>
    balancer.targetGroups.flatMap((group) =>
      (node.groups.get(group.id) ?? []).map((seen) => watched(node, index, group, seen)),
    ),
  );

  return {
    nodes,
    next: () =>
      inTurn(
        '',
        nodes.filter((node) => node.state === 'up' && (balancer.crossZone || serves(node))),
      ) ??
      inTurn(
        '',
        nodes.filter((node) => node.state === 'up'),
      ) ??
      nodes.find((node) => node.state === 'stalled'),
    pick: (node, group) => inTurn(`${node.zone} ${group}`, eligible(node.groups.get(group) ?? []))?.target,
    deregister: (id) =>
      each(id, (node, group, seen) => {
        seen.health = draining;
        emit(balancer.id, 'target draining', { target: id, node: node.zone });
        timers.add(
          setTimeout(() => {
            if (seen.health !== draining) return;
            seen.health = unused;
            onLost(node, seen.target);
          }, group.deregistrationDelayMs),
        );
      }),
    register: (id) =>
      each(id, (_node, _group, seen) => {
        seen.health = newTarget;
      }),
    looked: Promise.all(first).then(() => undefined),
    close: () => {
      closed = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };

  function reachable(group: TargetGroupPart, zone: string): readonly Seen[] {
    return targets
      .filter((target) => group.services.includes(target.service))
      .filter((target) => balancer.crossZone || target.zone === '' || target.zone === zone)
      .map((target) => ({ target, health: newTarget }));
  }

  // Nodes do not look at the same instant; their looks are spread over the interval.
  async function watched(node: BalancerNode, index: number, group: TargetGroupPart, seen: Seen): Promise<void> {
    const { intervalMs } = group.check;
    timers.add(
      setTimeout(
        () => {
          void look(node, group, seen);
          timers.add(setInterval(() => void look(node, group, seen), intervalMs));
        },
        intervalMs * (1 + index / nodes.length),
      ),
    );
    await look(node, group, seen);
  }

  async function look(node: BalancerNode, { id: group, check }: TargetGroupPart, seen: Seen): Promise<void> {
    const { target } = seen;
    if (node.state !== 'up' || seen.health === unused) return;
    const path = target.healthPath ?? check.path;
    const protocol = check.protocol === 'TCP' ? 'TCP' : target.tls ? 'HTTPS' : 'HTTP';
    const probed = await healthProbe({ ...check, path, protocol }, target, check.statuses);
    if (closed) return;
    const before = seen.health.state;
    seen.health = afterCheck(seen.health, probed.passed, check);
    const about = { target: target.id, node: node.zone, group };
    emit(
      balancer.id,
      'checked',
      probed.passed ? { ...about, passed: true } : { ...about, passed: false, reason: probed.reason },
    );
    const after = seen.health.state;
    if (before === after) return;
    emit(balancer.id, `target ${after}`, about);
    if (after === 'unhealthy') onLost(node, target);
  }

  function inTurn<Item>(key: string, items: readonly Item[]): Item | undefined {
    const turn = turns.get(key) ?? 0;
    turns.set(key, turn + 1);
    return items[turn % items.length];
  }

  function each(id: string, act: (node: BalancerNode, group: TargetGroupPart, seen: Seen) => void): void {
    for (const node of nodes)
      for (const group of balancer.targetGroups)
        for (const seen of node.groups.get(group.id) ?? []) if (seen.target.id === id) act(node, group, seen);
  }
}

const serves = ({ groups }: BalancerNode): boolean =>
  [...groups.values()].some((group) => group.some(({ health }) => health.state === 'healthy'));
