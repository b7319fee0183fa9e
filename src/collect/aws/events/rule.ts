import type { DescribeRuleResponse, Rule, Target } from '@aws-sdk/client-eventbridge';
import { isUnseen, type Unseen } from '../../../inventory/value.ts';
import type { Mapped } from '../collector.ts';
import { jsonText } from '../json-text.ts';
import { toldValues } from '../told-values.ts';

/** A rule of an event bus, with what it sends events to. */
export function ruleOf(
  rule: Rule | DescribeRuleResponse,
  targets: readonly Target[] | Unseen,
  tags: Readonly<Record<string, string>>,
  region: string,
): Mapped {
  const { Name = '', Arn, EventBusName = 'default', EventPattern } = rule;
  const pattern = jsonText(EventPattern);
  return {
    type: 'AWS::Events::Rule',
    ref: EventBusName === 'default' ? Name : `${EventBusName}|${Name}`,
    ...(Arn === undefined ? {} : { arn: Arn }),
    region,
    tags,
    properties: {
      ...toldValues({
        Name,
        Description: rule.Description,
        EventBusName,
        ScheduleExpression: rule.ScheduleExpression,
        State: rule.State,
        RoleArn: rule.RoleArn,
      }),
      ...(pattern === undefined ? {} : { EventPattern: pattern }),
      ...(isUnseen(targets) ? { Targets: targets } : toldValues({ Targets: targets })),
    },
    attributes: toldValues({ Arn }),
    api: 'events:ListRules',
  };
}
