import { RequestCertificateCommand } from '@aws-sdk/client-acm';
import { CreateLogGroupCommand, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  AllocateAddressCommand,
  DescribeLaunchTemplatesCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import {
  CreateTargetGroupCommand,
  DescribeLoadBalancerAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { Trap } from '../trap.ts';
import { autoScalingGroupTraps } from './compute-groups.ts';
import { balancerMade, defaultSubnets, launchTemplateMade, listenerMade } from './compute-probes.ts';

const balancerType = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

/** Where moto tells launch templates, Auto Scaling groups, load balancers and log groups otherwise than they were made. */
export const computeTraps: readonly Trap[] = [
  ...autoScalingGroupTraps,
  {
    type: 'AWS::EC2::LaunchTemplate',
    property: 'LaunchTemplateData.TagSpecifications.*',
    explanation:
      "The tags of the template itself are told among those of what it launches, with the resource type launch-template. AWS tells them as the template's own alone. The mapper leaves them out there, so that no verdict changes.",
    isMended: true,
    probe: async (place) => {
      const LaunchTemplateId = await launchTemplateMade(place, 'tags');
      const { LaunchTemplateVersions: [version] = [] } = await place.clients.ec2.send(
        new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId, Versions: ['1'] }),
      );
      const tagged = version?.LaunchTemplateData?.TagSpecifications ?? [];
      return tagged.some(({ ResourceType }) => ResourceType === 'launch-template');
    },
  },
  {
    type: 'AWS::EC2::LaunchTemplate',
    property: '',
    explanation:
      'A list is cut at its page size, 200 as it is asked for, without saying that there is more: with more templates in a region, those beyond are missing, and every check of launch templates passes over them.',
    probe: async (place) => {
      for (const name of ['one', 'two', 'three', 'four', 'five', 'six']) await launchTemplateMade(place, name);
      const { LaunchTemplates = [], NextToken } = await place.clients.ec2.send(
        new DescribeLaunchTemplatesCommand({ MaxResults: 5 }),
      );
      return LaunchTemplates.length === 5 && NextToken === undefined;
    },
  },
  {
    type: 'AWS::ElasticLoadBalancingV2::Listener',
    property: 'SslPolicy',
    explanation:
      'A listener without encryption is told with the security policy that encrypted ones have by default; AWS tells none. The mapper leaves it out, so that no verdict changes.',
    isMended: true,
    probe: async (place) => (await listenerMade(place, { Protocol: 'HTTP', Port: 80 })).SslPolicy !== undefined,
  },
  {
    type: 'AWS::ElasticLoadBalancingV2::Listener',
    property: 'MutualAuthentication',
    explanation:
      'Is taken and not told again: a listener that asks for client certificates seems to ask for none. No check reads it.',
    probe: async (place) => {
      const { CertificateArn } = await place.clients.acm.send(
        new RequestCertificateCommand({ DomainName: 'probe.example' }),
      );
      const asked = {
        Protocol: 'HTTPS',
        Port: 443,
        Certificates: [{ CertificateArn }],
        MutualAuthentication: { Mode: 'passthrough' },
      } satisfies Parameters<typeof listenerMade>[1];
      return (await listenerMade(place, asked)).MutualAuthentication === undefined;
    },
  },
  {
    type: balancerType,
    property: 'LoadBalancerAttributes',
    explanation:
      'Of attributes that were not set only four are told, and load_balancing.cross_zone.enabled is false for an Application Load Balancer, where AWS has it always true. The creator sets that, so that no verdict changes; what else was not set is at its default where it is not told.',
    isMended: true,
    probe: async (place) => {
      const { LoadBalancerArn } = await balancerMade(place, { Type: 'application' });
      const { Attributes = [] } = await place.clients.elbv2.send(
        new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn }),
      );
      return Attributes.some(({ Key, Value }) => Key === 'load_balancing.cross_zone.enabled' && Value === 'false');
    },
  },
  {
    type: balancerType,
    property: 'LoadBalancerFullName',
    explanation:
      'The ARN of a Network Load Balancer says app/ where AWS says net/, and with it the name that its metrics go by. Alarms refer to that name, so no verdict changes.',
    probe: async (place) => {
      const { LoadBalancerArn = '' } = await balancerMade(place, { Type: 'network' });
      return LoadBalancerArn.includes(':loadbalancer/app/');
    },
  },
  {
    type: balancerType,
    property: 'CanonicalHostedZoneID',
    explanation:
      'Is the same made-up zone for all load balancers in all regions. DNS records name it by reference, so no verdict changes; that an alias would resolve is not shown.',
    probe: async (place) => (await balancerMade(place)).CanonicalHostedZoneId === 'Z2P70J7EXAMPLE',
  },
  {
    type: balancerType,
    property: 'SubnetMappings',
    explanation:
      'The addresses given subnet by subnet are not kept: it is told by Subnets, without them. Checks of zones read both; that a load balancer has fixed addresses is not shown.',
    probe: async (place) => {
      const [SubnetId] = await defaultSubnets(place);
      const { AllocationId } = await place.clients.ec2.send(new AllocateAddressCommand({}));
      const SubnetMappings = [{ SubnetId, AllocationId }];
      const { AvailabilityZones = [] } = await balancerMade(place, { Type: 'network', SubnetMappings });
      return AvailabilityZones.length === 1 && AvailabilityZones[0]?.LoadBalancerAddresses === undefined;
    },
  },
  {
    type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    property: 'Protocol',
    explanation:
      'QUIC and TCP_QUIC are refused: such a group is missing, with the listeners that forward to it. What needs them cannot be judged here.',
    probe: async (place) => {
      const { Vpcs: [vpc] = [] } = await place.clients.ec2.send(new DescribeVpcsCommand({}));
      const asked = { Name: 'probe', Protocol: 'QUIC', Port: 443, TargetType: 'ip', VpcId: vpc?.VpcId } as const;
      const refusal = await place.clients.elbv2
        .send(new CreateTargetGroupCommand(asked))
        .catch((error: unknown) => error);
      return refusal instanceof Error && /QUIC/u.test(refusal.message);
    },
  },
  {
    type: 'AWS::Logs::LogGroup',
    property: 'LogGroupClass',
    explanation: 'Is taken and not told again; AWS tells STANDARD where nothing was set. No check reads it.',
    probe: async (place) => {
      const { logs } = place.clients;
      await logs.send(new CreateLogGroupCommand({ logGroupName: 'probe', logGroupClass: 'INFREQUENT_ACCESS' }));
      const { logGroups: [group] = [] } = await logs.send(new DescribeLogGroupsCommand({}));
      return group !== undefined && group.logGroupClass === undefined;
    },
  },
];
