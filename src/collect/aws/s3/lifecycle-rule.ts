import type { LifecycleRule, Tag } from '@aws-sdk/client-s3';
import type { ValueMap } from '../../../inventory/value.ts';
import { toldValues } from '../told-values.ts';

/** A lifecycle rule as CloudFormation says it: the filter flattened into the rule, days named after what they count. */
export function lifecycleRule(rule: LifecycleRule): ValueMap {
  const filter = { ...rule.Filter, ...rule.Filter?.And };
  const tags = [...(rule.Filter?.Tag ? [rule.Filter.Tag] : []), ...(rule.Filter?.And?.Tags ?? [])];
  // An empty prefix is the whole bucket, which a template says by no prefix.
  const prefix = filter.Prefix || rule.Prefix || undefined;
  return toldValues({
    AbortIncompleteMultipartUpload: rule.AbortIncompleteMultipartUpload,
    ExpirationDate: day(rule.Expiration?.Date),
    ExpirationInDays: rule.Expiration?.Days,
    ExpiredObjectDeleteMarker: rule.Expiration?.ExpiredObjectDeleteMarker,
    Id: rule.ID,
    NoncurrentVersionExpiration: rule.NoncurrentVersionExpiration,
    NoncurrentVersionTransitions: rule.NoncurrentVersionTransitions?.map(({ NoncurrentDays, ...rest }) => ({
      TransitionInDays: NoncurrentDays,
      ...rest,
    })),
    // CloudFormation has these two as text.
    ObjectSizeGreaterThan: filter.ObjectSizeGreaterThan?.toString(),
    ObjectSizeLessThan: filter.ObjectSizeLessThan?.toString(),
    Prefix: prefix,
    Status: rule.Status,
    TagFilters: tags.map(({ Key, Value }: Tag) => ({ Key, Value })),
    Transitions: rule.Transitions?.map(({ Date: date, Days, StorageClass }) => ({
      StorageClass,
      TransitionDate: day(date),
      TransitionInDays: Days,
    })),
  });
}

function day(date: Date | undefined): string | undefined {
  return date?.toISOString().replace('.000Z', 'Z');
}
