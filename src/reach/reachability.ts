import type { Inventory } from '../inventory/inventory.ts';
import type { Resource } from '../inventory/resource.ts';
import { families, type Family } from './addresses.ts';
import { type Answer, bestOf, nothing } from './answer.ts';
import { isUnseenInput } from './attempt.ts';
import { balancedWays } from './balanced-way.ts';
import { internetAddresses } from './block.ts';
import { directWay } from './direct-way.ts';
import type { Endpoint } from './endpoint.ts';
import type { Flow } from './flow.ts';
import { forwardsOf } from './forwards.ts';
import { gatewaysOf } from './gateways.ts';
import { wayIn, wayOut, wayThroughDoor } from './internet-way.ts';
import { managedFronts } from './managed-fronts.ts';
import { type Network, networkOf } from './network.ts';
import { placeText } from './sieve.ts';
import { vpcLinks } from './vpc-links.ts';

/** One end of a way: a record of the inventory, or the internet. */
export type Start = Resource | 'internet';
export type End = Resource | 'internet';

/** Who reaches whom over the network, for an inventory. Nothing of it throws for what was not seen. */
export interface Reachability {
  /**
   * Whether packets get from one end to the other on a port and answers come back, straight or handed on by load balancers.
   * With a load balancer between, the port is either the one it listens on or the target's. What is sent to the internet and
   * comes back in by a public address counts as coming from the internet.
   */
  readonly canReach: (from: Start, to: End, flow: Flow) => Answer;
  /** The same without load balancers between. */
  readonly directly: (from: Start, to: End, flow: Flow) => Answer;
  /** Whether load balancers hand on to a record what comes from the internet, on whichever port; undefined when none is before it. */
  readonly throughBalancers: (to: Resource) => Answer | undefined;
  /** How a record stands in the network, undefined for what does not talk over one. */
  readonly endpointOf: (record: Resource) => Endpoint | undefined;
  readonly endpoints: () => readonly Endpoint[];
  readonly network: Network;
  /** The other endpoints that packets could come from: those of its VPC, of VPCs joined to it, and those whose VPC was not seen. */
  readonly neighboursOf: (to: Endpoint) => readonly Endpoint[];
}

const made = new WeakMap<Inventory, Reachability>();

/** Reachability over an inventory, worked out once for each; a view for checks. */
export function reachabilityOf(inventory: Inventory): Reachability {
  const known = made.get(inventory) ?? newReachability(inventory);
  made.set(inventory, known);
  return known;
}

