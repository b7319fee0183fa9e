import type {
  Grant,
  LifecycleRule,
  LifecycleRuleFilter,
  Permission,
  ReplicationRule,
  Tag,
  TransitionStorageClass,
} from '@aws-sdk/client-s3';
import { apiShape } from './api-shape.ts';
import { recordOf, type Told } from './config-item.ts';

const groups: Readonly<Record<string, string>> = {
  AllUsers: 'http://acs.amazonaws.com/groups/global/AllUsers',
  AuthenticatedUsers: 'http://acs.amazonaws.com/groups/global/AuthenticatedUsers',
  LogDelivery: 'http://acs.amazonaws.com/groups/s3/LogDelivery',
};
const permissions: Readonly<Record<string, Permission>> = {
  FullControl: 'FULL_CONTROL',
  Write: 'WRITE',
  WriteAcp: 'WRITE_ACP',
  Read: 'READ',
  ReadAcp: 'READ_ACP',
};

/** A group of grantees is told by its name alone, an account by a record of it. */
export function grantsOf(list: unknown): Grant[] {
  return records(recordOf(list)?.['grantList']).map(({ grantee, permission }) => {
    const name = String(permission);
    const Permission = permissions[name] ?? (name as Permission);
    if (typeof grantee === 'string') return { Grantee: { Type: 'Group', URI: groups[grantee] ?? grantee }, Permission };
    return { Grantee: { Type: 'CanonicalUser', ID: text(recordOf(grantee)?.['id']) }, Permission };
  });
}

/** A rule as Config keeps it: days of expiry beside each other, the filter as a tree of predicates. Throws at one it does not know. */
export function lifecycleRuleOf(rule: Told): LifecycleRule {
  const filter = recordOf(recordOf(rule['filter'])?.['predicate']);
  return {
    ID: text(rule['id']),
    Status: rule['status'] === 'Enabled' ? 'Enabled' : 'Disabled',
    Expiration: {
      Days: days(rule['expirationInDays']),
      Date: date(rule['expirationDate']),
      ExpiredObjectDeleteMarker: rule['expiredObjectDeleteMarker'] === true ? true : undefined,
    },
    NoncurrentVersionExpiration:
      days(rule['noncurrentVersionExpirationInDays']) === undefined
        ? undefined
        : { NoncurrentDays: days(rule['noncurrentVersionExpirationInDays']) },
    AbortIncompleteMultipartUpload: shaped(rule['abortIncompleteMultipartUpload']),
    Transitions: records(rule['transitions']).map((one) => ({
      Days: days(one['days']),
      Date: date(one['date']),
      StorageClass: storageClass(one),
    })),
    NoncurrentVersionTransitions: records(rule['noncurrentVersionTransitions']).map((one) => ({
      NoncurrentDays: days(one['days']),
      StorageClass: storageClass(one),
    })),
    Prefix: text(rule['prefix']),
    Filter: filter && filterOf(filter),
  };
}

function filterOf(predicate: Told): LifecycleRuleFilter {
  switch (predicate['type']) {
    case 'LifecyclePrefixPredicate':
      return { Prefix: text(predicate['prefix']) };
    case 'LifecycleTagPredicate':
      return { Tag: apiShape(predicate['tag']) as Tag };
    case 'LifecycleAndOperator': {
      const parts = records(predicate['operands']).map(filterOf);
      return {
        And: {
          Prefix: parts.find(({ Prefix }) => Prefix !== undefined)?.Prefix,
          Tags: parts.flatMap(({ Tag: one }) => one ?? []),
        },
      };
    }
    default:
      throw new Error(`a filter of a kind that is not known (${String(predicate['type'])})`);
  }
}

/** Replication rules stand by their names. */
export function replicationRulesOf(rules: unknown): ReplicationRule[] {
  return Object.entries(recordOf(rules) ?? {}).map(([ID, told]) => {
    const rule = recordOf(told) ?? {};
    const { bucketARN, ...destination } = recordOf(rule['destinationConfig']) ?? {};
    const predicate = recordOf(recordOf(rule['filter'])?.['predicate']);
    if (predicate !== undefined && predicate['type'] !== 'ReplicationPrefixPredicate')
      throw new Error(`a filter of a kind that is not read (${String(predicate['type'])})`);
    return {
      ID,
      Status: rule['status'] === 'Enabled' ? 'Enabled' : 'Disabled',
      Priority: typeof rule['priority'] === 'number' ? rule['priority'] : undefined,
      Prefix: text(rule['prefix']),
      Filter: predicate && { Prefix: text(predicate['prefix']) },
      DeleteMarkerReplication: shaped(rule['deleteMarkerReplication']),
      SourceSelectionCriteria: shaped(rule['sourceSelectionCriteria']),
      Destination: { ...apiShape(destination), Bucket: text(bucketARN) },
    };
  });
}

export function records(list: unknown): readonly Told[] {
  return Array.isArray(list) ? list.map(recordOf).filter((one) => one !== undefined) : [];
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** In the API's names; undefined where it is not told. */
export function shaped(value: unknown): object | undefined {
  return recordOf(value) && apiShape(value);
}

/** -1 stands for none. */
function days(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 ? value : undefined;
}

function date(value: unknown): Date | undefined {
  return typeof value === 'string' || typeof value === 'number' ? new Date(value) : undefined;
}

function storageClass(one: Told): TransitionStorageClass | undefined {
  return text(one['storageClass']) as TransitionStorageClass | undefined;
}
