import type { DBInstance } from '@aws-sdk/client-rds';
import type { Mapped } from '../collector.ts';
import { tagMap } from '../tag-map.ts';
import { toldValues } from '../told-values.ts';
import { dbInstanceAttributes } from './db-instance-attributes.ts';

const notShown = 'RDS shows it to nobody';
const notTold = 'DescribeDBInstances did not tell it';

/** Switches that AWS always tells of; an answer without one leaves it open instead of off. */
const switches = {
  AutoMinorVersionUpgrade: 'AutoMinorVersionUpgrade',
  CopyTagsToSnapshot: 'CopyTagsToSnapshot',
  DeletionProtection: 'DeletionProtection',
  EnableIAMDatabaseAuthentication: 'IAMDatabaseAuthenticationEnabled',
  EnablePerformanceInsights: 'PerformanceInsightsEnabled',
  MultiAZ: 'MultiAZ',
  PubliclyAccessible: 'PubliclyAccessible',
  StorageEncrypted: 'StorageEncrypted',
} as const satisfies Readonly<Record<string, keyof DBInstance>>;

/** A database instance of RDS, from DescribeDBInstances. Those of DocumentDB and Neptune, which are listed there too, are other types. */
export function dbInstance(told: DBInstance, region: string): Mapped {
  const untold = { ...untoldPassword(told), ...untoldSwitches(told) };
  return {
    type: 'AWS::RDS::DBInstance',
    ref: told.DBInstanceIdentifier ?? '',
    ...(told.DBInstanceArn === undefined ? {} : { arn: told.DBInstanceArn }),
    region,
    tags: tagMap(told.TagList),
    properties: toldValues({ ...identity(told), ...storage(told), ...network(told), ...operation(told) }),
    attributes: dbInstanceAttributes(told),
    ...(Object.keys(untold).length === 0 ? {} : { untold }),
    api: 'rds:DescribeDBInstances',
  };
}

function identity(told: DBInstance): object {
  const source = told.ReadReplicaSourceDBInstanceIdentifier;
  return {
    DBInstanceIdentifier: told.DBInstanceIdentifier,
    DBInstanceClass: told.DBInstanceClass,
    DBClusterIdentifier: told.DBClusterIdentifier,
    DBName: told.DBName,
    Engine: told.Engine,
    EngineVersion: told.EngineVersion,
    EngineLifecycleSupport: told.EngineLifecycleSupport,
    LicenseModel: told.LicenseModel,
    MasterUsername: told.MasterUsername,
    ManageMasterUserPassword: told.MasterUserSecret ? true : undefined,
    MasterUserSecret: told.MasterUserSecret?.KmsKeyId ? { KmsKeyId: told.MasterUserSecret.KmsKeyId } : undefined,
    SourceDBInstanceIdentifier: source,
    SourceDBClusterIdentifier: told.ReadReplicaSourceDBClusterIdentifier,
    // Only the ARN of a source in another region is told, and it says which.
    SourceRegion: source?.startsWith('arn:') ? source.split(':')[3] : undefined,
    ReplicaMode: told.ReplicaMode,
    PromotionTier: told.PromotionTier,
    CharacterSetName: told.CharacterSetName,
    NcharCharacterSetName: told.NcharCharacterSetName,
    Timezone: told.Timezone,
  };
}

function storage(told: DBInstance): object {
  return {
    // Members of a cluster have no storage of their own; 1 is told for them.
    AllocatedStorage:
      told.DBClusterIdentifier === undefined && told.AllocatedStorage !== undefined
        ? String(told.AllocatedStorage)
        : undefined,
    MaxAllocatedStorage: told.MaxAllocatedStorage,
    Iops: told.Iops,
    StorageThroughput: told.StorageThroughput,
    StorageType: told.StorageType,
    StorageEncrypted: told.StorageEncrypted,
    KmsKeyId: told.KmsKeyId,
    DedicatedLogVolume: told.DedicatedLogVolume,
    TdeCredentialArn: told.TdeCredentialArn,
    BackupTarget: told.BackupTarget,
  };
}

