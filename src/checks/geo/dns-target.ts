import { listAt, UnseenInput, valueAt } from '../../inventory/read.ts';
import { nameOf } from '../../inventory/resource.ts';
import { join, type Value } from '../../inventory/value.ts';
import type { View } from '../check.ts';
import type { DnsRecord } from './record-set.ts';

/** What a record may lead to and lies in one region. */
const regionalTypes = [
  'AWS::ApiGateway::DomainName',
  'AWS::ApiGatewayV2::DomainName',
  'AWS::EC2::EIP',
  'AWS::EC2::Instance',
  'AWS::EC2::VPCEndpoint',
  'AWS::ElasticLoadBalancing::LoadBalancer',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::S3::Bucket',
];

export const targetTypes = [...regionalTypes, 'AWS::CloudFront::Distribution', 'AWS::GlobalAccelerator::Accelerator'];

/** The region that a record leads to. Throws UnseenInput when its target was not collected, or lies in no region. */
export function regionOfTarget({ label, properties }: DnsRecord, resolve: View['resolve']): string {
  const alias = valueAt(properties, 'AliasTarget.DNSName');
  const [value = alias, ...others] =
    alias === undefined
      ? listAt(properties, 'ResourceRecords').map((_, index) => valueAt(properties, join('ResourceRecords', index)))
      : [];
  const path = `${label}.${alias === undefined ? 'ResourceRecords' : 'AliasTarget.DNSName'}`;
  const regions = new Set([value, ...others].map((target) => regionOf(target, path, resolve)));
  const [region] = regions;
  if (region === undefined || regions.size > 1) throw new UnseenInput('leads to several regions at once', path);
  return region;
}

function regionOf(value: Value | undefined, path: string, resolve: View['resolve']): string {
  const written =
    typeof value === 'string'
      ? /\.([a-z]{2}(?:-[a-z]+)+-\d+)\.(?:[a-z-]+\.)?amazonaws\.com(?:\.cn)?\.?$/iu.exec(value)?.[1]
      : undefined;
  if (written !== undefined) return written.toLowerCase();
  const target = resolve(value, path);
  if (regionalTypes.includes(target.type)) return target.region;
  throw new UnseenInput(`leads to ${nameOf(target)}, which lies in no one region`, path);
}
