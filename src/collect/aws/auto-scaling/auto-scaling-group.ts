import type { AutoScalingGroup, EnabledMetric } from '@aws-sdk/client-auto-scaling';
import type { Mapped } from '../collector.ts';
import { tagMap } from '../tag-map.ts';
import { toldValues } from '../told-values.ts';

/** An Auto Scaling group as CloudFormation would write it. */
export function autoScalingGroup(told: AutoScalingGroup, region: string): Mapped {
  const subnets = (told.VPCZoneIdentifier ?? '').split(',').filter((id) => id !== '');
  return {
    type: 'AWS::AutoScaling::AutoScalingGroup',
    ref: told.AutoScalingGroupName ?? '',
    ...(told.AutoScalingGroupARN === undefined ? {} : { arn: told.AutoScalingGroupARN }),
    region,
    tags: tagMap(told.Tags),
    properties: toldValues({
      AutoScalingGroupName: told.AutoScalingGroupName,
      AvailabilityZoneDistribution: told.AvailabilityZoneDistribution,
      AvailabilityZoneImpairmentPolicy: told.AvailabilityZoneImpairmentPolicy,
      // Where there are subnets, the zones are theirs.
      AvailabilityZones: subnets.length > 0 ? undefined : told.AvailabilityZones?.toSorted(),
      CapacityRebalance: told.CapacityRebalance,
      CapacityReservationSpecification: told.CapacityReservationSpecification,
      Context: told.Context,
      Cooldown: told.DefaultCooldown,
      DefaultInstanceWarmup: told.DefaultInstanceWarmup,
      DeletionProtection: told.DeletionProtection,
      DesiredCapacity: told.DesiredCapacity,
      DesiredCapacityType: told.DesiredCapacityType,
      HealthCheckGracePeriod: told.HealthCheckGracePeriod,
      HealthCheckType: told.HealthCheckType,
      InstanceLifecyclePolicy: told.InstanceLifecyclePolicy,
      InstanceMaintenancePolicy: told.InstanceMaintenancePolicy,
      LaunchConfigurationName: told.LaunchConfigurationName,
      LaunchTemplate: specification(told.LaunchTemplate),
      LoadBalancerNames: told.LoadBalancerNames?.toSorted(),
      MaxInstanceLifetime: told.MaxInstanceLifetime,
      MaxSize: told.MaxSize,
      MetricsCollection: metricsCollection(told.EnabledMetrics),
      MinSize: told.MinSize,
      MixedInstancesPolicy: mixed(told.MixedInstancesPolicy),
      NewInstancesProtectedFromScaleIn: told.NewInstancesProtectedFromScaleIn,
      PlacementGroup: told.PlacementGroup,
      ServiceLinkedRoleARN: told.ServiceLinkedRoleARN,
      TargetGroupARNs: told.TargetGroupARNs?.toSorted(),
      TerminationPolicies: told.TerminationPolicies,
      // Classic and target group sources are told in their own properties as well.
      TrafficSources: told.TrafficSources?.filter(({ Type }) => Type === 'vpc-lattice'),
      VPCZoneIdentifier: subnets.toSorted(),
    }),
    attributes: toldValues({
      AutoScalingGroupARN: told.AutoScalingGroupARN,
      AvailabilityZones: told.AvailabilityZones?.toSorted(),
      Status: told.Status,
      SuspendedProcesses: told.SuspendedProcesses?.map(({ ProcessName }) => ProcessName),
      Instances: told.Instances?.map(({ InstanceId, AvailabilityZone, LifecycleState, HealthStatus }) => ({
        InstanceId,
        AvailabilityZone,
        LifecycleState,
        HealthStatus,
      })),
    }),
    untold: {
      LifecycleHookSpecificationList: 'DescribeLifecycleHooks is not asked: no check reads them',
      NotificationConfigurations: 'DescribeNotificationConfigurations is not asked: no check reads them',
    },
    api: 'autoscaling:DescribeAutoScalingGroups',
  };
}

type Specification = AutoScalingGroup['LaunchTemplate'];

/** CloudFormation takes the id or the name; AWS tells both. */
function specification(told: Specification): object | undefined {
  if (told === undefined) return undefined;
  const { LaunchTemplateId, LaunchTemplateName, Version } = told;
  return LaunchTemplateId === undefined ? { LaunchTemplateName, Version } : { LaunchTemplateId, Version };
}

function mixed(told: AutoScalingGroup['MixedInstancesPolicy']): object | undefined {
  if (told === undefined) return undefined;
  const { InstancesDistribution, LaunchTemplate } = told;
  return {
    InstancesDistribution,
    LaunchTemplate: {
      LaunchTemplateSpecification: specification(LaunchTemplate?.LaunchTemplateSpecification),
      Overrides: LaunchTemplate?.Overrides?.map(({ LaunchTemplateSpecification, ...override }) => ({
        ...override,
        LaunchTemplateSpecification: specification(LaunchTemplateSpecification),
      })),
    },
  };
}

/** The metrics the group counts, gathered by how often. */
function metricsCollection(enabled: readonly EnabledMetric[] = []): readonly object[] {
  return [...Map.groupBy(enabled, ({ Granularity }) => Granularity)].map(([Granularity, metrics]) => ({
    Granularity,
    Metrics: metrics.flatMap(({ Metric }) => Metric ?? []).toSorted(),
  }));
}
