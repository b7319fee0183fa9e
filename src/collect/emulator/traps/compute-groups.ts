import { type CreateAutoScalingGroupCommandInput, EnableMetricsCollectionCommand } from '@aws-sdk/client-auto-scaling';
import { CreateLaunchTemplateCommand } from '@aws-sdk/client-ec2';
import { isLack } from '../deploy/lacking.ts';
import type { Trap } from '../trap.ts';
import { groupMade, groupTold } from './compute-probes.ts';

const type = 'AWS::AutoScaling::AutoScalingGroup';

/** Settings of a group that moto takes and does not keep, each with one it would take. */
const forgotten: Partial<CreateAutoScalingGroupCommandInput> = {
  AvailabilityZoneDistribution: { CapacityDistributionStrategy: 'balanced-only' },
  AvailabilityZoneImpairmentPolicy: { ZonalShiftEnabled: true, ImpairedZoneHealthCheckBehavior: 'IgnoreUnhealthy' },
  CapacityReservationSpecification: { CapacityReservationPreference: 'none' },
  Context: 'probe',
  DefaultInstanceWarmup: 30,
  DeletionProtection: 'prevent-all-deletion',
  DesiredCapacityType: 'vcpu',
  InstanceLifecyclePolicy: { RetentionTriggers: { TerminateHookAbandon: 'retain' } },
  InstanceMaintenancePolicy: { MinHealthyPercentage: 90, MaxHealthyPercentage: 120 },
  MaxInstanceLifetime: 86_400,
  TrafficSources: [
    { Identifier: 'arn:aws:vpc-lattice:eu-west-1:111122223333:targetgroup/tg-probe', Type: 'vpc-lattice' },
  ],
};

export const autoScalingGroupTraps: readonly Trap[] = [
  {
    type,
    property: 'MetricsCollection',
    explanation:
      'Without a list of metrics AWS counts all of them, and moto none: the group is told as one whose metrics nobody asked for. No check reads it.',
    probe: async (place) => {
      const AutoScalingGroupName = 'metrics';
      await groupMade(place, AutoScalingGroupName);
      await place.clients.autoScaling.send(
        new EnableMetricsCollectionCommand({ AutoScalingGroupName, Granularity: '1Minute' }),
      );
      return (await groupTold(place, AutoScalingGroupName)).EnabledMetrics?.length === 0;
    },
  },
  {
    type,
    property: 'Instances',
    explanation:
      'All instances go to the first subnet, where AWS spreads them over the zones. They are attributes, and checks judge the subnets a group may use; a check of where instances really run would fail here and pass in AWS.',
    probe: async (place) => {
      const { Instances = [], AvailabilityZones = [] } = await groupMade(place, 'spread', { MinSize: 3 });
      const zones = new Set(Instances.map(({ AvailabilityZone }) => AvailabilityZone));
      return Instances.length === 3 && AvailabilityZones.length === 3 && zones.size === 1;
    },
  },
  {
    type,
    property: '',
    explanation:
      'A group whose launch template takes a device away (NoDevice, without Ebs) cannot be made: the call fails with status 500, as one that is not known. The group is missing, and every check of it finds nothing of the kind or a reference that leads nowhere.',
    probe: async (place) => {
      const { LaunchTemplate } = await place.clients.ec2.send(
        new CreateLaunchTemplateCommand({
          LaunchTemplateName: 'without-device',
          LaunchTemplateData: {
            InstanceType: 't3.micro',
            BlockDeviceMappings: [{ DeviceName: '/dev/xvdb', NoDevice: '' }],
          },
        }),
      );
      const template = { LaunchTemplateId: LaunchTemplate?.LaunchTemplateId, Version: '1' };
      const failure = await groupMade(place, 'device', { MinSize: 1, LaunchTemplate: template }).catch(
        (error: unknown) => error,
      );
      return isLack(failure);
    },
  },
  ...Object.entries(forgotten).map(
    ([property, value]): Trap => ({
      type,
      property,
      explanation: 'Is taken and not told again, so the group is told as if it were not set. No check reads it.',
      probe: async (place) => {
        const told = await groupMade(place, `forgets-${property}`, { [property]: value });
        const kept: unknown = told[property as keyof typeof told];
        return kept === undefined || (Array.isArray(kept) && kept.length === 0);
      },
    }),
  ),
];
