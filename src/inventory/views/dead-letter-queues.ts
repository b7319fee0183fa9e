import type { Inventory } from '../inventory.ts';
import { stringAt, valueAt } from '../read.ts';
import type { Resource } from '../resource.ts';
import { pointersOf } from './pointers.ts';

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
  const pointers = pointersOf(inventory, targets);
  return {
    sendersTo(queue) {
      const certain = pointers.certain(queue);
      if (certain.length > 0) return certain;
      return isAllowedAsTarget(queue) ? [queue] : pointers.all(queue, 'QueueName');
    },
  };
}

/** A queue that says which others may use it as their dead-letter queue is one. */
function isAllowedAsTarget({ properties }: Resource): boolean {
  const allowed = valueAt(properties, 'RedriveAllowPolicy');
  if (allowed === undefined || typeof allowed === 'string') return allowed !== undefined;
  return stringAt(properties, 'RedriveAllowPolicy.redrivePermission') !== 'denyAll';
}
