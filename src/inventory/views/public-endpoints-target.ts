import type { Inventory } from '../inventory.ts';
import { stringAt, UnseenInput } from '../read.ts';
import { nameOf, type Resource } from '../resource.ts';
import type { Value } from '../value.ts';
import { existing } from './referrers.ts';

export const balancerTypes = ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'AWS::ElasticLoadBalancing::LoadBalancer'];
export const distributionType = 'AWS::CloudFront::Distribution';
/** What else answers HTTPS to anyone, by a name of the architecture's own. */
const fronts = [
  distributionType,
  'AWS::ApiGateway::DomainName',
  'AWS::ApiGatewayV2::DomainName',
  'AWS::GlobalAccelerator::Accelerator',
];

/** What a name leads to; `record` where it was collected. */
export interface PublicTarget {
  readonly name: string;
  readonly record?: Resource;
}

/**
 * What the public is led to by a value in DNS, undefined when it leads to something that only the inside can ask. Throws UnseenInput
 * when that was not seen, and for what may or may not answer HTTPS, such as an address.
 */
export function publicTarget(inventory: Inventory, value: Value | undefined, path: string): PublicTarget | undefined {
  const written = typeof value === 'string' ? value.toLowerCase().replace(/\.$/u, '') : '';
  // Source: AWS General Reference, the domain names of CloudFront and Elastic Load Balancing; internal ones say so.
  if (written.endsWith('.cloudfront.net')) return { name: written };
  if (/\.elb(?:\.[a-z0-9-]+)?\.amazonaws\.com(?:\.cn)?$/u.test(written))
    return /^(?:dualstack\.)?internal-/u.test(written) ? undefined : { name: written };
  const record = inventory.resolve(value, path);
  if (balancerTypes.includes(record.type)) return facesInternet(record) ? { name: nameOf(record), record } : undefined;
  if (fronts.includes(record.type)) return { name: nameOf(record), record };
  throw new UnseenInput(`leads to ${nameOf(record)}, a ${record.type}, which may or may not answer HTTPS`, path);
}

/** Load balancers of both generations face the internet unless they say otherwise. Throws UnseenInput, which names the record. */
export function facesInternet(balancer: Resource): boolean {
  try {
    return (stringAt(existing(balancer).properties, 'Scheme') ?? 'internet-facing') === 'internet-facing';
  } catch (error) {
    if (!(error instanceof UnseenInput)) throw error;
    throw new UnseenInput(error.message, nameOf(balancer), error.input, error.question);
  }
}
