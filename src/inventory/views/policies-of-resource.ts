import type { Inventory } from '../inventory.ts';
import { listAt } from '../read.ts';
import { nameOf, type Resource } from '../resource.ts';
import { join } from '../value.ts';
import { existing } from './referrers.ts';

/** Where each type of policy names what it is attached to: one resource, or a list of them. */
const attachedBy: Readonly<Record<string, string>> = {
  'AWS::S3::BucketPolicy': 'Bucket',
  'AWS::SNS::TopicPolicy': 'Topics',
  'AWS::SNS::TopicInlinePolicy': 'TopicArn',
  'AWS::SQS::QueuePolicy': 'Queues',
  'AWS::SQS::QueueInlinePolicy': 'Queue',
};

/** The policies attached to a bucket, topic or queue. */
export interface PoliciesOfResource {
  /** Those attached for certain; there may be more. */
  readonly certain: (resource: Resource) => readonly Resource[];
  /** All of them. Throws UnseenInput when it was not seen what one policy is attached to, or whether it exists. */
  readonly all: (resource: Resource) => readonly Resource[];
}

export function policiesOfResource(inventory: Inventory): PoliciesOfResource {
  function policies(resource: Resource): readonly Resource[] {
    const service = resource.type.slice(0, resource.type.lastIndexOf(':'));
    return inventory.ofType(...Object.keys(attachedBy).filter((type) => type.startsWith(service)));
  }

  return {
    certain: (resource) =>
      policies(resource).filter(({ type, existence, edges }) => {
        const path = attachedBy[type] ?? '';
        return existence === undefined && edges.some((edge) => edge.to === resource.id && edge.path.startsWith(path));
      }),
    all: (resource) =>
      policies(resource)
        .filter((policy) => {
          const path = `${nameOf(policy)}.${attachedBy[policy.type] ?? ''}`;
          const attached = listAt({ [nameOf(policy)]: policy.properties }, path);
          return attached.some((value, index) => inventory.resolve(value, join(path, index)) === resource);
        })
        .map(existing),
  };
}
