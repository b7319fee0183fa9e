import { stringAt, UnseenInput, valueAt } from '../inventory/read.ts';
import { nameOf, type Resource } from '../inventory/resource.ts';
import { covers, families } from './addresses.ts';
import { attempt, isUnseenInput } from './attempt.ts';
import type { Endpoint, Place } from './endpoint.ts';
import { type Flow, flowText, isAbout } from './flow.ts';
import { groupText } from './group-key.ts';
import type { Network } from './network.ts';
import type { Peer, SecurityRule } from './security-rule.ts';

/**
 * Why others than those that were collected may reach an endpoint: where it lies was not seen, or its security groups admit whom
 * nobody collected. Without any, what its neighbours and the internet are answered is all there is to say.
 */
export function strangersOf(
  network: Network,
  { resource, places, listens, ports }: Endpoint,
  flow: Flow,
): readonly UnseenInput[] {
  const isDeaf = !listens || (ports !== undefined && !isUnseenInput(ports) && !ports.includes(flow.port));
  if (isDeaf) return [];
  const found = places.flatMap((place) => strangersAt(network, resource, place, flow));
  return [...new Map(found.map((one) => [one.message, one])).values()];
}

function strangersAt(
  network: Network,
  resource: Resource,
  { subnet, groups }: Place,
  flow: Flow,
): readonly UnseenInput[] {
  const vpc = network.vpcOf(subnet);
  const admitting = groups.known.map((group) => network.rules.rulesOf(group, 'ingress'));
  const rules = admitting.flatMap((one) =>
    one.rules.filter(({ traffic }) => isUnseenInput(traffic) || isAbout(traffic, flow)),
  );
  const isShut =
    rules.length === 0 &&
    groups.unseen.length === 0 &&
    admitting.every((one) => one.unseen.length === 0 && !one.admitsItself);
  if (isShut && !groups.absent) return [];
  return [
    ...(isUnseenInput(vpc) ? [vpc] : []),
    ...groups.unseen,
    ...admitting.flatMap((one) => one.unseen),
    ...rules.flatMap(({ peer }) => strangerIn(network, peer, resource, flow)),
    ...(isUnseenInput(vpc) ? [] : beyond(network, vpc, rules)),
  ];
}

function strangerIn(
  network: Network,
  peer: SecurityRule['peer'],
  resource: Resource,
  flow: Flow,
): readonly UnseenInput[] {
  if (isUnseenInput(peer)) return [peer];
  if (peer.kind === 'addresses') return families.map(peer.of).filter(isUnseenInput);
  const { group } = peer;
  if (carried(network).has(group.key)) return [];
  const text = `${nameOf(resource)} admits ${flowText(flow)} from security group ${groupText(group)}, and who carries that was not collected`;
  return [new UnseenInput(text, '', group.key)];
}

const known = new WeakMap<Network, ReadonlySet<string>>();

/** The groups that something collected carries. */
function carried(network: Network): ReadonlySet<string> {
  const found =
    known.get(network) ??
    new Set(
      network.endpoints
        .all()
        .flatMap(({ places }) => places.flatMap(({ groups }) => groups.known.map(({ key }) => key))),
    );
  known.set(network, found);
  return found;
}

/** Networks that are joined to the VPC and were not collected, where a rule admits addresses that are not the VPC's own. */
function beyond(
  { inventory, addresses }: Network,
  vpc: Resource,
  rules: readonly SecurityRule[],
): readonly UnseenInput[] {
  const own = attempt(() => addresses.addressesOfVpc(vpc, 'IPv4'));
  const reachesOut = rules.some(({ peer }) => {
    const of = isUnseenInput(peer) ? undefined : addressesIn(peer);
    return of !== undefined && !(isUnseenInput(own) || covers(own, of));
  });
  if (!reachesOut) return [];
  const vpns = inventory
    .ofType('AWS::EC2::VPCGatewayAttachment')
    .filter(
      ({ properties }) =>
        attempt(() => valueAt(properties, 'VpnGatewayId')) !== undefined && means(properties['VpcId']),
    );
  const peerings = inventory.ofType('AWS::EC2::VPCPeeringConnection').filter(({ properties }) => {
    const peer = attempt(() => stringAt(properties, 'PeerVpcId'));
    return means(properties['VpcId']) && typeof peer === 'string' && inventory.find(peer) === undefined;
  });
  return [...vpns, ...peerings].map(
    (link) =>
      new UnseenInput(`what lies beyond ${nameOf(link)} was not collected, and may be admitted by its address`, ''),
  );

  function means(value: Parameters<typeof inventory.resolve>[0]): boolean {
    const meant = attempt(() => inventory.resolve(value, 'VpcId'));
    return isUnseenInput(meant) || meant.id === vpc.id;
  }
}

function addressesIn(peer: Peer) {
  const of = peer.kind === 'addresses' ? peer.of('IPv4') : undefined;
  return isUnseenInput(of) ? undefined : of;
}
