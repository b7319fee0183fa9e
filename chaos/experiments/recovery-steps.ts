import type { FaultPlan, FaultStep } from '../faults/fault.ts';
import { regionOf } from '../faults/dead-region.ts';
import type { TwinPlan } from '../twin/twin-plan.ts';

/** What AWS's control plane does by itself: a standby that is left takes over from a lost writer. */
export function takeovers({ standing }: FaultPlan): readonly FaultStep[] {
  return standing.databases.flatMap(({ isWriterLost, takesOver }) =>
    isWriterLost && takesOver !== undefined ? [promoting(takesOver)] : [],
  );
}

/** What whoever recovers does: of every database without a writer, and without a standby, a follower in a region that stands takes over. */
export function recoverySteps({ standing, silentRegions }: FaultPlan, plan: TwinPlan): readonly FaultStep[] {
  return standing.databases.flatMap(({ isWriterLost, takesOver, copiesLeft }) => {
    if (!isWriterLost || takesOver !== undefined) return [];
    const chosen = copiesLeft.find((id) => !silentRegions.includes(regionOf(plan, id) ?? ''));
    return chosen === undefined ? [] : [promoting(chosen)];
  });
}

/** A promotion is not undone by healing. */
function promoting(follower: string): FaultStep {
  return { do: { promote: follower }, undo: { verify: [] } };
}
