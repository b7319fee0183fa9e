import { PutRuleCommand, PutTargetsCommand, type RuleState, type Target } from '@aws-sdk/client-eventbridge';
import { answerHas } from '../../answer-has.ts';
import type { Creator } from '../../creator.ts';
import { leftOut, mapsIn, tagsIn, textIn, typed } from '../../given.ts';
import { jsonTextIn } from '../../json-text-in.ts';

const taken = [
  'Name',
  'Description',
  'EventBusName',
  'EventPattern',
  'RoleArn',
  'ScheduleExpression',
  'State',
  'Tags',
  'Targets',
];
const numbers = new Set(['MaximumEventAgeInSeconds', 'MaximumRetryAttempts', 'TaskCount']);

export const ruleCreator: Creator = {
  type: 'AWS::Events::Rule',
  async create(given, { clients: { eventBridge }, uniqueName }) {
    const Name = textIn(given, 'Name') ?? uniqueName(64);
    const EventBusName = textIn(given, 'EventBusName');
    const { RuleArn } = await eventBridge.send(
      new PutRuleCommand({
        Name,
        EventBusName,
        Description: textIn(given, 'Description'),
        EventPattern: jsonTextIn(given, 'EventPattern'),
        RoleArn: textIn(given, 'RoleArn'),
        ScheduleExpression: textIn(given, 'ScheduleExpression'),
        State: textIn(given, 'State') as RuleState | undefined,
        Tags: tagsIn(given),
      }),
    );
    const targets = mapsIn(given, 'Targets');
    if (targets.length > 0) {
      const { FailedEntryCount = 0, FailedEntries } = await eventBridge.send(
        new PutTargetsCommand({
          Rule: Name,
          EventBusName,
          Targets: targets.map((target) => typed(target, numbers, new Set()) as Target),
        }),
      );
      if (FailedEntryCount > 0)
        throw new Error(`PutTargets refused targets of ${Name}: ${JSON.stringify(FailedEntries)}.`);
    }
    return {
      ref: EventBusName === undefined || EventBusName === 'default' ? Name : `${EventBusName}|${Name}`,
      attributes: { Arn: answerHas(RuleArn, 'an ARN', 'PutRule') },
      notTaken: leftOut(given, taken),
    };
  },
};
