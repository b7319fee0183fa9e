import type { Value } from '../../../inventory/value.ts';
import type { Mapped } from '../collector.ts';

/** The policy that stands on a queue; SQS gives it none by itself. */
export function queuePolicyOf(url: string, policy: Value, region: string): Mapped {
  return {
    type: 'AWS::SQS::QueuePolicy',
    ref: `policy of ${url}`,
    region,
    tags: {},
    properties: { PolicyDocument: policy, Queues: [url] },
    attributes: {},
    api: 'sqs:GetQueueAttributes',
  };
}
