import { mapsAt, stringAt } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';

/** Types that serve, compute or store in one region, and are what a second region needs its own of. */
export const workloadTypes: readonly string[] = [
  'AWS::AmazonMQ::Broker',
  'AWS::AutoScaling::AutoScalingGroup',
  'AWS::DocDB::DBCluster',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::EC2::Instance',
  'AWS::ECS::Service',
  'AWS::EFS::FileSystem',
  'AWS::EKS::Cluster',
  'AWS::EKS::Nodegroup',
  'AWS::ElastiCache::CacheCluster',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::ElastiCache::ServerlessCache',
  'AWS::ElasticLoadBalancing::LoadBalancer',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::Kinesis::Stream',
  'AWS::Lambda::Function',
  'AWS::MSK::Cluster',
  'AWS::Neptune::DBCluster',
  'AWS::OpenSearchService::Domain',
  'AWS::RDS::DBCluster',
  'AWS::RDS::DBInstance',
  'AWS::Redshift::Cluster',
  'AWS::S3::Bucket',
  'AWS::SQS::Queue',
];

/** Whether the resource belongs to no region, wherever its stack does. Throws UnseenInput. */
export function isGlobal({ type, properties }: Resource): boolean {
  if (type.startsWith('AWS::WAFv2::')) return stringAt(properties, 'Scope') === 'CLOUDFRONT';
  return [
    'AWS::CloudFront::',
    'AWS::Route53::',
    'AWS::GlobalAccelerator::',
    'AWS::IAM::',
    'AWS::Budgets::',
    'AWS::CE::',
  ].some((service) => type.startsWith(service));
}

/** The regions that the resource serves from: its own, or those of its replicas. Throws UnseenInput. */
export function regionsOf({ type, region, properties }: Resource): readonly string[] {
  if (type !== 'AWS::DynamoDB::GlobalTable') return [region];
  return mapsAt(properties, 'Replicas').map((replica) => stringAt(replica, 'Region') ?? '');
}
