import {
  CreateTargetGroupCommand,
  type CreateTargetGroupCommandInput,
  ModifyTargetGroupAttributesCommand,
  RegisterTargetsCommand,
  type TargetDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Concrete, Creator } from '../../creator.ts';
import { typed } from '../../given.ts';
import { lacking } from '../../lacking.ts';
import { setAttributes } from './set-attributes.ts';

const numbers = new Set([
  'HealthCheckIntervalSeconds',
  'HealthCheckTimeoutSeconds',
  'HealthyThresholdCount',
  'Port',
  'TargetControlPort',
  'UnhealthyThresholdCount',
]);

export const targetGroupCreator: Creator = {
  type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  async create(properties, { clients, uniqueName }) {
    const {
      TargetGroupAttributes: _,
      Targets,
      ...given
    } = typed(properties, numbers, new Set(['HealthCheckEnabled'])) as Concrete;
    const input: CreateTargetGroupCommandInput = { Name: uniqueName(32), ...given };
    const { TargetGroups: [made] = [] } = await lacking('elasticloadbalancing:CreateTargetGroup', () =>
      clients.elbv2.send(new CreateTargetGroupCommand(input)),
    );
    const ref = made?.TargetGroupArn ?? '';
    const refused = await setAttributes('TargetGroupAttributes', properties, (Attributes) =>
      clients.elbv2.send(new ModifyTargetGroupAttributesCommand({ TargetGroupArn: ref, Attributes })),
    );
    if (Array.isArray(Targets) && Targets.length > 0)
      await clients.elbv2.send(
        new RegisterTargetsCommand({ TargetGroupArn: ref, Targets: Targets as TargetDescription[] }),
      );
    return {
      ref,
      attributes: {
        TargetGroupArn: ref,
        TargetGroupName: made?.TargetGroupName ?? '',
        TargetGroupFullName: ref.slice(ref.lastIndexOf(':') + 1),
      },
      notTaken: refused,
    };
  },
};
