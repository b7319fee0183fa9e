import type { Inventory } from '../inventory/inventory.ts';
import { listAt, mapsAt, numberAt, stringAt, UnseenInput } from '../inventory/read.ts';
import { nameOf, type Resource } from '../inventory/resource.ts';
import { join } from '../inventory/value.ts';
import { meantBy } from '../inventory/views/referrers.ts';
import { holeAt } from '../inventory/views/refers-to.ts';
import type { Addresses } from './addresses.ts';
import { attempt, attemptOn, isUnseenInput } from './attempt.ts';
import { blockOf, meet } from './block.ts';

import type { Endpoint, Place } from './endpoint.ts';
import type { Protocol } from './flow.ts';
import { listenerFronts } from './listener-fronts.ts';
import { memo } from './memo.ts';
import type { Network } from './network.ts';
import { type Hop, placeText } from './sieve.ts';
import {
  couldBe,
  type LooseTarget,
  type Member,
  podTypes,
  targetGroupMembers,
  targetText,
} from './target-group-members.ts';

/** One way a load balancer passes requests on to a target. */
export interface Forward {
  readonly balancer: Resource;
  readonly listenerPort: number | UnseenInput;
  readonly protocol: Protocol;
  readonly targetPort: number | UnseenInput;
  /** Whether the target sees the client's address instead of the balancer's. */
  readonly keepsClientAddress: boolean;
  readonly hop: Hop;
  /** Why the target may not be one. */
  readonly doubt?: UnseenInput;
}

/** The ways to one endpoint, and why there may be more. */
export interface ForwardsTo {
  readonly forwards: readonly Forward[];
  readonly unseen: readonly UnseenInput[];
}

/** Which load balancers pass requests on to an endpoint. */
export function forwardsOf(network: Network): (endpoint: Endpoint) => ForwardsTo {
  const { inventory } = network;
  const members = targetGroupMembers(inventory);
  const fronts = listenerFronts(inventory);
  const known = memo<ForwardsTo>();

  function to(endpoint: Endpoint): ForwardsTo {
    const { resource } = endpoint;
    const memberships = [
      ...members.of(resource),
      ...members.loose.flatMap((target) => maybeMember(endpoint, target) ?? []),
      ...byPods(endpoint),
    ];
    return {
      forwards: [...memberships.flatMap(throughGroup), ...throughClassic(inventory, resource)],
      unseen: [
        ...members.unseenOf(resource),
        ...memberships.flatMap(({ targetGroup }) => fronts.unseenOf(targetGroup)),
        ...classicHoles(inventory, resource),
      ],
    };
  }

  /** A target by address is the endpoint where that address is its own, and may be where it lies in one of its subnets. */
  function maybeMember(endpoint: Endpoint, target: LooseTarget): Member | undefined {
    const { targetGroup, address, port } = target;
    if (!couldBe(targetGroup, endpoint.resource)) return undefined;
    const member = { targetGroup, ...(port === undefined ? {} : { port }) };
    const doubt = new UnseenInput(
      `${targetText(target)} may be ${nameOf(endpoint.resource)}`,
      '',
      isUnseenInput(address) ? address.input : address,
      isUnseenInput(address) ? address.question : undefined,
    );
    if (isUnseenInput(address)) return isInVpcOf(endpoint, targetGroup) ? { ...member, doubt } : undefined;
    const block = blockOf(`${address}/${address.includes(':') ? 128 : 32}`);
    const place = block && endpoint.places.find((one) => holds(one, block.addresses));
    if (!place) return undefined;
    return place.address ? member : { ...member, doubt };
  }

  function holds(place: Place, address: Addresses): boolean {
    const standing = network.standingOf(place, address.family);
    return standing !== undefined && standing.within === undefined && meet(standing.addresses, address);
  }

  /** A target group that no record fills is filled after deployment; where there are pods, those may be what fills it. */
  function byPods(endpoint: Endpoint): readonly Member[] {
    if (!podTypes.has(endpoint.resource.type)) return [];
    return members.unfilled
      .filter((targetGroup) => isInVpcOf(endpoint, targetGroup))
      .map((targetGroup) => {
        const text = `what is registered with ${nameOf(targetGroup)} after deployment may be pods on ${nameOf(endpoint.resource)}`;
        return { targetGroup, doubt: new UnseenInput(text, '') };
      });
  }

  function isInVpcOf({ places }: Endpoint, targetGroup: Resource): boolean {
    const vpc = attempt(() => meantBy(inventory, targetGroup, 'VpcId'));
    return places.some(({ subnet }) => {
      const own = network.vpcOf(subnet);
      return isUnseenInput(vpc) || isUnseenInput(own) || own.id === vpc?.id;
    });
  }

  function throughGroup({ targetGroup, port, doubt }: Member): readonly Forward[] {
    return fronts.of(targetGroup).map(({ listener, balancer, port: listenerPort, protocol }) => ({
      balancer,
      listenerPort,
      targetPort: port ?? attemptOn(targetGroup, () => numberAt(targetGroup.properties, 'Port') ?? 80),
      protocol,
      keepsClientAddress: keepsClientAddress(balancer, targetGroup),
      hop: {
        text: `${nameOf(balancer)} forwards by ${placeText(listener)} to target group ${placeText(targetGroup)}`,
        by: listener,
      },
      ...(doubt ? { doubt } : {}),
    }));
  }

  return (endpoint) => known(endpoint.resource.id, () => to(endpoint));
}

