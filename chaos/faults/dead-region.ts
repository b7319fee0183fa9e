import type { Twin } from '../drivers/driver.ts';
import type { TwinPlan } from '../twin/twin-plan.ts';

/** The part of a twin that whoever recovers may use. */
export type RecoveryTwin = Pick<Twin, 'promote' | 'onEvent'>;

/** Somebody asked a region that is lost; a real one would not have answered. */
class AskedDeadRegion extends Error {
  override readonly name = 'AskedDeadRegion';

  constructor(part: string, region: string) {
    super(`${part} lies in region ${region}, which is lost with its control plane: nothing there can be asked.`);
  }
}

/** A twin that answers nothing from the lost regions: a recovery that needs them must fail here as it would in earnest. */
export function withoutRegions(twin: Twin, silentRegions: readonly string[]): RecoveryTwin {
  return {
    onEvent: (listener) => twin.onEvent(listener),
    promote: async (follower) => {
      const region = regionOf(twin.plan, follower);
      if (region !== undefined && silentRegions.includes(region)) throw new AskedDeadRegion(follower, region);
      await twin.promote(follower);
    },
  };
}

/** The region a database or follower lies in. */
export function regionOf({ databases }: TwinPlan, part: string): string | undefined {
  return databases.flatMap((database) => [database, ...database.followers]).find(({ id }) => id === part)?.region;
}
