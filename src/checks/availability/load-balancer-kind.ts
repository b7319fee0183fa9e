import { stringAt } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';

export const loadBalancerTypes = [
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::ElasticLoadBalancing::LoadBalancer',
];

/** The kind of a load balancer, in AWS's words; an Application Load Balancer where Type is not set. Throws UnseenInput. */
export function loadBalancerKind({ type, properties }: Resource): string {
  if (type === 'AWS::ElasticLoadBalancing::LoadBalancer') return 'Classic Load Balancer';
  const written = stringAt(properties, 'Type') ?? 'application';
  return `${written.charAt(0).toUpperCase()}${written.slice(1)} Load Balancer`;
}
