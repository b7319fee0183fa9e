import type { Inventory } from '../inventory.ts';
import { stringAt, unseenInput, valueAt } from '../read.ts';
import { nameOf, type Resource } from '../resource.ts';
import { isMap, unseenIn } from '../value.ts';
import { existing } from './referrers.ts';

/** Which queues receive what others could not process. */
export interface DeadLetterQueues {
  /** What sends to a queue as its dead-letter queue or failure destination. Throws UnseenInput when none was found and it was not seen where one of them sends to. */
  readonly sendersTo: (queue: Resource) => readonly Resource[];
}

/** `RedrivePolicy.deadLetterTargetArn` of queues and subscriptions, `DeadLetterConfig` of functions, rules and schedules, `OnFailure` of destinations. */
const path = /(^|\.)(RedrivePolicy|DeadLetterConfig|OnFailure)(\.|$)/u;

/** The types whose dead-letter target may hang on something that was not seen, and where it stands. */
const settings: Readonly<Record<string, string>> = {
  'AWS::SQS::Queue': 'RedrivePolicy',
  'AWS::SNS::Subscription': 'RedrivePolicy',
  'AWS::Lambda::Function': 'DeadLetterConfig',
};

export function deadLetterQueues(inventory: Inventory): DeadLetterQueues {
  const senders = new Map<string, Set<Resource>>();
  for (const resource of inventory.resources) {
    for (const edge of resource.edges.filter((one) => path.test(one.path)))
      senders.set(edge.to, (senders.get(edge.to) ?? new Set()).add(resource));
  }

  function sendersTo(queue: Resource): readonly Resource[] {
    const found = [...(senders.get(queue.id) ?? [])];
    const certain = found.filter(({ existence }) => existence === undefined);
    if (certain.length > 0) return certain;
    if (isAllowedAsTarget(queue)) return [queue];
    for (const resource of inventory.ofType(...Object.keys(settings)).filter((one) => one !== queue)) {
      const at = settings[resource.type] ?? '';
      const written = resource.properties[at];
      const target = isMap(written) ? (written['deadLetterTargetArn'] ?? written['TargetArn']) : written;
      const hole = unseenIn(target);
      if (hole) throw unseenInput(hole, `${nameOf(resource)}.${at}`);
      if (typeof target === 'string' && target.endsWith(`:${stringAt(queue.properties, 'QueueName') ?? ''}`))
        return [existing(resource)];
    }
    return found.map(existing);
  }

  return { sendersTo };
}

/** A queue that says which others may use it as their dead-letter queue is one. */
function isAllowedAsTarget({ properties }: Resource): boolean {
  const allowed = valueAt(properties, 'RedriveAllowPolicy');
  if (allowed === undefined || typeof allowed === 'string') return allowed !== undefined;
  return stringAt(properties, 'RedriveAllowPolicy.redrivePermission') !== 'denyAll';
}
