import type { ValueMap } from '../../inventory/value.ts';
import { placesOf } from './places-of.ts';

const reason = 'AWS takes it and shows it to nobody: in the type’s schema it is write-only';

/** The write-only properties that may be set, by the places where they would stand; those that only say how a resource was made are left out. */
export function untoldIn(properties: ValueMap, writeOnly: readonly string[]): Readonly<Record<string, string>> {
  // The service keeps such a password itself.
  const isManaged = ['ManageMasterUserPassword', 'ManageMasterPassword'].some((name) => properties[name] === true);
  const places = writeOnly
    .filter((path) => !making.test(path) && !(isManaged && path === 'MasterUserPassword'))
    .flatMap((path) => placesOf(properties, path))
    .filter(({ value }) => value === undefined);
  return Object.fromEntries(places.map(({ path }) => [path, reason]));
}

/**
 * Properties that told a resource how to come to be or how to change, and say nothing of what it is now: snapshots and sources that it was
 * made of, definitions that are told in another form, switches of one update.
 */
const making = new RegExp(
  `(?:^|\\.)(?:${[
    'AllowMajorVersionUpgrade|BypassPolicyLockoutSafetyCheck|DBInstanceParameterGroupName|DeferMaintenance|DeferMaintenanceDuration',
    'DeleteAutomatedBackups|EmptyOnDelete|EnableDefaultStandards|FinalSnapshotName|ForceNewDeployment|UpdatePolicy',
    'PropagateTagsToVolumeOnCreation|ReplaceComputeEnvironment|ResourceRetentionPolicy|SkipDeregisterOnUpdate|UpdateToLatestImageVersion',
    'DBSnapshotIdentifier|GlobalTableSourceArn|ImportSourceSpecification|RecoveryPointId|SnapshotArn|SnapshotArns|SnapshotArnsToRestore',
    'SnapshotIdentifier|SnapshotName|SnapshotOwnerAccount|RestoreToTime|RestoreType|UseLatestRestorableTime',
    'SourceDBClusterIdentifier|SourceDbClusterResourceId|SourceRegion|SeedCapacity|InstanceId|NoDevice|VirtualName',
    'Body|BodyS3Location|CloneFrom|FailOnWarnings|Mode|Parameters|Definition|DefinitionS3Location|DefinitionSubstitutions|ScalingTargetId',
    'ClassicLinkVPCId|ClassicLinkVPCSecurityGroups|PreferredAvailabilityZone|CacheSecurityGroupNames',
  ].join('|')})$`,
  'u',
);
