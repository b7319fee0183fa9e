import type { Collected } from '../collect/live/collect-live.ts';
import type { Gap } from '../inventory/inventory.ts';
import type { LiveChoice } from './live-choice.ts';

/** What was not seen of an account though every call was answered. `unread` are types that something asks for and nothing reads. */
export function liveGaps(collected: Collected, choice: LiveChoice, unread: readonly string[]): readonly Gap[] {
  return [...unread.map(unreadGap), ...lostGaps(collected), ...emptyGap(collected, choice)];
}

function unreadGap(type: string): Gap {
  return {
    what: type,
    reason: 'nothing here reads it of an account',
    mend: 'Judge it from templates (--target template), or write a collector for it.',
    types: [type],
  };
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
