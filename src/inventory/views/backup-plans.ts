import type { Inventory } from '../inventory.ts';
import { listAt, mapAt, mapsAt, UnseenInput, unseenInput, valueAt } from '../read.ts';
import { nameOf, type Resource } from '../resource.ts';
import { joined } from '../text.ts';
import { isText, isUnseen, join, unseenIn, type Value } from '../value.ts';
import { arnPattern, type Match } from './arn-pattern.ts';
import { existing, meantBy } from './referrers.ts';
import { tagConditions } from './tag-conditions.ts';

/** Which AWS Backup plans take a resource. */
export interface BackupPlans {
  /** The plans of the resource's account and region that take it. Throws UnseenInput when none does and it was not seen what one of them takes. */
  readonly plansOf: (resource: Resource) => readonly Resource[];
}

export function backupPlans(inventory: Inventory): BackupPlans {
  const selections = inventory.ofType('AWS::Backup::BackupSelection');

  function plansOf(resource: Resource): readonly Resource[] {
    const near = selections.filter(({ account, region }) => account === resource.account && region === resource.region);
    const judged = near.map((selection) => ({ selection, match: settledMatch(selection, resource) }));
    const taken = judged.filter(({ match, selection }) => match === true && selection.existence === undefined);
    if (taken.length > 0)
      return taken.flatMap(({ selection }) => meantBy(inventory, selection, 'BackupPlanId') ?? []).map(existing);
    const [unsure] = judged.filter(({ match }) => match !== false);
    if (!unsure) return [];
    if (unsure.match instanceof UnseenInput) throw unsure.match;
    existing(unsure.selection);
    return [];
  }

  function settledMatch(selection: Resource, resource: Resource): boolean | UnseenInput {
    try {
      return takes(selection, resource);
    } catch (error) {
      if (error instanceof UnseenInput) return error;
      throw error;
    }
  }

  /**
   * Resources or tags of ListOfTags, one of which must match, and all Conditions besides; NotResources are left out.
   * Source: AWS Backup Developer Guide, "Assigning resources programmatically".
   */
  function takes(selection: Resource, resource: Resource): boolean {
    const properties = { [nameOf(selection)]: selection.properties };
    const from = `${nameOf(selection)}.BackupSelection`;
    const named = names(properties, `${from}.NotResources`, resource);
    if (named === true) return false;
    const resources = listAt(properties, `${from}.Resources`);
    const listed = mapsAt(properties, `${from}.ListOfTags`).map((one) => ({ ...one, operator: 'StringEquals' }));
    const byName = resources.length > 0 ? names(properties, `${from}.Resources`, resource) : false;
    const byTag = listed.map((condition) => tagConditions([condition], resource)).find((match) => match !== false);
    const isOpen = resources.length === 0 && listed.length === 0;
    const chosen: Match =
      isOpen || byName === true || byTag === true ? true : byName === false ? (byTag ?? false) : byName;
    if (chosen === false) return false;
    const conditions = mapAt(properties, `${from}.Conditions`) ?? {};
    const all = Object.keys(conditions).flatMap((operator) =>
      mapsAt(conditions, operator).map((condition) => ({ ...condition, operator })),
    );
    const filtered = tagConditions(all, resource);
    if (filtered === false) return false;
    const unsure = [chosen, filtered, named].find(isUnseen);
    if (unsure) throw unseenInput(unsure, from);
    return true;
  }

  function names(properties: Parameters<typeof listAt>[0], path: string, resource: Resource): Match {
    let unsure: Match = false;
    for (const [index, item] of listAt(properties, path).entries()) {
      const value = inOwnAccount(item);
      const match =
        typeof value === 'string' ? arnPattern(value, resource) : meansIt(value, join(path, index), resource);
      if (match === true) return true;
      if (match !== false) unsure = match;
    }
    return unsure;
  }

  function meansIt(value: Parameters<typeof unseenIn>[0], path: string, resource: Resource): Match {
    const hole = unseenIn(value);
    if (hole) return hole;
    return inventory.resolve(valueAt({ value: value ?? null }, 'value'), path) === resource;
  }

  return { plansOf };
}

/** An ARN without the account where that is the plan's own and was not given: a plan takes nothing from another. */
function inOwnAccount(value: Value): Value {
  if (!isText(value)) return value;
  const named = value.text.filter((piece) => !(isUnseen(piece) && piece.input === 'AWS::AccountId'));
  return named.length < value.text.length ? joined(named) : value;
}
