import type {
  OwnershipControls,
  RedirectAllRequestsTo,
  RoutingRule,
  ServerSideEncryptionConfiguration,
} from '@aws-sdk/client-s3';
import type { Unseen } from '../../inventory/value.ts';
import type { Detail, Mapped, Place } from '../aws/collector.ts';
import { type BucketFacts, bucketOf } from '../aws/s3/bucket.ts';
import { bucketPolicyOf, bucketPolicyUnseen } from '../aws/s3/bucket-policy.ts';
import { apiShape } from './api-shape.ts';
import { grantsOf, lifecycleRuleOf, records, replicationRulesOf, shaped, text } from './bucket-parts.ts';
import { type ConfigItem, recordOf, type Told } from './config-item.ts';
import { notKept, tagList } from './from-config.ts';

/**
 * A bucket and its policy. Its parts stand in the item's supplementary configuration, in the names of S3's older library. Config
 * always tells of these, with null for what is not set; where one is missing, the part was not told.
 */
const always = [
  'AccessControlList',
  'BucketLoggingConfiguration',
  'BucketNotificationConfiguration',
  'BucketPolicy',
  'BucketVersioningConfiguration',
  // Every bucket has had it since January 2023.
  'ServerSideEncryptionConfiguration',
  // No item that is known has it.
  'OwnershipControls',
];

export function bucketItem(item: ConfigItem, { region, partition }: Place): readonly Mapped[] {
  const name = item.resourceName ?? item.resourceId;
  const ask = <Answer>(part: string, map: (told: Told) => Answer | undefined): Detail<Answer> =>
    partOf(item, part, map);
  const bucket = bucketOf({
    name,
    region,
    partition,
    tags: tagList(item),
    acl: ask('AccessControlList', (told) => ({ Grants: grantsOf(told) })),
    encryption: ask('ServerSideEncryptionConfiguration', (told) => ({
      ServerSideEncryptionConfiguration: apiShape(told) as ServerSideEncryptionConfiguration,
    })),
    lifecycle: ask('BucketLifecycleConfiguration', ({ rules }) => ({ Rules: records(rules).map(lifecycleRuleOf) })),
    logging: ask('BucketLoggingConfiguration', ({ destinationBucketName, logFilePrefix }) => ({
      LoggingEnabled:
        typeof destinationBucketName === 'string'
          ? { TargetBucket: destinationBucketName, TargetPrefix: text(logFilePrefix) ?? '' }
          : undefined,
    })),
    notification: ask('BucketNotificationConfiguration', ({ configurations }) => notifications(configurations)),
    objectLock: ask('ObjectLockConfiguration', (told) => ({ ObjectLockConfiguration: apiShape(told) })),
    ownership: ask('OwnershipControls', (told) => ({ OwnershipControls: apiShape(told) as OwnershipControls })),
    publicAccess: ask('PublicAccessBlockConfiguration', (told) => ({ PublicAccessBlockConfiguration: apiShape(told) })),
    replication: ask('BucketReplicationConfiguration', ({ roleARN, rules }) => ({
      ReplicationConfiguration: { Role: text(roleARN), Rules: replicationRulesOf(rules) },
    })),
    versioning: ask('BucketVersioningConfiguration', ({ status, isMfaDeleteEnabled }) => ({
      Status: status === 'Enabled' || status === 'Suspended' ? status : undefined,
      MFADelete: isMfaDeleteEnabled === true ? ('Enabled' as const) : undefined,
    })),
    website: ask('BucketWebsiteConfiguration', websiteOf),
  });
  return [bucket, ...policyOf(item, name, region)];
}

function partOf<Answer>(item: ConfigItem, part: string, map: (told: Told) => Answer | undefined): Detail<Answer> {
  const told = item.supplementary?.[part];
  if (told === null) return { kind: 'absent' };
  if (told === undefined)
    return item.supplementary === undefined || always.includes(part)
      ? { kind: 'unseen', value: missing(part) }
      : { kind: 'absent' };
  try {
    const answer = map(recordOf(told) ?? {});
    return answer === undefined ? { kind: 'absent' } : { kind: 'told', answer };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'unseen', value: { unseen: `AWS Config tells ${part} with ${reason}` } };
  }
}

function missing(part: string): Unseen {
  return { unseen: part === 'OwnershipControls' ? notKept : `AWS Config did not tell the bucket's ${part}` };
}

function policyOf(item: ConfigItem, name: string, region: string): readonly Mapped[] {
  const policy = partOf(item, 'BucketPolicy', ({ policyText }) => {
    if (policyText === null || policyText === undefined) return undefined;
    return typeof policyText === 'string' ? policyText : JSON.stringify(policyText);
  });
  switch (policy.kind) {
    case 'told':
      return [bucketPolicyOf(name, region, policy.answer)];
    case 'absent':
      return [];
    case 'unseen':
      return [bucketPolicyUnseen(name, region, policy.value)];
  }
}

/** Notifications stand by their names, each with its kind. */
function notifications(configurations: unknown): Answered<'notification'> {
  const all = Object.entries(recordOf(configurations) ?? {}).map(([Id, told]) => {
    const one = recordOf(told) ?? {};
    const rules = records(recordOf(recordOf(one['filter'])?.['s3KeyFilter'])?.['filterRules']);
    const Filter = rules.length === 0 ? undefined : { Key: { FilterRules: apiShape(rules) as object[] } };
    return { kind: one['type'], Id, Events: one['events'] as never, Filter, one };
  });
  const of = (kind: string, arn: string, member: string) =>
    all
      .filter((each) => each.kind === kind)
      .map(({ Id, Events, Filter, one }) => ({ Id, Events, Filter, [arn]: one[member] }));
  const known = ['LambdaConfiguration', 'QueueConfiguration', 'TopicConfiguration'];
  const other = all.find(({ kind }) => !known.includes(String(kind)));
  if (other !== undefined) throw new Error(`a notification of a kind that is not known (${String(other.kind)})`);
  return {
    LambdaFunctionConfigurations: of('LambdaConfiguration', 'LambdaFunctionArn', 'functionARN') as never,
    QueueConfigurations: of('QueueConfiguration', 'QueueArn', 'queueARN') as never,
    TopicConfigurations: of('TopicConfiguration', 'TopicArn', 'topicARN') as never,
  };
}

function websiteOf(told: Told): Answered<'website'> | undefined {
  const { errorDocument, indexDocumentSuffix, redirectAllRequestsTo, routingRules } = told;
  if (
    [errorDocument, indexDocumentSuffix, redirectAllRequestsTo].every(
      (one) => typeof one !== 'string' && !recordOf(one),
    )
  )
    return undefined;
  return {
    ErrorDocument: typeof errorDocument === 'string' ? { Key: errorDocument } : undefined,
    IndexDocument: typeof indexDocumentSuffix === 'string' ? { Suffix: indexDocumentSuffix } : undefined,
    RedirectAllRequestsTo: shaped(redirectAllRequestsTo) as RedirectAllRequestsTo | undefined,
    RoutingRules: records(routingRules).map((rule) => apiShape(rule) as RoutingRule),
  };
}

type Answered<Part extends keyof BucketFacts> = BucketFacts[Part] extends Detail<infer Answer> ? Answer : never;
