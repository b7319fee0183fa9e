import type {
  GetBucketAclCommandOutput,
  GetBucketEncryptionCommandOutput,
  GetBucketLifecycleConfigurationCommandOutput,
  GetBucketLoggingCommandOutput,
  GetBucketNotificationConfigurationCommandOutput,
  GetBucketOwnershipControlsCommandOutput,
  GetBucketReplicationCommandOutput,
  GetBucketVersioningCommandOutput,
  GetBucketWebsiteCommandOutput,
  GetObjectLockConfigurationCommandOutput,
  GetPublicAccessBlockCommandOutput,
  ServerSideEncryptionConfiguration,
  Tag,
} from '@aws-sdk/client-s3';
import type { ValueMap } from '../../../inventory/value.ts';
import type { Detail, Mapped } from '../collector.ts';
import { detailValue } from '../detail-value.ts';
import { tagMap } from '../tag-map.ts';
import { toldValue, toldValues } from '../told-values.ts';
import { accessControl } from './access-control.ts';
import { bucketAttributes } from './bucket-attributes.ts';
import { lifecycleRule } from './lifecycle-rule.ts';
import { notificationConfiguration } from './notification-configuration.ts';
import { replicationConfiguration } from './replication-configuration.ts';
import { websiteConfiguration } from './website-configuration.ts';

/** What one call each told of a bucket. */
export interface BucketFacts {
  readonly name: string;
  readonly region: string;
  readonly partition: string;
  readonly acl: Detail<Pick<GetBucketAclCommandOutput, 'Grants'>>;
  readonly encryption: Detail<Pick<GetBucketEncryptionCommandOutput, 'ServerSideEncryptionConfiguration'>>;
  readonly lifecycle: Detail<
    Pick<GetBucketLifecycleConfigurationCommandOutput, 'Rules' | 'TransitionDefaultMinimumObjectSize'>
  >;
  readonly logging: Detail<Pick<GetBucketLoggingCommandOutput, 'LoggingEnabled'>>;
  readonly notification: Detail<Omit<GetBucketNotificationConfigurationCommandOutput, '$metadata'>>;
  readonly objectLock: Detail<Pick<GetObjectLockConfigurationCommandOutput, 'ObjectLockConfiguration'>>;
  readonly ownership: Detail<Pick<GetBucketOwnershipControlsCommandOutput, 'OwnershipControls'>>;
  readonly publicAccess: Detail<Pick<GetPublicAccessBlockCommandOutput, 'PublicAccessBlockConfiguration'>>;
  readonly replication: Detail<Pick<GetBucketReplicationCommandOutput, 'ReplicationConfiguration'>>;
  readonly tags: readonly Tag[];
  readonly versioning: Detail<Pick<GetBucketVersioningCommandOutput, 'Status' | 'MFADelete'>>;
  readonly website: Detail<Omit<GetBucketWebsiteCommandOutput, '$metadata'>>;
}

/** CloudFormation leaves these out of a template for what AWS sets since April 2023; on a bucket that tells none, they are off. */
const unblocked = {
  BlockPublicAcls: false,
  BlockPublicPolicy: false,
  IgnorePublicAcls: false,
  RestrictPublicBuckets: false,
};
const writersOwn = { Rules: [{ ObjectOwnership: 'ObjectWriter' }] };

/** An AWS::S3::Bucket from what the calls told. */
export function bucketOf(facts: BucketFacts): Mapped {
  const { name, region, partition } = facts;
  return {
    type: 'AWS::S3::Bucket',
    ref: name,
    arn: `arn:${partition}:s3:::${name}`,
    region,
    tags: tagMap(facts.tags),
    properties: propertiesOf(facts),
    attributes: {
      ...bucketAttributes(name, region, partition),
      Grants: detailValue(facts.acl, ({ Grants }) => toldValue(Grants ?? [])) ?? [],
      ...(facts.versioning.kind === 'told' && facts.versioning.answer.MFADelete !== undefined
        ? { MfaDelete: facts.versioning.answer.MFADelete }
        : {}),
    },
    untold: notAsked,
    api: 's3:ListBuckets',
  };
}

function propertiesOf(facts: BucketFacts): ValueMap {
  return toldValues({
    AccessControl: detailValue(facts.acl, ({ Grants }) => accessControl(Grants ?? [])),
    BucketEncryption: detailValue(facts.encryption, ({ ServerSideEncryptionConfiguration: one }) => one && sse(one)),
    BucketName: facts.name,
    LifecycleConfiguration: detailValue(facts.lifecycle, ({ Rules = [], TransitionDefaultMinimumObjectSize }) =>
      toldValues({ Rules: Rules.map(lifecycleRule), TransitionDefaultMinimumObjectSize }),
    ),
    LoggingConfiguration: detailValue(facts.logging, ({ LoggingEnabled: log }) =>
      log === undefined
        ? undefined
        : toldValues({
            DestinationBucketName: log.TargetBucket,
            LogFilePrefix: log.TargetPrefix || undefined,
            TargetObjectKeyFormat: log.TargetObjectKeyFormat,
          }),
    ),
    NotificationConfiguration: detailValue(facts.notification, notificationConfiguration),
    ObjectLockConfiguration: detailValue(facts.objectLock, (told) => toldValue(told.ObjectLockConfiguration)),
    ObjectLockEnabled: detailValue(facts.objectLock, (told) =>
      told.ObjectLockConfiguration?.ObjectLockEnabled === 'Enabled' ? true : undefined,
    ),
    OwnershipControls: detailValue(facts.ownership, (told) => toldValue(told.OwnershipControls), writersOwn),
    PublicAccessBlockConfiguration: detailValue(
      facts.publicAccess,
      (told) => ({ ...unblocked, ...toldValues(told.PublicAccessBlockConfiguration ?? {}) }),
      unblocked,
    ),
    ReplicationConfiguration: detailValue(
      facts.replication,
      ({ ReplicationConfiguration: one }) => one && replicationConfiguration(one),
    ),
    VersioningConfiguration: detailValue(facts.versioning, ({ Status }) => (Status ? { Status } : undefined)),
    WebsiteConfiguration: detailValue(facts.website, websiteConfiguration),
  });
}

function sse({ Rules = [] }: ServerSideEncryptionConfiguration): ValueMap {
  return {
    ServerSideEncryptionConfiguration: Rules.map(({ ApplyServerSideEncryptionByDefault, BucketKeyEnabled }) =>
      toldValues({ BucketKeyEnabled, ServerSideEncryptionByDefault: ApplyServerSideEncryptionByDefault }),
    ),
  };
}

const reason = 'not asked for: one more call a bucket';
const notAsked = {
  AccelerateConfiguration: reason,
  AnalyticsConfigurations: reason,
  CorsConfiguration: reason,
  IntelligentTieringConfigurations: reason,
  InventoryConfigurations: reason,
  MetricsConfigurations: reason,
};