function network(told: DBInstance): object {
  const [domain] = told.DomainMemberships ?? [];
  return {
    // The zone of a Multi-AZ instance is where it happens to run, and no template may name it.
    AvailabilityZone: told.MultiAZ === true ? undefined : told.AvailabilityZone,
    DBSubnetGroupName: told.DBSubnetGroup?.DBSubnetGroupName,
    VPCSecurityGroups: ids(told.VpcSecurityGroups?.map(({ VpcSecurityGroupId }) => VpcSecurityGroupId)),
    DBSecurityGroups: ids(told.DBSecurityGroups?.map(({ DBSecurityGroupName }) => DBSecurityGroupName)),
    PubliclyAccessible: told.PubliclyAccessible,
    NetworkType: told.NetworkType,
    // A string in CloudFormation. DbInstancePort is 0 for most.
    Port: told.Endpoint?.Port === undefined ? undefined : String(told.Endpoint.Port),
    CACertificateIdentifier: told.CACertificateIdentifier,
    Domain: domain?.Domain,
    DomainFqdn: domain?.FQDN,
    DomainIAMRoleName: domain?.IAMRoleName,
    DomainOu: domain?.OU,
    DomainAuthSecretArn: domain?.AuthSecretArn,
    DomainDnsIps: domain?.DnsIps,
  };
}

function operation(told: DBInstance): object {
  const switched = Object.entries(switches).map(([property, member]) => [property, told[member]]);
  const roles = told.AssociatedRoles?.map(({ FeatureName, RoleArn }) => ({ FeatureName, RoleArn })) ?? [];
  return {
    ...Object.fromEntries(switched),
    AssociatedRoles: roles.length > 0 ? roles : undefined,
    BackupRetentionPeriod: told.BackupRetentionPeriod,
    CustomIAMInstanceProfile: told.CustomIamInstanceProfile,
    DatabaseInsightsMode: told.DatabaseInsightsMode,
    DBParameterGroupName: declared(told.DBParameterGroups?.[0]?.DBParameterGroupName, 'default.'),
    EnableCloudwatchLogsExports: told.EnabledCloudwatchLogsExports?.toSorted(),
    MonitoringInterval: told.MonitoringInterval,
    MonitoringRoleArn: told.MonitoringRoleArn,
    OptionGroupName: declared(told.OptionGroupMemberships?.[0]?.OptionGroupName, 'default:'),
    PerformanceInsightsKMSKeyId: told.PerformanceInsightsKMSKeyId,
    PerformanceInsightsRetentionPeriod: told.PerformanceInsightsRetentionPeriod,
    PreferredBackupWindow: told.PreferredBackupWindow,
    PreferredMaintenanceWindow: told.PreferredMaintenanceWindow,
    ProcessorFeatures: told.ProcessorFeatures?.map(({ Name, Value }) => ({ Name, Value })),
  };
}

/** A default group is AWS's own and cannot be changed: it stands for naming none. */
function declared(name: string | undefined, prefix: string): string | undefined {
  return name?.startsWith(prefix) ? undefined : name;
}

function ids(all: readonly (string | undefined)[] | undefined): readonly string[] | undefined {
  const known = (all ?? []).filter((id) => id !== undefined);
  return known.length > 0 ? known.toSorted() : undefined;
}

/** A copy opens with its source's password, a member with its cluster's. */
function untoldPassword(told: DBInstance): Readonly<Record<string, string>> {
  const isCopy =
    told.ReadReplicaSourceDBInstanceIdentifier !== undefined || told.ReadReplicaSourceDBClusterIdentifier !== undefined;
  if (isCopy || told.DBClusterIdentifier !== undefined || told.MasterUserSecret) return {};
  return { MasterUserPassword: notShown };
}

function untoldSwitches(told: DBInstance): Readonly<Record<string, string>> {
  const open = Object.entries(switches).filter(([, member]) => told[member] === undefined);
  return Object.fromEntries(open.map(([property]) => [property, notTold]));
}
