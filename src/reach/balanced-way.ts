import { type Answer, bestOf, nothing } from './answer.ts';
import { isUnseenInput } from './attempt.ts';
import type { Endpoint } from './endpoint.ts';
import type { Forward, ForwardsTo } from './forwards.ts';
import type { Reachability, Start } from './reachability.ts';
import { placeText } from './sieve.ts';

/** What ways by load balancers are put together from. */
export interface Parts {
  readonly forwardsTo: (endpoint: Endpoint) => ForwardsTo;
  readonly endpointOf: Reachability['endpointOf'];
  readonly directly: Reachability['directly'];
  /** From the balancer to its target, with the client's address where the balancer keeps it. */
  readonly onward: (balancer: Endpoint, target: Endpoint, forward: Forward, from: Start) => Answer;
}

export type BalancedWay = (from: Start, target: Endpoint, isAsked: (forward: Forward) => boolean) => Answer | undefined;

/** By way of load balancers: to the balancer on its listener's port, and from it to the target on the target's. Undefined without any. */
export function balancedWays({ forwardsTo, endpointOf, directly, onward }: Parts): BalancedWay {
  function handedOn(
    from: Start,
    target: Endpoint,
    isAsked: (forward: Forward) => boolean,
    passed: ReadonlySet<string>,
  ): Answer | undefined {
    const { forwards, unseen } = forwardsTo(target);
    const asked = forwards.filter((one) => isAsked(one) && !passed.has(one.balancer.id));
    const ways = asked.map((one) => byForward(from, target, one, passed));
    return bestOf(unseen.length > 0 ? [...ways, { answer: 'unknown', unseen }] : ways);
  }

  function byForward(from: Start, target: Endpoint, forward: Forward, passed: ReadonlySet<string>): Answer {
    const { balancer, listenerPort, targetPort, protocol, doubt, hop } = forward;
    const front = endpointOf(balancer);
    if (!front) return nothing(`${placeText(balancer)} has no place in a network`, balancer);
    if (isUnseenInput(listenerPort) || isUnseenInput(targetPort))
      return { answer: 'unknown', unseen: [listenerPort, targetPort].filter(isUnseenInput) };
    const before = handedOn(from, front, () => true, new Set([...passed, balancer.id]));
    const straight = directly(from, balancer, { protocol, port: listenerPort });
    const first = bestOf(before ? [straight, before] : [straight]) ?? straight;
    if (first.answer === 'blocked') return first;
    const second = onward(front, target, forward, from);
    if (second.answer === 'blocked')
      return first.answer === 'reachable'
        ? { ...second, passed: [...first.hops, hop, ...second.passed], depth: first.hops.length + 1 + second.depth }
        : second;
    if (first.answer === 'reachable' && second.answer === 'reachable' && !doubt)
      return { ...second, hops: [...first.hops, hop, ...second.hops], from: first.from };
    const unseen = [first, second].flatMap((one) => (one.answer === 'unknown' ? one.unseen : []));
    return { answer: 'unknown', unseen: doubt ? [...unseen, doubt] : unseen };
  }

  return (from, target, isAsked) => handedOn(from, target, isAsked, new Set([target.resource.id]));
}
