import type { Unseen } from '../../inventory/value.ts';

/** A hole as it is in what a function makes of it: unseen for the same reason, but no longer the free input itself. */
export function derived(hole: Unseen): Unseen {
  const { variable: _, ...rest } = hole;
  return rest;
}
