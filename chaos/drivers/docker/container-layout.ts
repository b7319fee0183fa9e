import type { TwinPlan } from '../../twin/twin-plan.ts';
import { twinLayout, type LinkLayout, type TwinLayout } from '../twin-layout.ts';
import type { TwinNetwork } from './twin-network.ts';

/** The names that processes of parts are begun with, and their containers have. */
export const zonePart = (zone: string): string => `zone-${zone}`;
export const regionPart = (role: string): string => `region-${role}`;
const edgePart = 'edge';

/** The container that holds a part's addresses. Whatever lies where the part lies shares its network. */
export const holderOf = (part: string): string => `network-${part}`;

/** Where each part of a plan lies in the network of its containers. */
export interface ContainerLayout {
  readonly layout: TwinLayout;
  /** The first address is the one that Docker knows of. */
  readonly addresses: readonly { readonly part: string; readonly first: string; readonly besides: readonly string[] }[];
}

/**
 * The layout of processes, with the twin's network for the loopback network. What lies at a zone's address there without being in the zone,
 * links above all, has the address of its own container here: an address belongs to one container.
 */
export async function containerLayout(plan: TwinPlan, network: TwinNetwork): Promise<ContainerLayout> {
  const made = await twinLayout(plan, network);
  const edge = network.addressFor('edge');
  const zones = new Set(made.zones.map(({ host }) => host));
  const isOwn = ({ host }: LinkLayout): boolean => host !== made.dns.host && !zones.has(host);
  const layout = {
    ...made,
    links: made.links.map((link) => (isOwn(link) ? link : { ...link, host: edge })),
    dns: { ...made.dns, host: edge },
  };
  return {
    layout,
    addresses: [
      {
        part: edgePart,
        first: edge,
        besides: hostsOf([...made.links.filter(isOwn), ...[...made.distributions.values()].flat()]),
      },
      ...plan.regions.map(({ role }) => ({
        part: regionPart(role),
        first: network.addressFor(`region ${role}`),
        besides: hostsOf(inRegion(made, role)),
      })),
      ...made.zones.map(({ id, host }) => ({ part: zonePart(id), first: host, besides: [] })),
    ],
  };
}

function inRegion({ plan, balancers, stores }: TwinLayout, role: string): readonly { readonly host: string }[] {
  const own = [...plan.balancers, ...plan.stores].filter(({ region }) => region === role);
  return own.flatMap(({ id }) => balancers.get(id) ?? stores.get(id) ?? []);
}

const hostsOf = (places: readonly { readonly host: string }[]): readonly string[] => [
  ...new Set(places.map(({ host }) => host)),
];
