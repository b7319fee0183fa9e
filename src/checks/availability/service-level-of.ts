import { booleanAt, stringAt, UnseenInput } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import type { ZonesOfGroup } from '../../inventory/views/zones-of-group.ts';
import type { ServiceLevel } from '../facts.ts';

/** The service and exact configuration whose published figure holds for a resource, or undefined for parts that carry no request. */
export function configurationOf(
  resource: Resource,
  zones: ZonesOfGroup,
): { readonly service: string; readonly configuration: string } | undefined {
  const { type, properties } = resource;
  switch (type) {
    case 'AWS::Route53::HostedZone':
      return { service: 'Route 53', configuration: 'hosted zone, queries' };
    case 'AWS::CloudFront::Distribution':
      return { service: 'CloudFront', configuration: 'distribution, requests' };
    case 'AWS::ElasticLoadBalancingV2::LoadBalancer':
      return { service: 'Elastic Load Balancing', configuration: 'load balancer' };
    case 'AWS::AutoScaling::AutoScalingGroup':
    case 'AWS::EKS::Nodegroup':
      return {
        service: 'EC2',
        configuration: zones.zonesOf(resource).length >= 2 ? 'instances in two or more zones' : 'instances in one zone',
      };
    case 'AWS::RDS::DBInstance':
      if (stringAt(properties, 'Engine')?.startsWith('aurora') || 'DBClusterIdentifier' in properties) return undefined;
      return { service: 'RDS', configuration: booleanAt(properties, 'MultiAZ') === true ? 'Multi-AZ' : 'Single-AZ' };
    case 'AWS::ElastiCache::ReplicationGroup':
      return {
        service: 'ElastiCache',
        configuration: booleanAt(properties, 'MultiAZEnabled') === true ? 'Multi-AZ' : 'Single-AZ',
      };
    case 'AWS::S3::Bucket':
      return { service: 'S3', configuration: 'Standard' };
    case 'AWS::Lambda::Function':
      return { service: 'Lambda', configuration: 'function' };
    case 'AWS::DynamoDB::Table':
      return { service: 'DynamoDB', configuration: 'table' };
    default:
      return undefined;
  }
}

/** The published figure for a configuration. Throws UnseenInput when there is none: unmodelled is never taken for perfect. */
export function serviceLevel(
  levels: readonly ServiceLevel[],
  { service, configuration }: { readonly service: string; readonly configuration: string },
): ServiceLevel {
  const found = levels.find((level) => level.service === service && level.configuration === configuration);
  if (!found)
    throw new UnseenInput(`no published service level is known for ${service}, ${configuration}`, '', service);
  return found;
}
