import {
  CreateListenerCommand,
  type CreateListenerCommandInput,
  ModifyListenerAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Concrete, Creator } from '../../creator.ts';
import { typed } from '../../given.ts';
import { lacking } from '../../lacking.ts';
import { actionNumbers, actionTruths } from './action-scalars.ts';
import { setAttributes } from './set-attributes.ts';

const numbers = new Set(['Port', ...actionNumbers]);

export const listenerCreator: Creator = {
  type: 'AWS::ElasticLoadBalancingV2::Listener',
  async create(properties, { clients }) {
    const { ListenerAttributes: _, DefaultActions, ...own } = properties;
    const given = {
      ...(typed(own, numbers, actionTruths) as Concrete),
      DefaultActions: typed(DefaultActions, actionNumbers, actionTruths),
    } as unknown as CreateListenerCommandInput;
    const { Listeners: [made] = [] } = await lacking('elasticloadbalancing:CreateListener', () =>
      clients.elbv2.send(new CreateListenerCommand(given)),
    );
    const ref = made?.ListenerArn ?? '';
    const refused = await setAttributes('ListenerAttributes', properties, (Attributes) =>
      clients.elbv2.send(new ModifyListenerAttributesCommand({ ListenerArn: ref, Attributes })),
    );
    return { ref, attributes: { ListenerArn: ref }, notTaken: refused };
  },
};
