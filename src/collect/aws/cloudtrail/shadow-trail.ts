import type { Trail } from '@aws-sdk/client-cloudtrail';
import { unseen } from '../../../inventory/value.ts';
import type { Mapped, Place } from '../collector.ts';
import { trailOf, type TrailSettings } from './trail.ts';

/** Whether a trail is at home elsewhere: in another region, or, one of the organization, in another account. */
export function isShadow(
  { HomeRegion, TrailARN }: Trail,
  { account, region }: Pick<Place, 'account' | 'region'>,
): boolean {
  return (HomeRegion ?? region) !== region || accountIn(TrailARN, account) !== account;
}

/**
 * A trail as it is seen where it is not at home: tags and selectors are refused there. Sources: AWS CloudTrail API Reference, ListTags:
 * "in the current Region"; CloudTrailARNInvalidException and TrailNotFoundException, as AWS answers to both (turbot/steampipe-plugin-aws#577).
 */
export function shadowOf(trail: Trail, { isLogging }: Pick<TrailSettings, 'isLogging'>, region: string): Mapped {
  const untold = unseen(
    `told only where the trail is at home, ${trail.HomeRegion} in ${accountIn(trail.TrailARN, '')}`,
  );
  const settings = {
    isLogging,
    eventSelectors: untold,
    advancedEventSelectors: untold,
    insightSelectors: untold,
  };
  return { ...trailOf(trail, settings, {}, region), unseenTags: untold };
}

/** `111122223333` of `arn:aws:cloudtrail:eu-west-1:111122223333:trail/audit`. */
function accountIn(arn: string | undefined, otherwise: string): string {
  return arn?.split(':')[4] ?? otherwise;
}