/** A Network Load Balancer keeps the client's address for instances, and for addresses with UDP, unless told otherwise. Source: the NLB guide, "Client IP preservation". */
function keepsClientAddress(balancer: Resource, targetGroup: Resource): boolean {
  const isNetwork = attempt(() => stringAt(balancer.properties, 'Type')) === 'network';
  if (!isNetwork) return false;
  const attributes = attempt(() => mapsAt(targetGroup.properties, 'TargetGroupAttributes'));
  const said = isUnseenInput(attributes)
    ? undefined
    : attributes.find((one) => attempt(() => stringAt(one, 'Key')) === 'preserve_client_ip.enabled');
  if (said) return attempt(() => stringAt(said, 'Value')) === 'true';
  const type = attempt(() => stringAt(targetGroup.properties, 'TargetType')) ?? 'instance';
  return type === 'instance' || /UDP/u.test(String(attempt(() => stringAt(targetGroup.properties, 'Protocol'))));
}

function throughClassic(inventory: Inventory, target: Resource): readonly Forward[] {
  return inventory.ofType('AWS::ElasticLoadBalancing::LoadBalancer').flatMap((balancer): readonly Forward[] => {
    const names = [
      ...pathsOf(target, 'LoadBalancerNames').map((path) => attempt(() => meantBy(inventory, target, path))),
      ...pathsOf(balancer, 'Instances').map((path) => attempt(() => meantBy(inventory, balancer, path))),
    ];
    const ids = names.map((one) => (isUnseenInput(one) ? undefined : one?.id));
    if (!ids.includes(balancer.id) && !ids.includes(target.id)) return [];
    return pathsOf(balancer, 'Listeners').map((path) => ({
      balancer,
      listenerPort: attemptOn(balancer, () => numberAt(balancer.properties, join(path, 'LoadBalancerPort')) ?? 80),
      targetPort: attemptOn(balancer, () => numberAt(balancer.properties, join(path, 'InstancePort')) ?? 80),
      protocol: 'tcp',
      keepsClientAddress: false,
      hop: { text: `${placeText(balancer, path)} forwards to ${placeText(target)}`, by: balancer, path },
    }));
  });
}

/** Why a load balancer of the first generation may hand on to it: which one names which was not seen, or where it listens. */
function classicHoles(inventory: Inventory, target: Resource): readonly UnseenInput[] {
  const balancers = inventory
    .ofType('AWS::ElasticLoadBalancing::LoadBalancer')
    .filter(({ region }) => region === target.region);
  const isInstance = target.type === 'AWS::EC2::Instance';
  if (balancers.length === 0 || !(isInstance || target.type === 'AWS::AutoScaling::AutoScalingGroup')) return [];
  const holes = balancers.flatMap((one) => [
    isInstance ? holeAt(one, 'Instances.*') : undefined,
    ...['Listeners.*.LoadBalancerPort', 'Listeners.*.InstancePort'].map((path) => holeAt(one, path)),
  ]);
  return [...holes, isInstance ? undefined : holeAt(target, 'LoadBalancerNames.*')].filter(
    (hole) => hole !== undefined,
  );
}

function pathsOf(record: Resource, path: string): readonly string[] {
  const list = attempt(() => listAt(record.properties, path));
  return isUnseenInput(list) ? [] : list.map((_, index) => join(path, index));
}
