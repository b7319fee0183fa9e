import type { ExpirationStatus, LifecycleRule, LifecycleRuleFilter, TransitionStorageClass } from '@aws-sdk/client-s3';
import type { Concrete } from '../../creator.ts';
import { mapIn, mapsIn, numberIn, tagsIn, textIn, truthIn } from '../../given.ts';

/** A template's lifecycle rule as the call wants it: what selects objects gathered into a filter. */
export function lifecycleRuleIn(rule: Concrete): LifecycleRule {
  const expiration = {
    Date: dateIn(rule, 'ExpirationDate'),
    Days: numberIn(rule, 'ExpirationInDays'),
    ExpiredObjectDeleteMarker: truthIn(rule, 'ExpiredObjectDeleteMarker'),
  };
  const abort = mapIn(rule, 'AbortIncompleteMultipartUpload');
  return {
    AbortIncompleteMultipartUpload: abort && { DaysAfterInitiation: numberIn(abort, 'DaysAfterInitiation') },
    Expiration: Object.values(expiration).some((value) => value !== undefined) ? expiration : undefined,
    Filter: filterIn(rule),
    ID: textIn(rule, 'Id'),
    NoncurrentVersionExpiration: oldVersions(rule),
    NoncurrentVersionTransitions: nonEmpty(
      [...mapsIn(rule, 'NoncurrentVersionTransitions'), ...mapsIn(rule, 'NoncurrentVersionTransition')].map((one) => ({
        NewerNoncurrentVersions: numberIn(one, 'NewerNoncurrentVersions'),
        NoncurrentDays: numberIn(one, 'TransitionInDays'),
        StorageClass: textIn(one, 'StorageClass') as TransitionStorageClass | undefined,
      })),
    ),
    Status: textIn(rule, 'Status') as ExpirationStatus | undefined,
    Transitions: nonEmpty(
      [...mapsIn(rule, 'Transitions'), ...mapsIn(rule, 'Transition')].map((one) => ({
        Date: dateIn(one, 'TransitionDate'),
        Days: numberIn(one, 'TransitionInDays'),
        StorageClass: textIn(one, 'StorageClass') as TransitionStorageClass | undefined,
      })),
    ),
  };
}

function oldVersions(rule: Concrete): LifecycleRule['NoncurrentVersionExpiration'] {
  const given = mapIn(rule, 'NoncurrentVersionExpiration');
  const NoncurrentDays = numberIn(given ?? rule, given ? 'NoncurrentDays' : 'NoncurrentVersionExpirationInDays');
  const NewerNoncurrentVersions = given && numberIn(given, 'NewerNoncurrentVersions');
  return NoncurrentDays === undefined ? undefined : { NoncurrentDays, NewerNoncurrentVersions };
}

/** More than one condition must stand in `And`; none is an empty prefix. */
function filterIn(rule: Concrete): LifecycleRuleFilter {
  const Prefix = textIn(rule, 'Prefix');
  const Tags = tagsIn(rule, 'TagFilters');
  const ObjectSizeGreaterThan = numberIn(rule, 'ObjectSizeGreaterThan');
  const ObjectSizeLessThan = numberIn(rule, 'ObjectSizeLessThan');
  const sizes = { ObjectSizeGreaterThan, ObjectSizeLessThan };
  const conditions = [Prefix, ObjectSizeGreaterThan, ObjectSizeLessThan].filter((one) => one !== undefined).length;
  if (conditions + Tags.length > 1) return { And: { Prefix, Tags: nonEmpty(Tags), ...sizes } };
  const [Tag] = Tags;
  if (Tag) return { Tag };
  return conditions === 1 ? { Prefix, ...sizes } : { Prefix: '' };
}

function nonEmpty<Item>(items: Item[]): Item[] | undefined {
  return items.length === 0 ? undefined : items;
}

function dateIn(from: Concrete, key: string): Date | undefined {
  const text = textIn(from, key);
  return text === undefined ? undefined : new Date(text);
}
