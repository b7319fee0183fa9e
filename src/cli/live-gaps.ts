import type { Collected } from '../collect/live/collect-live.ts';
import type { Gap } from '../inventory/inventory.ts';
import type { LiveChoice } from './live-choice.ts';

/** What was not seen of an account though every call was answered. */
export function liveGaps(collected: Collected, choice: LiveChoice): readonly Gap[] {
  return [...lostGaps(collected), ...emptyGap(collected, choice)];
}

/** What a stack lists and the account does not have: deleted behind its back, or known by another id. */
function lostGaps({ missing }: Collected): readonly Gap[] {
  return missing.map(({ stack, logicalId, type, physicalId, region }) => ({
    what: `${stack}.${logicalId} in ${region}`,
    reason: `the stack lists ${type} ${physicalId}, and it was not found`,
    mend: 'Detect drift of the stack: it was deleted behind its back, or is known by another id.',
    types: [type],
  }));
}

/** Nothing at all in scope says nothing of anything: a wrong tag, a wrong region, a wrong account. */
function emptyGap({ mapped }: Collected, { scope }: LiveChoice): readonly Gap[] {
  if (mapped.length > 0) return [];
  return [
    {
      what: `scope ${JSON.stringify(scope)}`,
      reason: 'no resource of the account is in it, in the regions that were read',
      mend: 'Check --scope, --region and --account.',
    },
  ];
}
