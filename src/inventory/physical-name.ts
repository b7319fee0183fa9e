import type { Resource } from './resource.ts';

/** The property that names a resource, for types that other resources mention by name. Source: each type's "Return values: Ref" page. */
const nameProperty: Readonly<Record<string, string>> = {
  'AWS::AutoScaling::AutoScalingGroup': 'AutoScalingGroupName',
  'AWS::EKS::Cluster': 'Name',
  'AWS::ElastiCache::SubnetGroup': 'CacheSubnetGroupName',
  'AWS::IAM::InstanceProfile': 'InstanceProfileName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::KMS::Alias': 'AliasName',
  'AWS::RDS::DBCluster': 'DBClusterIdentifier',
  'AWS::RDS::DBClusterParameterGroup': 'DBClusterParameterGroupName',
  'AWS::RDS::DBInstance': 'DBInstanceIdentifier',
  'AWS::RDS::DBParameterGroup': 'DBParameterGroupName',
  'AWS::RDS::DBSubnetGroup': 'DBSubnetGroupName',
  'AWS::S3::Bucket': 'BucketName',
};

/** The name the source gives the resource, or undefined when AWS will choose one. */
export function physicalName(resource: Resource): string | undefined {
  const name = resource.properties[nameProperty[resource.type] ?? ''];
  return typeof name === 'string' ? name : undefined;
}
