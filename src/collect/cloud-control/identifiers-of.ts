import { paginateListResources } from '@aws-sdk/client-cloudcontrol';
import type { Place } from '../aws/collector.ts';
import { everyPage } from '../aws/every-page.ts';
import { inParallel } from '../aws/in-parallel.ts';
import type { Holders } from './holders-of.ts';
import { unregistered } from './unregistered.ts';

/**
 * The identifiers of all resources of a type; what could not be listed is noted at the place, for that type. Those of `asked` where another
 * type is asked for its sake.
 */
export async function identifiersOf(
  place: Place,
  type: string,
  holders?: Holders,
  asked = type,
): Promise<readonly string[]> {
  if (!holders) return listed(place, type, asked);
  const of = 'values' in holders ? holders.values : await listed(place, type, holders.type);
  const found = await inParallel(of, 4, (holder) => listed(place, type, type, { [holders.property]: holder }));
  return [...new Set(found.flat())];
}

/** Lists what is asked for; where that fails, it is the given type that was not seen. */
async function listed(
  place: Place,
  type: string,
  asked: string,
  model?: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const input = { TypeName: asked, ...(model ? { ResourceModel: JSON.stringify(model) } : {}) };
  const found = await place.listed([type], async () => {
    try {
      return await everyPage(paginateListResources({ client: place.clients.cloudControl }, input), identifiersIn);
    } catch (error) {
      if (meansNone(error, model !== undefined)) return [];
      throw unregistered(error, place.region);
    }
  });
  return [...new Set(found ?? [])];
}

interface Page {
  readonly TypeName?: string | undefined;
  readonly ResourceDescriptions?: readonly { readonly Identifier?: string | undefined }[] | undefined;
}

/** An answer without the list, or with an item that has no identifier, is none: taken for an empty list, it would say that there is nothing. */
function identifiersIn({ TypeName = '', ResourceDescriptions: found }: Page): readonly string[] {
  if (!found) throw new Error(`cloudcontrol:ListResources answered for ${TypeName} without ResourceDescriptions`);
  return found.map(({ Identifier }) => {
    if (Identifier === undefined)
      throw new Error(`cloudcontrol:ListResources told a ${TypeName} without its identifier`);
    return Identifier;
  });
}

/** That the holder holds none, or is gone; or that a service was never turned on. Source: AWS Security Hub API Reference, InvalidAccessException. */
function meansNone(error: unknown, isHeld: boolean): boolean {
  if (!(error instanceof Error)) return false;
  return (
    (isHeld && error.name === 'ResourceNotFoundException') ||
    /is not subscribed to AWS Security Hub/u.test(error.message)
  );
}
