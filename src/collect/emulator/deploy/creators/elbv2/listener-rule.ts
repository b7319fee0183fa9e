import { CreateRuleCommand, type CreateRuleCommandInput } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Creator } from '../../creator.ts';
import { typed } from '../../given.ts';
import { lacking } from '../../lacking.ts';
import { actionNumbers, actionTruths } from './action-scalars.ts';

const numbers = new Set(['Priority', ...actionNumbers]);

export const listenerRuleCreator: Creator = {
  type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
  async create(properties, { clients }) {
    const input = typed(properties, numbers, actionTruths) as CreateRuleCommandInput;
    const { Rules: [made] = [] } = await lacking('elasticloadbalancing:CreateRule', () =>
      clients.elbv2.send(new CreateRuleCommand(input)),
    );
    const ref = made?.RuleArn ?? '';
    return { ref, attributes: { RuleArn: ref, IsDefault: 'false' } };
  },
};
