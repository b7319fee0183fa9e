import { stringAt } from '../read.ts';
import type { Resource } from '../resource.ts';
import { tagOf } from '../tag-of.ts';
import { isList, isMap, isUnseen, type Unseen, unseenIn, type ValueMap } from '../value.ts';
import type { Match } from './arn-pattern.ts';
import { fitsWildcard } from './wildcard.ts';

/** One condition on a tag: `{ ConditionKey, ConditionValue, operator: StringEquals | StringLike | StringNotEquals | StringNotLike }`. */
export type TagCondition = ValueMap & { readonly operator: string };

/** Whether a record's tags meet all conditions; unseen where that hangs on a tag that was not seen, and none is missed for certain. Throws UnseenInput. */
export function tagConditions(conditions: readonly TagCondition[], resource: Resource): Match {
  let unsure: Unseen | undefined;
  for (const condition of conditions) {
    const key = (stringAt(condition, 'ConditionKey') ?? '').replace(/^aws:ResourceTag\//u, '');
    const wanted = stringAt(condition, 'ConditionValue') ?? '';
    const value = tagOf(resource, key) ?? holeInTags(resource);
    if (isUnseen(value)) unsure = value;
    else if (!meets(value, wanted, condition.operator)) return false;
  }
  return unsure ?? true;
}

function holeInTags({ properties }: Resource): Unseen | undefined {
  const written = properties['Tags'];
  const items = isList(written) ? written : [written];
  return items.map((item) => unseenIn(isMap(item) ? item['Key'] : item)).find((hole) => hole !== undefined);
}

function meets(value: string | undefined, wanted: string, operator: string): boolean {
  const isLike = operator.endsWith('Like');
  const found = value !== undefined && (isLike ? fitsWildcard(value, wanted) : value === wanted);
  return operator.startsWith('StringNot') ? !found : found;
}
