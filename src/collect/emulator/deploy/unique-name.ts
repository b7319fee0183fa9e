import { createHash } from 'node:crypto';
import type { Resource } from '../../../inventory/resource.ts';

/** How long the end is that no other resource has. Not six: Secrets Manager wants no hyphen before six characters at the end. */
const ownLength = 8;

/** What no name may begin with somewhere: load balancers (`internal-`), security groups (`sg-`), buckets (`sthree-`, `amzn-`), and AWS's own. */
const refused = /^(?:[^a-z]|$|amzn|aws|internal-|sg-|sthree-)/u;

/**
 * A name for what a template leaves unnamed, at most `length` long: stack and logical id for people, as CloudFormation has them, and an
 * end made of the record's id, so that two that begin alike stay two however much is cut off. It is valid wherever a service asks for one:
 * small letters, digits and single hyphens, a letter first and no hyphen last. Source: the names that CreateTargetGroup and
 * CreateLoadBalancer, CreateDBInstance, CreateReplicationGroup, CreateSecurityGroup, CreateSecret and S3's bucket naming rules ask for.
 */
export function uniqueName({ id, stack = '', logicalId = '' }: Resource, length: number): string {
  const words = `${stack}-${logicalId}`
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replace(/^-/u, '');
  const readable = refused.test(words) ? `r-${words}` : words;
  const own = createHash('sha256').update(id).digest('hex').slice(0, ownLength);
  return `${readable.slice(0, length - ownLength - 1).replace(/-$/u, '')}-${own}`;
}
