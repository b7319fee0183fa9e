import type { Inventory } from '../inventory.ts';
import { stringAt, valueAt } from '../read.ts';
import type { Resource } from '../resource.ts';
import { isMap } from '../value.ts';
import { isNamed } from './is-named.ts';
import { existing } from './referrers.ts';
import { certainlyRefersTo, refersTo } from './refers-to.ts';

/** Which queues receive what others could not process. */
export interface DeadLetterQueues {
  /** What sends to a queue as its dead-letter queue or failure destination. Throws UnseenInput when none was found and it was not seen where one of them sends to. */
  readonly sendersTo: (queue: Resource) => readonly Resource[];
}

/** Where each type names the queue for what it could not process. Source: each type's page in the CloudFormation Template Reference. */
const targets: Readonly<Record<string, string>> = {
  'AWS::Events::Rule': 'Targets.*.DeadLetterConfig.Arn',
  'AWS::Lambda::EventInvokeConfig': 'DestinationConfig.OnFailure.Destination',
  'AWS::Lambda::EventSourceMapping': 'DestinationConfig.OnFailure.Destination',
  'AWS::Lambda::Function': 'DeadLetterConfig.TargetArn',
  'AWS::SNS::Subscription': 'RedrivePolicy.deadLetterTargetArn',
  'AWS::SQS::Queue': 'RedrivePolicy.deadLetterTargetArn',
  'AWS::Scheduler::Schedule': 'Target.DeadLetterConfig.Arn',
};

export function deadLetterQueues(inventory: Inventory): DeadLetterQueues {
  const referring = new Map<string, Set<Resource>>();
  for (const resource of inventory.ofType(...Object.keys(targets)))
    for (const { to } of resource.edges) referring.set(to, (referring.get(to) ?? new Set()).add(resource));

  function sendersTo(queue: Resource): readonly Resource[] {
    const certain = [...(referring.get(queue.id) ?? [])].filter((one) =>
      certainlyRefersTo(one, targets[one.type] ?? '', queue),
    );
    if (certain.length > 0) return certain;
    if (isAllowedAsTarget(queue)) return [queue];
    const others = inventory.ofType(...Object.keys(targets)).filter((one) => one !== queue);
    return others.filter((one) => sends(one, targets[one.type] ?? '', queue)).map(existing);
  }

  return { sendersTo };
}

function sends(from: Resource, path: string, queue: Resource): boolean {
  if (refersTo(from, path, queue)) return true;
  if (path.includes('*')) return false;
  const target = isMap(from.properties[path.split('.')[0] ?? '']) ? valueAt(from.properties, path) : undefined;
  return typeof target === 'string' && isNamed(queue, 'QueueName', target.slice(target.lastIndexOf(':') + 1));
}

/** A queue that says which others may use it as their dead-letter queue is one. */
function isAllowedAsTarget({ properties }: Resource): boolean {
  const allowed = valueAt(properties, 'RedriveAllowPolicy');
  if (allowed === undefined || typeof allowed === 'string') return allowed !== undefined;
  return stringAt(properties, 'RedriveAllowPolicy.redrivePermission') !== 'denyAll';
}
