/**
 * Where a type has its own tags: in one property, or in that item of it whose `key` says `says`; undefined there means the resource's
 * own region. Other items tag something else, such as what a template launches.
 */
export interface TagPlace {
  readonly property: string;
  readonly item?: { readonly key: string; readonly says: string | undefined };
}

/** Where a template writes the tags of a resource of this type, as a list of Key and Value or as a map. */
export function tagPlace(type: string): TagPlace {
  const own = Object.hasOwn(places, type) ? places[type] : undefined;
  return typeof own === 'object' ? own : { property: own ?? 'Tags' };
}

/** The types that have a place of their own, for what must agree with it. */
export function typesWithTagPlace(): readonly string[] {
  return Object.keys(places);
}

// Source: `tagging.tagProperty` of the types' schemas in CloudFormation's registry, as cfn-lint 1.58.0 ships them for us-east-1 (2026-11-21).
// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resource-type-schemas.html
const places: Readonly<Record<string, string | TagPlace>> = {
  'AWS::Backup::BackupPlan': 'BackupPlanTags',
  'AWS::Backup::BackupVault': 'BackupVaultTags',
  'AWS::Backup::Framework': 'FrameworkTags',
  'AWS::Backup::LogicallyAirGappedBackupVault': 'BackupVaultTags',
  'AWS::Backup::ReportPlan': 'ReportPlanTags',
  'AWS::Backup::TieringConfiguration': 'TieringConfigurationTags',
  'AWS::Budgets::Budget': 'ResourceTags',
  'AWS::Budgets::BudgetsAction': 'ResourceTags',
  'AWS::CE::AnomalyMonitor': 'ResourceTags',
  'AWS::CE::AnomalySubscription': 'ResourceTags',
  'AWS::Cognito::IdentityPool': 'IdentityPoolTags',
  'AWS::Cognito::UserPool': 'UserPoolTags',
  'AWS::Cognito::UserPoolRegionalConfigurationAttachment': 'UserPoolTags',
  'AWS::Cognito::UserPoolReplica': 'UserPoolTagsAtCreate',
  'AWS::DataPipeline::Pipeline': 'PipelineTags',
  'AWS::EC2::CapacityReservation': specified('capacity-reservation'),
  'AWS::EC2::CapacityReservationFleet': specified('capacity-reservation-fleet'),
  'AWS::EFS::AccessPoint': 'AccessPointTags',
  'AWS::EFS::FileSystem': 'FileSystemTags',
  'AWS::Invoicing::InvoiceUnit': 'ResourceTags',
  'AWS::Lex::Bot': 'BotTags',
  'AWS::Lex::BotAlias': 'BotAliasTags',
  'AWS::Route53::HealthCheck': 'HealthCheckTags',
  'AWS::Route53::HostedZone': 'HostedZoneTags',
  // Their schemas name no property. Source: CloudFormation Template Reference, each type's page.
  'AWS::DynamoDB::GlobalTable': { property: 'Replicas', item: { key: 'Region', says: undefined } },
  'AWS::EC2::ClientVpnEndpoint': specified('client-vpn-endpoint'),
  'AWS::EC2::EC2Fleet': specified('fleet'),
  'AWS::EC2::LaunchTemplate': specified('launch-template'),
};

function specified(says: string): TagPlace {
  return { property: 'TagSpecifications', item: { key: 'ResourceType', says } };
}