function newReachability(inventory: Inventory): Reachability {
  const network = networkOf(inventory);
  const links = vpcLinks(inventory);
  const gateways = gatewaysOf(inventory);
  const managed = managedFronts(inventory);
  const { endpointOf, all } = network.endpoints;

  function directly(from: Start, to: End, flow: Flow): Answer {
    if (to === 'internet')
      return from === 'internet' ? nothing('the internet is no network to cross') : outwards(from, flow);
    const target = endpointOf(to);
    if (!target) return placeless(to);
    const deaf = deafness(target, flow);
    if (deaf) return deaf;
    return withPorts(target, from === 'internet' ? inwards(target, flow) : inside(from, target, flow));
  }

  function inwards(target: Endpoint, flow: Flow): Answer {
    const { resource } = target;
    const ways = function* (): Generator<Answer> {
      const door = wayThroughDoor(target, flow);
      if (door) yield door;
      for (const place of target.places) yield* wayIn(network, gateways, place, flow);
      const doubt = managed(resource);
      if (doubt) yield { answer: 'unknown', unseen: [doubt] };
    };
    return bestOf(ways()) ?? nothing(`${placeText(resource)} has no address the internet knows`, resource);
  }

  function outwards(from: Resource, flow: Flow): Answer {
    const source = endpointOf(from);
    if (!source) return placeless(from);
    const ways = function* (): Generator<Answer> {
      for (const place of source.places) yield* wayOut(network, gateways, place, flow);
    };
    return bestOf(ways()) ?? nothing(`${placeText(from)} has no address to ask from`, from);
  }

  /** Inside VPCs; `keeps` is the family of the client's addresses, where a load balancer keeps those of the internet. */
  function inside(
    from: Resource,
    target: Endpoint,
    flow: Flow,
    keeps: readonly (Family | undefined)[] = [undefined],
  ): Answer {
    const source = endpointOf(from);
    if (!source) return placeless(from);
    const ways = function* (): Generator<Answer> {
      for (const place of source.places)
        for (const there of target.places)
          for (const family of keeps) {
            const side = family ? { place, sendsFrom: internetAddresses(family) } : { place };
            yield* directWay(network, links, side, there, flow);
          }
    };
    const { resource } = target;
    return bestOf(ways()) ?? nothing(`${placeText(from)} and ${placeText(resource)} share no kind of address`, from);
  }

  const balanced = balancedWays({
    forwardsTo: forwardsOf(network),
    endpointOf,
    directly,
    onward: ({ resource }, target, { protocol, targetPort, keepsClientAddress }, from) => {
      if (isUnseenInput(targetPort)) return { answer: 'unknown', unseen: [targetPort] };
      const keeps = keepsClientAddress && from === 'internet' ? families : undefined;
      return withPorts(target, inside(resource, target, { protocol, port: targetPort }, keeps));
    },
  });

  function canReach(from: Start, to: End, flow: Flow): Answer {
    const straight = directly(from, to, flow);
    const target = to === 'internet' ? undefined : endpointOf(to);
    if (straight.answer === 'reachable' || !target) return straight;
    const isAsked = (port: unknown): boolean => isUnseenInput(port) || port === flow.port;
    const handed = balanced(
      from,
      target,
      (one) => one.protocol === flow.protocol && (isAsked(one.listenerPort) || isAsked(one.targetPort)),
    );
    return handed && handed.answer !== 'blocked' ? (bestOf([straight, handed]) ?? straight) : straight;
  }

  function throughBalancers(to: Resource): Answer | undefined {
    const target = endpointOf(to);
    return target && balanced('internet', target, () => true);
  }

  let byVpc: ReadonlyMap<string, readonly Endpoint[]> | undefined;
  function inVpc(id: string): readonly Endpoint[] {
    byVpc ??= new Map(
      [...Map.groupBy(all().flatMap(vpcsOf), ({ vpc }) => vpc)].map(([vpc, found]) => [
        vpc,
        found.map(({ endpoint }) => endpoint),
      ]),
    );
    return byVpc.get(id) ?? [];
  }

  /** The VPCs an endpoint stands in; one that was not seen is written as no id. */
  function vpcsOf(endpoint: Endpoint): readonly { readonly vpc: string; readonly endpoint: Endpoint }[] {
    const vpcs = endpoint.places.map(({ subnet }) => network.vpcOf(subnet));
    return [...new Set(vpcs.map((vpc) => (isUnseenInput(vpc) ? '' : vpc.id)))].map((vpc) => ({ vpc, endpoint }));
  }

  function neighboursOf(to: Endpoint): readonly Endpoint[] {
    const near = to.places
      .map(({ subnet }) => network.vpcOf(subnet))
      .flatMap((vpc) => (isUnseenInput(vpc) ? [] : [vpc]));
    const isAllSeen = near.length === to.places.length && links.unseen.length === 0;
    const ids = ['', ...near.flatMap((vpc) => [vpc.id, ...links.neighboursOf(vpc)])];
    const found = isAllSeen ? ids.flatMap(inVpc) : all();
    return [...new Set(found)].filter((one) => one !== to);
  }

  return { canReach, directly, throughBalancers, endpointOf, endpoints: all, network, neighboursOf };
}

/** That nothing listens there: on that port, or at all. */
function deafness({ resource, ports, listens }: Endpoint, { port, protocol }: Flow): Answer | undefined {
  if (!listens) return nothing(`${placeText(resource)} takes no connections`, resource);
  if (ports === undefined || isUnseenInput(ports) || (protocol === 'tcp' && ports.includes(port))) return undefined;
  const listed = ports.length === 0 ? 'no port' : `${ports.length > 1 ? 'ports' : 'port'} ${ports.join(', ')} only`;
  return nothing(`${placeText(resource)} listens on ${listed}, not on ${protocol} ${port}`, resource);
}

/** Where the ports were not seen, what would be open is not certain to be listened on. */
function withPorts({ ports }: Endpoint, answer: Answer): Answer {
  if (!isUnseenInput(ports) || answer.answer === 'blocked') return answer;
  return { answer: 'unknown', unseen: answer.answer === 'unknown' ? [...answer.unseen, ports] : [ports] };
}

function placeless(record: Resource): Answer {
  return nothing(`${placeText(record)} has no place in a network`, record);
}
