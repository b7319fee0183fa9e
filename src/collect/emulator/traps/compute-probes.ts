import {
  type AutoScalingGroup,
  CreateAutoScalingGroupCommand,
  type CreateAutoScalingGroupCommandInput,
  DescribeAutoScalingGroupsCommand,
} from '@aws-sdk/client-auto-scaling';
import { CreateLaunchTemplateCommand, DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import {
  CreateListenerCommand,
  type CreateListenerCommandInput,
  CreateLoadBalancerCommand,
  type CreateLoadBalancerCommandInput,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  type Listener,
  type LoadBalancer,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ProbePlace } from '../trap.ts';

/** What probes of compute make and read back, in the subnets of the default VPC, which moto has in every region. */
export async function defaultSubnets({ clients }: ProbePlace): Promise<string[]> {
  const { Subnets = [] } = await clients.ec2.send(new DescribeSubnetsCommand({}));
  return Subnets.flatMap(({ SubnetId }) => SubnetId ?? []);
}

export async function launchTemplateMade({ clients }: ProbePlace, name: string): Promise<string> {
  const { LaunchTemplate } = await clients.ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: name,
      LaunchTemplateData: { InstanceType: 't3.micro' },
      TagSpecifications: [{ ResourceType: 'launch-template', Tags: [{ Key: 'Component', Value: 'probe' }] }],
    }),
  );
  return made(LaunchTemplate?.LaunchTemplateId, 'CreateLaunchTemplate');
}

/** A group of this name, without instances unless asked for, over the subnets of the default VPC. */
export async function groupMade(
  place: ProbePlace,
  name: string,
  asked: Partial<CreateAutoScalingGroupCommandInput> = {},
): Promise<AutoScalingGroup> {
  const { autoScaling } = place.clients;
  await autoScaling.send(
    new CreateAutoScalingGroupCommand({
      AutoScalingGroupName: name,
      MinSize: 0,
      MaxSize: 3,
      LaunchTemplate: { LaunchTemplateId: await launchTemplateMade(place, name), Version: '1' },
      VPCZoneIdentifier: (await defaultSubnets(place)).join(','),
      ...asked,
    }),
  );
  return groupTold(place, name);
}

export async function groupTold({ clients }: ProbePlace, name: string): Promise<AutoScalingGroup> {
  const { AutoScalingGroups } = await clients.autoScaling.send(
    new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] }),
  );
  return made(AutoScalingGroups?.[0], 'DescribeAutoScalingGroups');
}

export async function balancerMade(
  place: ProbePlace,
  asked: Omit<CreateLoadBalancerCommandInput, 'Name'> = {},
): Promise<LoadBalancer> {
  const subnets = asked.SubnetMappings ? {} : { Subnets: await defaultSubnets(place) };
  const { elbv2 } = place.clients;
  await elbv2.send(new CreateLoadBalancerCommand({ Name: 'probe', ...subnets, ...asked }));
  const { LoadBalancers } = await elbv2.send(new DescribeLoadBalancersCommand({ Names: ['probe'] }));
  return made(LoadBalancers?.[0], 'DescribeLoadBalancers');
}

export async function listenerMade(
  place: ProbePlace,
  asked: Omit<CreateListenerCommandInput, 'LoadBalancerArn' | 'DefaultActions'>,
): Promise<Listener> {
  const { elbv2 } = place.clients;
  const { LoadBalancerArn } = await balancerMade(place);
  await elbv2.send(
    new CreateListenerCommand({
      LoadBalancerArn,
      DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
      ...asked,
    }),
  );
  const { Listeners } = await elbv2.send(new DescribeListenersCommand({ LoadBalancerArn }));
  return made(Listeners?.[0], 'DescribeListeners');
}

function made<Thing>(thing: Thing | undefined, call: string): Thing {
  if (thing === undefined) throw new Error(`The probe's ${call} answered without what it makes.`);
  return thing;
}
