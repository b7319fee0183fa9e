import { stringAt, valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { firstThat } from '../../inventory/views/first-that.ts';
import { refersTo } from '../../inventory/views/refers-to.ts';
import { type Referrers, referrersOf } from '../../inventory/views/referrers.ts';
import { check, fail, notApplicable, pass } from '../check.ts';

/** Services that hand a function an event and do not wait for its answer. Source: Lambda, "Invoking Lambda with events from other AWS services". */
const asynchronous = new Set(
  ['cloudformation', 'codecommit', 'config', 'events', 'iot', 'logs', 's3', 'ses', 'sns'].map(
    (service) => `${service}.amazonaws.com`,
  ),
);

const permissionType = 'AWS::Lambda::Permission';
/** Calls by a role of its own, without a permission. Source: EventBridge Scheduler, "Using templated targets". */
const scheduleType = 'AWS::Scheduler::Schedule';

export const functionKeepsFailedEvents = check({
  id: 'function-keeps-failed-events',
  title: 'every function called by events keeps the events it failed on',
  why: 'After two more attempts Lambda drops an event that it was handed without anybody waiting; nothing else remembers it.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  controls: {
    'AWS Config': ['LAMBDA_DLQ_CHECK'],
    'Well-Architected (own mapping)': ['REL05-BP01', 'REL11-BP01'],
    HIPAA: ['164.312(b)'],
  },
  needs: {
    subjects: ['AWS::Lambda::Function'],
    types: [permissionType, scheduleType, 'AWS::Lambda::EventInvokeConfig'],
    views: { referrers: referrersOf },
  },
  judge(lambda, { ofType, views: { referrers } }) {
    const caller =
      callerOf(lambda, referrers) ??
      firstThat(ofType(scheduleType), (schedule) => refersTo(schedule, 'Target.Arn', lambda));
    if (!caller) return notApplicable('No service hands it events without waiting for the answer.');
    if (valueAt(lambda.properties, 'DeadLetterConfig.TargetArn') !== undefined)
      return pass('Keeps failed events: DeadLetterConfig names a target.', { seen: [caller] });
    const configs = referrers.all(lambda, 'AWS::Lambda::EventInvokeConfig', 'FunctionName');
    const config = configs.find(
      ({ properties }) => valueAt(properties, 'DestinationConfig.OnFailure.Destination') !== undefined,
    );
    if (config) return pass(`Keeps failed events: ${nameOf(config)} names a destination.`, { seen: [caller, config] });
    return fail(
      `Drops events it failed on: ${caller.type === scheduleType ? 'EventBridge Scheduler' : stringAt(caller.properties, 'Principal')} calls it (${nameOf(caller)}), and it has neither a DeadLetterConfig nor an OnFailure destination.`,
      'Set DeadLetterConfig.TargetArn to the ARN of a queue, or add an AWS::Lambda::EventInvokeConfig with an OnFailure destination.',
      { at: 'DeadLetterConfig', seen: [caller] },
    );
  },
});

function callerOf(lambda: Resource, referrers: Referrers): Resource | undefined {
  const isCaller = ({ properties }: Resource): boolean => asynchronous.has(stringAt(properties, 'Principal') ?? '');
  return (
    referrers.certain(lambda, permissionType, 'FunctionName').find(isCaller) ??
    referrers.all(lambda, permissionType, 'FunctionName').find(isCaller)
  );
}
