import type { Struck } from '../struck.ts';
import type { Hand } from '../twin-faults.ts';
import type { TwinLayout } from '../twin-layout.ts';
import { holderOf, regionPart, zonePart } from './container-layout.ts';
import { nodeContainer, type ContainerNode } from './container-node.ts';
import type { TwinContainers } from './twin-containers.ts';

/** Strikes containers: what lies in a zone is struck in one call, and cut at the container that holds its address. */
export function dockerHand(
  layout: TwinLayout,
  containers: TwinContainers,
  servers: ReadonlyMap<string, ContainerNode>,
): Hand {
  return {
    strike: async (hit, kind) => {
      const names = [...holdersOf(hit), ...runningIn(hit)];
      if (kind === 'stall') await containers.pause(names);
      else await containers.kill(names);
      await noted(hit);
    },
    cut: async (hit) => {
      await Promise.all(holdersOf(hit).map(containers.cut));
    },
    release: async (hit) => {
      const states = await containers.states();
      const ended = holdersOf(hit).filter((name) => states.get(name) === 'down');
      await Promise.all(ended.map(containers.restart));
      await containers.release([...holdersOf(hit), ...runningIn(hit)]);
      await noted(hit);
    },
  };

  function partsOf(hit: Struck): readonly string[] {
    return [...hit.zones.map(zonePart), ...hit.regions.map(regionPart)];
  }

  function holdersOf(hit: Struck): readonly string[] {
    return partsOf(hit).map(holderOf);
  }

  function runningIn(hit: Struck): readonly string[] {
    const nodes = layout.nodes.filter(({ id }) => hit.nodes.includes(id)).map(nodeContainer);
    return [...partsOf(hit), ...nodes];
  }

  // A server that ended does not say so by itself.
  async function noted(hit: Struck): Promise<void> {
    const states = await containers.states();
    for (const node of layout.nodes.filter(({ id }) => hit.nodes.includes(id))) {
      if ((states.get(nodeContainer(node)) ?? 'down') === 'down') servers.get(node.id)?.ended();
    }
  }
}
