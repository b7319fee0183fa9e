import { stringAt, UnseenInput, valueAt } from '../inventory/read.ts';
import { nameOf, type Resource } from '../inventory/resource.ts';
import { families, type Family } from './addresses.ts';
import { type Answer, bestOf, type Step, type Way, weigh, weighEach } from './answer.ts';
import { attemptOn, isUnseenInput } from './attempt.ts';
import { internetAddresses } from './block.ts';
import { answering, anyAddress } from './direct-way.ts';
import type { Endpoint, Place } from './endpoint.ts';
import type { Flow } from './flow.ts';
import { type Gateways, switchSieve } from './gateways.ts';
import type { Network } from './network.ts';
import type { RouteTarget } from './route-target.ts';
import { placeText, type Sieve, shutSieve, unseenSieve } from './sieve.ts';

const noGroups = { known: [], unseen: [] };
const isInternetGateway = ({ kind }: RouteTarget): boolean => kind === 'internet gateway';

/** The ways of packets from somewhere on the internet to a place, and of answers back. */
export function* wayIn(network: Network, gateways: Gateways, to: Place, flow: Flow): Generator<Answer> {
  const vpc = network.vpcOf(to.subnet);
  for (const family of families) {
    if (!network.standingOf(to, family)) continue;
    const ports = network.answerPorts([to.subnet]);
    yield* weighEach(flow, wayOf(family), ports, { addresses: internetAddresses(family) }, anyAddress(family));
  }

  function wayOf(family: Family): Way {
    const blocked = gateways.unblocked(to.subnet, vpc, family);
    const hasFamily = family === 'IPv6' && isUnseenInput(to.speaksIpv6) ? to.speaksIpv6 : undefined;
    const step = (sieve: Sieve): Step => ({ of: 'source', sieve });
    return {
      outward: [
        ...(blocked ? [blocked] : []),
        gateways.attached(vpc, family),
        ...(hasFamily ? [unseenSieve(family, [hasFamily], 'whether it has addresses of IPv6')] : []),
        switchSieve(family, to.publicAddress(family), 'a public address'),
        answering(network.throughRoutes(to.subnet, family, 'internet gateway', isInternetGateway)),
        network.throughAcl(to.subnet, 'ingress', flow, family),
        network.throughGroups(to.groups, 'ingress', flow, family, noGroups),
      ].map(step),
      homeward: (answers) => [step(answering(network.throughAcl(to.subnet, 'egress', answers, family)))],
    };
  }
}

/** Whether the internet gets to an address that AWS keeps outside the VPC for the endpoint. Undefined where there is none on that port. */
export function wayThroughDoor({ door }: Endpoint, flow: Flow): Answer | undefined {
  if (!door || flow.protocol !== 'tcp' || !door.ports.includes(flow.port)) return undefined;
  const { admits, opens, shuts } = door;
  return bestOf(
    families.map((family): Answer => {
      const admitted = admits(family);
      if (isUnseenInput(admitted)) return { answer: 'unknown', unseen: [admitted] };
      const sieve: Sieve = { sure: admitted, maybe: admitted, unseen: [], opens: () => opens, shuts: () => shuts };
      return weigh(flow, [{ of: 'source', sieve }], { addresses: internetAddresses(family) }, anyAddress(family));
    }),
  );
}

/** The ways of a place out to somewhere on the internet, and of answers back: by a public address of its own, or through a gateway. */
export function* wayOut(network: Network, gateways: Gateways, from: Place, flow: Flow): Generator<Answer> {
  const vpc = network.vpcOf(from.subnet);
  for (const family of families) {
    const source = network.standingOf(from, family);
    if (!source) continue;
    const ports = network.answerPorts([from.subnet]);
    for (const exit of exitsOf(family)) {
      const way: Way = {
        outward: [
          { of: 'target', sieve: network.throughGroups(from.groups, 'egress', flow, family, noGroups) },
          { of: 'target', sieve: network.throughAcl(from.subnet, 'egress', flow, family) },
          ...exit.outward,
        ],
        homeward: (answers) => [
          ...exit.homeward(answers),
          { of: 'target', sieve: answering(network.throughAcl(from.subnet, 'ingress', answers, family)) },
        ],
      };
      yield* weighEach(flow, way, ports, source, { addresses: internetAddresses(family) });
    }
  }

  function* exitsOf(family: Family): Generator<Way> {
    const out = (sieve: Sieve): Step => ({ of: 'target', sieve });
    const straight = (...outward: readonly Step[]): Way => ({ outward, homeward: () => [] });
    yield straight(
      out(
        network.throughRoutes(
          from.subnet,
          family,
          'internet gateway out',
          (target) => doubtOut(target) ?? isInternetGateway(target),
        ),
      ),
      out(gateways.attached(vpc, family)),
      out(switchSieve(family, from.publicAddress(family), 'a public address')),
    );
    if (family === 'IPv6')
      yield straight(
        out(network.throughRoutes(from.subnet, family, 'egress-only', ({ kind }) => kind === 'egress-only gateway')),
      );
    for (const nat of natGateways()) yield throughNat(nat, family, out);
    // What was not seen, and what decides by itself, may lead there without a public address of its own.
    yield straight(
      out(network.throughRoutes(from.subnet, family, 'what was not followed', (target) => doubtOut(target) ?? false)),
    );
  }

  function natGateways(): readonly Resource[] {
    const { subnet } = from;
    const table = isUnseenInput(subnet) ? subnet : attemptOn(subnet, () => network.tables.tableOf(subnet));
    if (!table || isUnseenInput(table)) return [];
    const targets = network.tables.routesOf(table).flatMap(({ target }) => (isUnseenInput(target) ? [] : [target]));
    return [...new Set(targets.flatMap((target) => (target.kind === 'NAT gateway' ? [target.record] : [])))];
  }

  function throughNat(nat: Resource, family: Family, out: (sieve: Sieve) => Step): Way {
    const isNat = (target: RouteTarget): boolean => target.kind === 'NAT gateway' && target.record.id === nat.id;
    const subnet = attemptOn(nat, () => network.inventory.resolve(valueAt(nat.properties, 'SubnetId'), 'SubnetId'));
    const isPrivate = attemptOn(nat, () => stringAt(nat.properties, 'ConnectivityType') === 'private');
    const shut = shutSieve(family, { text: `NAT gateway ${placeText(nat)} is a private one`, by: nat });
    return {
      outward: [
        out(network.throughRoutes(from.subnet, family, `NAT gateway ${nat.id}`, isNat)),
        ...(isPrivate === true ? [out(shut)] : []),
        { of: 'source', sieve: network.throughAcl(subnet, 'ingress', flow, family) },
        out(network.throughAcl(subnet, 'egress', flow, family)),
        out(network.throughRoutes(subnet, family, 'internet gateway', isInternetGateway)),
        out(gateways.attached(network.vpcOf(subnet), family)),
      ],
      homeward: (answers) => [
        out(answering(network.throughAcl(subnet, 'ingress', answers, family))),
        { of: 'source', sieve: answering(network.throughAcl(subnet, 'egress', answers, family)) },
      ],
    };
  }
}

// Ways to the internet beyond a transit gateway are not followed.
function doubtOut(target: RouteTarget): UnseenInput | undefined {
  if (target.kind !== 'transit gateway') return undefined;
  return new UnseenInput(
    `packets leave over ${nameOf(target.record)}, beyond which ways to the internet are not followed`,
    '',
  );
}
