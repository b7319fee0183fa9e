import type { Resource } from '../inventory/resource.ts';
import { type Addresses, everyAddress, families, type Family } from './addresses.ts';
import { type Answer, type Step, type Way, weighEach } from './answer.ts';
import { isUnseenInput } from './attempt.ts';
import type { Place } from './endpoint.ts';
import type { Flow } from './flow.ts';
import type { Groups } from './group-sieve.ts';
import { localSieve } from './local-sieve.ts';
import type { Network } from './network.ts';
import { placeText, type Sieve, shutSieve, unseenSieve } from './sieve.ts';
import { linkText, type VpcLink, type VpcLinks } from './vpc-links.ts';

/** One side of a way: a place, and the addresses it sends from where those are not its own (a balancer that keeps its clients' addresses). */
export interface Side {
  readonly place: Place;
  readonly sendsFrom?: Addresses;
}

const noGroups: Groups = { known: [], unseen: [] };

/** The ways of packets from one place to another inside VPCs, and of answers back: in one VPC, or over what joins two. */
export function* directWay(network: Network, links: VpcLinks, from: Side, to: Place, flow: Flow): Generator<Answer> {
  const here = network.vpcOf(from.place.subnet);
  const there = network.vpcOf(to.subnet);
  for (const family of families) {
    const source = from.sendsFrom ? standingFrom(from.sendsFrom, family) : network.standingOf(from.place, family);
    const target = network.standingOf(to, family);
    if (!source || !target) continue;
    const ports = network.answerPorts([from.place.subnet, to.subnet]);
    for (const way of waysOf(family)) yield* weighEach(flow, way, ports, source, target);
  }

  function* waysOf(family: Family): Generator<Way> {
    const across = (sieve: Sieve): readonly Step[] => [{ of: 'target', sieve }];
    if (isUnseenInput(here) || isUnseenInput(there)) {
      const unseen = [here, there].filter(isUnseenInput);
      yield between(family, across(unseenSieve(family, unseen, 'a VPC that was not seen')), [], true);
    } else if (here.id === there.id) {
      if (isOneSubnet(from.place.subnet, to.subnet)) yield { outward: throughGroupsOnly(family), homeward: () => [] };
      else yield between(family, across(localSieve(network, from.place.subnet, here, family)), [], true);
    } else {
      const found = links.between(here, there);
      for (const link of found) yield overLink(family, link, here, there);
      if (found.length === 0) yield between(family, across(unlinked(family, here, there)), [], false);
    }
  }

  function throughGroupsOnly(family: Family): readonly Step[] {
    return [
      { of: 'target', sieve: network.throughGroups(from.place.groups, 'egress', flow, family, to.groups) },
      { of: 'source', sieve: network.throughGroups(to.groups, 'ingress', flow, family, from.place.groups) },
    ];
  }

  function between(family: Family, out: readonly Step[], back: readonly Step[], knowsGroups: boolean): Way {
    const near = from.place.subnet;
    const far = to.subnet;
    const theirs = knowsGroups ? to.groups : noGroups;
    const ours = knowsGroups ? from.place.groups : noGroups;
    return {
      outward: [
        { of: 'target', sieve: network.throughGroups(from.place.groups, 'egress', flow, family, theirs) },
        { of: 'target', sieve: network.throughAcl(near, 'egress', flow, family) },
        ...out,
        { of: 'source', sieve: network.throughAcl(far, 'ingress', flow, family) },
        { of: 'source', sieve: network.throughGroups(to.groups, 'ingress', flow, family, ours) },
      ],
      homeward: (answers) => [
        { of: 'source', sieve: answering(network.throughAcl(far, 'egress', answers, family)) },
        ...back,
        { of: 'target', sieve: answering(network.throughAcl(near, 'ingress', answers, family)) },
      ],
    };
  }

  function overLink(family: Family, link: VpcLink, near: Resource, far: Resource): Way {
    const isLink = (target: { readonly kind: string; readonly record?: Resource }): boolean =>
      target.kind === link.kind && target.record?.id === link.record.id;
    const what = linkText(link);
    const onward = network.throughRoutes(from.place.subnet, family, what, isLink);
    const back = network.throughRoutes(to.subnet, family, what, isLink);
    const out: Step[] = [{ of: 'target', sieve: onward }];
    const home: Step[] = [{ of: 'source', sieve: answering(back) }];
    if (link.kind === 'transit gateway') {
      out.push({ of: 'target', sieve: links.transit.through(link.record, near, far, family, network.addresses) });
      home.push({
        of: 'source',
        sieve: answering(links.transit.through(link.record, far, near, family, network.addresses)),
      });
    }
    return between(family, out, home, link.knowsGroups);
  }

  function unlinked(family: Family, near: Resource, far: Resource): Sieve {
    const text = `nothing joins VPC ${placeText(near)} to VPC ${placeText(far)}`;
    if (links.unseen.length > 0) return unseenSieve(family, links.unseen, text);
    return shutSieve(family, { text, by: near });
  }
}

/** The same sieve, whose words say that it is about answers. */
export function answering(sieve: Sieve): Sieve {
  return {
    ...sieve,
    opens: (wanted) => ({ ...sieve.opens(wanted), text: `for answers, ${sieve.opens(wanted).text}` }),
    shuts: (wanted) => ({ ...sieve.shuts(wanted), text: `for answers, ${sieve.shuts(wanted).text}` }),
  };
}

function isOneSubnet(a: Place['subnet'], b: Place['subnet']): boolean {
  return !isUnseenInput(a) && !isUnseenInput(b) && a.id === b.id;
}

function standingFrom(addresses: Addresses, family: Family) {
  return addresses.family === family ? { addresses } : undefined;
}

export function anyAddress(family: Family): { readonly addresses: Addresses } {
  return { addresses: everyAddress(family) };
}
