import {
  CreateAutoScalingGroupCommand,
  type CreateAutoScalingGroupCommandInput,
  DescribeAutoScalingGroupsCommand,
  EnableMetricsCollectionCommand,
  PutNotificationConfigurationCommand,
} from '@aws-sdk/client-auto-scaling';
import type { Clients } from '../../../../aws/clients.ts';
import type { Concrete, Creator } from '../../creator.ts';
import { mapsIn, neededIn, textIn, textsIn, typed } from '../../given.ts';
import { lacking } from '../../lacking.ts';
import { unlessLacking } from '../../unless-lacking.ts';

const numbers = new Set([
  'Cooldown',
  'DefaultInstanceWarmup',
  'DesiredCapacity',
  'HealthCheckGracePeriod',
  'MaxInstanceLifetime',
  'MaxSize',
  'MinSize',
  'OnDemandBaseCapacity',
  'OnDemandPercentageAboveBaseCapacity',
]);
const truths = new Set(['CapacityRebalance', 'NewInstancesProtectedFromScaleIn', 'PropagateAtLaunch']);
/** What the call does not take, or by another name or shape; all else is called alike in the template and in the call. */
const otherwise = ['Cooldown', 'MetricsCollection', 'NotificationConfigurations', 'VPCZoneIdentifier'];

export const autoScalingGroupCreator: Creator = {
  type: 'AWS::AutoScaling::AutoScalingGroup',
  async create(properties, { clients, uniqueName }) {
    const name = textIn(properties, 'AutoScalingGroupName') ?? uniqueName(255);
    const given = typed(properties, numbers, truths) as Concrete;
    const alike = Object.fromEntries(Object.entries(given).filter(([key]) => !otherwise.includes(key)));
    const subnets = textsIn(properties, 'VPCZoneIdentifier');
    const input = {
      ...alike,
      AutoScalingGroupName: name,
      ...(given['Cooldown'] !== undefined && { DefaultCooldown: given['Cooldown'] }),
      ...(subnets.length > 0 && { VPCZoneIdentifier: subnets.join(',') }),
    } as unknown as CreateAutoScalingGroupCommandInput;
    await lacking('autoscaling:CreateAutoScalingGroup', () =>
      clients.autoScaling.send(new CreateAutoScalingGroupCommand(input)),
    );
    const notTaken = {
      ...(await unlessLacking('MetricsCollection', () => collectMetrics(clients, name, properties))),
      ...(await unlessLacking('NotificationConfigurations', () => notify(clients, name, properties))),
    };
    const { AutoScalingGroups: [made] = [] } = await clients.autoScaling.send(
      new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] }),
    );
    return { ref: name, attributes: { AutoScalingGroupARN: made?.AutoScalingGroupARN ?? '' }, notTaken };
  },
};

async function collectMetrics({ autoScaling }: Clients, name: string, properties: Concrete): Promise<void> {
  for (const collection of mapsIn(properties, 'MetricsCollection')) {
    const metrics = textsIn(collection, 'Metrics');
    await autoScaling.send(
      new EnableMetricsCollectionCommand({
        AutoScalingGroupName: name,
        Granularity: neededIn(collection, 'Granularity'),
        ...(metrics.length > 0 && { Metrics: metrics }),
      }),
    );
  }
}

async function notify({ autoScaling }: Clients, name: string, properties: Concrete): Promise<void> {
  for (const one of mapsIn(properties, 'NotificationConfigurations'))
    await autoScaling.send(
      new PutNotificationConfigurationCommand({
        AutoScalingGroupName: name,
        TopicARN: neededIn(one, 'TopicARN'),
        NotificationTypes: textsIn(one, 'NotificationTypes'),
      }),
    );
}
