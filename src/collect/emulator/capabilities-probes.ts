import type { CapabilityProbe } from './capabilities-probe.ts';
import { accessProbes } from './capabilities-probes-access.ts';
import { computeProbes } from './capabilities-probes-compute.ts';
import { edgeProbes } from './capabilities-probes-edge.ts';
import { networkProbes } from './capabilities-probes-network.ts';
import { storesProbes } from './capabilities-probes-stores.ts';

/** One probe for each type of which something is said; in an order in which a later one may find what an earlier one has made. */
export const capabilityProbes: readonly CapabilityProbe[] = [
  ...networkProbes,
  ...computeProbes,
  ...storesProbes,
  ...accessProbes,
  ...edgeProbes,
];
