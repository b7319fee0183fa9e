import type { Twin } from '../drivers/driver.ts';
import type { FaultPlan } from '../faults/fault.ts';

/** Whether the twin shows that a fault took effect on what it was to strike. */
export async function effectSeen(twin: Pick<Twin, 'status'>, { struck }: Pick<FaultPlan, 'struck'>): Promise<boolean> {
  const statuses = await twin.status();
  return statuses.some(
    ({ part, zone, state }) =>
      state !== 'up' &&
      struck.some(
        (one) => part === one.part || (zone !== undefined && zone === one.zone) || part.startsWith(`${one.part}/`),
      ),
  );
}
