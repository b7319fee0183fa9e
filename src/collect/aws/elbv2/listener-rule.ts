import type { Rule, RuleCondition } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Mapped } from '../collector.ts';
import { toldValues } from '../told-values.ts';
import { actionList, untoldSecrets } from './action-list.ts';

/** A rule of a listener as CloudFormation would write it. */
export function listenerRule(
  told: Rule,
  more: { readonly region: string; readonly tags: Readonly<Record<string, string>>; readonly listenerArn: string },
): Mapped {
  const arn = told.RuleArn ?? '';
  return {
    type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
    ref: arn,
    arn,
    region: more.region,
    tags: more.tags,
    properties: toldValues({
      ListenerArn: more.listenerArn,
      Priority: Number(told.Priority),
      Conditions: told.Conditions?.map(condition),
      Actions: actionList(told.Actions),
      Transforms: told.Transforms,
    }),
    attributes: toldValues({ RuleArn: arn, IsDefault: told.IsDefault }),
    untold: untoldSecrets(told.Actions, 'Actions'),
    api: 'elasticloadbalancing:DescribeRules',
  };
}

/** AWS tells hosts and paths twice, in `Values` too, the older way of writing them. */
function condition({ Values, ...told }: RuleCondition): object {
  return told.HostHeaderConfig === undefined && told.PathPatternConfig === undefined ? { ...told, Values } : told;
}
