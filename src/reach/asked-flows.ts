import type { Resource } from '../inventory/resource.ts';
import { attempt, isUnseenInput } from './attempt.ts';
import type { Endpoint, Place } from './endpoint.ts';
import type { Flow, Protocol, Traffic } from './flow.ts';
import type { Network } from './network.ts';
import type { Direction } from './security-rule.ts';

/** Ports that speak for a stretch they lie in, since people know them. */
const known: readonly number[] = [443, 80, 22, 3389];

/**
 * One flow of each kind that the rules of both sides treat alike, so that asking for these asks for all: of each protocol, one port of
 * every stretch between two ports at which a rule begins or ends. Where it is known on which ports the target listens, only those.
 */
export function askedFlows(
  network: Network,
  { from, to }: { readonly from?: Endpoint; readonly to?: Endpoint },
): readonly Flow[] {
  if (to?.ports !== undefined && !isUnseenInput(to.ports)) return to.ports.map((port) => ({ protocol: 'tcp', port }));
  const traffic = [
    ...(to ? to.places.flatMap((place) => trafficAt(network, place, 'ingress')) : []),
    ...(from ? from.places.flatMap((place) => trafficAt(network, place, 'egress')) : []),
  ];
  return (['tcp', 'udp'] as const).flatMap((protocol) => flowsOf(protocol, traffic));
}

function flowsOf(protocol: Protocol, traffic: readonly Traffic[]): readonly Flow[] {
  const about = traffic.filter((one) => one.protocol === protocol || one.protocol === 'all');
  if (about.length === 0) return [{ protocol, port: 443 }];
  const starts = [...new Set(about.flatMap(({ from, to }) => [from, to + 1]))]
    .filter((port) => port <= 65_535)
    .toSorted((a, b) => a - b);
  return starts.map((start, index) => {
    const end = (starts[index + 1] ?? 65_536) - 1;
    return { protocol, port: known.find((port) => port >= start && port <= end) ?? Math.max(1, start) };
  });
}

function trafficAt(network: Network, { groups, subnet }: Place, direction: Direction): readonly Traffic[] {
  const rules = groups.known.flatMap((group) => network.rules.rulesOf(group, direction).rules);
  const entries = isUnseenInput(subnet) ? [] : entriesAt(network, subnet, direction);
  return [...rules, ...entries].flatMap(({ traffic }) => (isUnseenInput(traffic) ? [] : [traffic]));
}

function entriesAt({ acls }: Network, subnet: Resource, direction: Direction) {
  const acl = attempt(() => acls.aclOf(subnet));
  if (isUnseenInput(acl)) return [];
  return acls.entriesOf(acl).filter((entry) => isUnseenInput(entry.direction) || entry.direction === direction);
}
