import { type Case, given, ref, unseen } from '../case.ts';

const lambda = (properties: Parameters<typeof given>[2] = {}) => given('AWS::Lambda::Function', 'Resize', properties);
const called = (Principal: Parameters<typeof given>[2][string]) =>
  given('AWS::Lambda::Permission', 'Call', { FunctionName: ref('Resize', 'Arn'), Principal });

export const cases: readonly Case[] = [
  {
    name: 'a dead-letter queue',
    records: [lambda({ DeadLetterConfig: { TargetArn: ref('Failed', 'Arn') } }), called('s3.amazonaws.com')],
    says: { verdict: 'pass', message: 'Keeps failed events: DeadLetterConfig names a target.' },
  },
  {
    name: 'a failure destination',
    records: [
      lambda(),
      called('sns.amazonaws.com'),
      given('AWS::Lambda::EventInvokeConfig', 'Failures', {
        FunctionName: ref('Resize'),
        DestinationConfig: { OnFailure: { Destination: ref('Failed', 'Arn') } },
      }),
    ],
    says: { verdict: 'pass', message: 'Keeps failed events: Failures names a destination.' },
  },
  {
    name: 'neither',
    records: [lambda(), called('events.amazonaws.com')],
    says: {
      verdict: 'fail',
      message:
        'Drops events it failed on: events.amazonaws.com calls it (Call), and it has neither a DeadLetterConfig nor an OnFailure destination.',
      mend: 'Set DeadLetterConfig.TargetArn to the ARN of a queue, or add an AWS::Lambda::EventInvokeConfig with an OnFailure destination.',
    },
  },
  {
    name: 'neither, on a schedule',
    records: [
      lambda(),
      given('AWS::Scheduler::Schedule', 'Nightly', {
        Target: { Arn: ref('Resize', 'Arn'), RoleArn: ref('Calls', 'Arn') },
      }),
    ],
    says: {
      verdict: 'fail',
      message:
        'Drops events it failed on: EventBridge Scheduler calls it (Nightly), and it has neither a DeadLetterConfig nor an OnFailure destination.',
      mend: 'Set DeadLetterConfig.TargetArn to the ARN of a queue, or add an AWS::Lambda::EventInvokeConfig with an OnFailure destination.',
    },
  },
  {
    name: 'a schedule for something else',
    records: [
      lambda(),
      given('AWS::Scheduler::Schedule', 'Nightly', { Target: { Arn: 'arn:aws:scheduler:::aws-sdk:ecs:runTask' } }),
    ],
    says: { verdict: 'not-applicable', message: 'No service hands it events without waiting for the answer.' },
  },
  {
    name: 'a schedule that was not seen',
    records: [lambda(), given('AWS::Scheduler::Schedule', 'Nightly', { Target: { Arn: unseen('no value') } })],
    says: { verdict: 'unknown', message: 'Nightly.Target.Arn: no value.' },
  },
  {
    name: 'a caller that was not seen',
    records: [lambda(), called(unseen('parameter "Caller" has no value', 'Caller'))],
    says: { verdict: 'unknown', message: 'Principal: parameter "Caller" has no value.' },
  },
  {
    name: 'a caller that waits for the answer',
    records: [lambda(), called('apigateway.amazonaws.com')],
    says: { verdict: 'not-applicable', message: 'No service hands it events without waiting for the answer.' },
  },
];
