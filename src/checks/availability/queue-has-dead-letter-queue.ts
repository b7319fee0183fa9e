import { stringAt, valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { isMap, isText } from '../../inventory/value.ts';
import { deadLetterQueues } from '../../inventory/views/dead-letter-queues.ts';
import { check, fail, notApplicable, pass } from '../check.ts';

export const queueHasDeadLetterQueue = check({
  id: 'queue-has-dead-letter-queue',
  title: 'every queue has a dead-letter queue',
  why: 'A message that cannot be processed comes back until it expires, and holds up the others; set aside, it can be read and sent again.',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  controls: { 'AWS Control Tower': ['CT.SQS.PR.1'], 'Well-Architected (own mapping)': ['REL05-BP01', 'REL11-BP01'] },
  needs: { subjects: ['AWS::SQS::Queue'], types: ['AWS::SQS::Queue'], views: { deadLetters: deadLetterQueues } },
  judge(queue, { views: { deadLetters } }) {
    const count = redriveCount(queue);
    if (count !== undefined) return pass(`Sets messages aside${count === '' ? '' : ` after ${count} attempts`}.`);
    const senders = deadLetters.sendersTo(queue);
    if (senders.length > 0) return notApplicable(`Is the dead-letter queue of ${senders.map(nameOf).join(', ')}.`);
    return fail(
      'Sets no message aside: RedrivePolicy names no deadLetterTargetArn.',
      'Set RedrivePolicy with deadLetterTargetArn (the ARN of a second queue) and maxReceiveCount.',
      { at: 'RedrivePolicy' },
    );
  },
});

/** After how many attempts a message is set aside, empty where the policy is written as text; undefined without a dead-letter queue. */
function redriveCount({ properties }: Resource): string | undefined {
  const policy = valueAt(properties, 'RedrivePolicy');
  if (policy === undefined) return undefined;
  if (isMap(policy))
    return valueAt(policy, 'deadLetterTargetArn') === undefined
      ? undefined
      : (stringAt(policy, 'maxReceiveCount') ?? '');
  const written = isText(policy)
    ? policy.text.map((piece) => (typeof piece === 'string' ? piece : '')).join('')
    : policy;
  return typeof written === 'string' && written.includes('deadLetterTargetArn') ? '' : undefined;
}
