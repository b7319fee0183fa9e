import type { Resource } from './resource.ts';

/** How a type is named. */
interface Naming {
  readonly property: string;
  /** Service and resource part of its ARN, up to the name. */
  readonly arn: readonly [service: string, before: string];
  /** Whether a path or an id may stand between that and the name. */
  readonly isDeep?: true;
}

/**
 * Types that other resources mention by name. Source: each type's "Return values: Ref" page, and "Resource types defined by …" in the Service
 * Authorization Reference.
 */
const namings: Readonly<Record<string, Naming>> = {
  'AWS::AutoScaling::AutoScalingGroup': {
    property: 'AutoScalingGroupName',
    arn: ['autoscaling', 'autoScalingGroup:'],
    isDeep: true,
  },
  'AWS::EKS::Cluster': { property: 'Name', arn: ['eks', 'cluster/'] },
  'AWS::ElastiCache::SubnetGroup': { property: 'CacheSubnetGroupName', arn: ['elasticache', 'subnetgroup:'] },
  'AWS::IAM::InstanceProfile': { property: 'InstanceProfileName', arn: ['iam', 'instance-profile/'], isDeep: true },
  'AWS::IAM::Role': { property: 'RoleName', arn: ['iam', 'role/'], isDeep: true },
  'AWS::KMS::Alias': { property: 'AliasName', arn: ['kms', ''] },
  'AWS::RDS::DBCluster': { property: 'DBClusterIdentifier', arn: ['rds', 'cluster:'] },
  'AWS::RDS::DBClusterParameterGroup': { property: 'DBClusterParameterGroupName', arn: ['rds', 'cluster-pg:'] },
  'AWS::RDS::DBInstance': { property: 'DBInstanceIdentifier', arn: ['rds', 'db:'] },
  'AWS::RDS::DBParameterGroup': { property: 'DBParameterGroupName', arn: ['rds', 'pg:'] },
  'AWS::RDS::DBSubnetGroup': { property: 'DBSubnetGroupName', arn: ['rds', 'subgrp:'] },
  'AWS::S3::Bucket': { property: 'BucketName', arn: ['s3', ''] },
};

/** The name the source gives the resource, or undefined when AWS will choose one. */
export function physicalName(resource: Resource): string | undefined {
  const name = resource.properties[namings[resource.type]?.property ?? ''];
  return typeof name === 'string' ? name : undefined;
}

/** The names that a text may hold: itself, or what an ARN ends with; a path may stand before it, or be a part of it. */
export function namesIn(text: string): readonly string[] {
  if (!text.startsWith('arn:')) return [text];
  const last = text.slice(text.lastIndexOf(':') + 1);
  return [...new Set([last, last.slice(last.lastIndexOf('/') + 1)])];
}

/**
 * Whether a text that ends with a record's name can mean it: an ARN says its service and kind, and, but for global services and buckets, its
 * region and account; a bare name says none of them.
 */
export function mayMean(text: string, record: Resource): boolean {
  const [scheme, , service, region = '', account = '', ...rest] = text.split(':');
  if (scheme !== 'arn') return true;
  const { arn: [ownService, before] = ['', ''], isDeep = false } = namings[record.type] ?? {};
  const name = physicalName(record) ?? '';
  const stated = rest.join(':');
  const isOfKind = stated === before + name || (isDeep && stated.startsWith(before) && stated.endsWith(`/${name}`));
  const isThere = region === '' || region === record.region;
  const isTheirs = account === '' || account === record.account || record.account === '-';
  return service === ownService && isOfKind && isThere && isTheirs;
}
