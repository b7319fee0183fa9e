import type { Concrete } from '../../creator.ts';
import { mapIn, mapsIn, numberIn, tagsIn, textIn, textsIn, truthIn } from '../../given.ts';

const texts = [
  'AvailabilityZone',
  'BackupTarget',
  'CACertificateIdentifier',
  'CharacterSetName',
  'DatabaseInsightsMode',
  'DBClusterIdentifier',
  'DBInstanceClass',
  'DBName',
  'DBParameterGroupName',
  'DBSubnetGroupName',
  'Domain',
  'DomainAuthSecretArn',
  'DomainFqdn',
  'DomainIAMRoleName',
  'DomainOu',
  'Engine',
  'EngineLifecycleSupport',
  'EngineVersion',
  'KmsKeyId',
  'LicenseModel',
  'MasterUsername',
  'MasterUserPassword',
  'MonitoringRoleArn',
  'NcharCharacterSetName',
  'NetworkType',
  'OptionGroupName',
  'PerformanceInsightsKMSKeyId',
  'PreferredBackupWindow',
  'PreferredMaintenanceWindow',
  'ReplicaMode',
  'StorageType',
  'TdeCredentialArn',
  'Timezone',
];
const numbers = [
  'AllocatedStorage',
  'BackupRetentionPeriod',
  'Iops',
  'MaxAllocatedStorage',
  'MonitoringInterval',
  'PerformanceInsightsRetentionPeriod',
  'Port',
  'PromotionTier',
  'StorageThroughput',
];
const truths = [
  'AutoMinorVersionUpgrade',
  'CopyTagsToSnapshot',
  'DedicatedLogVolume',
  'DeletionProtection',
  'EnableIAMDatabaseAuthentication',
  'EnablePerformanceInsights',
  'ManageMasterUserPassword',
  'MultiAZ',
  'PubliclyAccessible',
  'StorageEncrypted',
];
const lists = {
  DBSecurityGroups: 'DBSecurityGroups',
  EnableCloudwatchLogsExports: 'EnableCloudwatchLogsExports',
  VPCSecurityGroups: 'VpcSecurityGroupIds',
  DomainDnsIps: 'DomainDnsIps',
};

/** Every property that the input below is made of. */
export const instanceInputTakes: readonly string[] = [
  ...texts,
  ...numbers,
  ...truths,
  ...Object.keys(lists),
  'CustomIAMInstanceProfile',
  'DBInstanceIdentifier',
  'MasterUserSecret',
  'ProcessorFeatures',
  'Tags',
];

/** What CreateDBInstance and CreateDBInstanceReadReplica take, all but the identifier; what the template leaves out is left out here. */
export function dbInstanceInput(properties: Concrete): Readonly<Record<string, unknown>> {
  const features = mapsIn(properties, 'ProcessorFeatures');
  const input = {
    ...Object.fromEntries(texts.map((key) => [key, textIn(properties, key)])),
    ...Object.fromEntries(numbers.map((key) => [key, numberIn(properties, key)])),
    ...Object.fromEntries(truths.map((key) => [key, truthIn(properties, key)])),
    ...Object.fromEntries(Object.entries(lists).map(([key, member]) => [member, some(textsIn(properties, key))])),
    CustomIamInstanceProfile: textIn(properties, 'CustomIAMInstanceProfile'),
    MasterUserSecretKmsKeyId: textIn(mapIn(properties, 'MasterUserSecret') ?? {}, 'KmsKeyId'),
    ProcessorFeatures: some(features.map((one) => ({ Name: textIn(one, 'Name'), Value: textIn(one, 'Value') }))),
    Tags: some(tagsIn(properties)),
  };
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}

function some<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length > 0 ? items : undefined;
}
