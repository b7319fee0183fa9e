import type { PartStatus } from '../driver.ts';
import type { TwinLayout } from '../twin-layout.ts';
import { holderOf, regionPart, zonePart } from './container-layout.ts';
import { nodeContainer } from './container-node.ts';
import type { ContainerState } from './twin-containers.ts';

/** What the parts say, and beyond that what Docker shows of their containers: who stands still or is cut off cannot say so. */
export function containerStatus(
  layout: TwinLayout,
  said: readonly PartStatus[],
  states: ReadonlyMap<string, ContainerState>,
): readonly PartStatus[] {
  return said.map((status): PartStatus => {
    const seen = containersOf(layout, status).map((name) => states.get(name) ?? 'down');
    if (seen.includes('stalled')) return { ...status, state: 'stalled', says: 'its container is paused' };
    if (seen.includes('down')) return { ...status, state: 'down', says: 'its container has ended' };
    if (seen.includes('cut')) return { ...status, state: 'cut', says: 'its container is off the network' };
    return status;
  });
}

function containersOf({ nodes, zones, plan }: TwinLayout, { part, zone }: PartStatus): readonly string[] {
  const node = nodes.find(({ id }) => id === part);
  if (node !== undefined) return [holderOf(zonePart(node.zone)), nodeContainer(node)];
  if (zone !== undefined && zones.some(({ id }) => id === zone)) return [holderOf(zonePart(zone)), zonePart(zone)];
  const outside = [...plan.balancers, ...plan.stores].find(({ id }) => id === part);
  return outside === undefined ? [] : [holderOf(regionPart(outside.region)), regionPart(outside.region)];
}
