import type { Nodegroup } from '@aws-sdk/client-eks';
import type { Mapped } from '../collector.ts';
import { tagMap } from '../tag-map.ts';
import { toldValues } from '../told-values.ts';

/** A managed node group, from DescribeNodegroup. */
export function eksNodegroup(told: Nodegroup, region: string): Mapped {
  const id = `${told.clusterName}/${told.nodegroupName}`;
  return {
    type: 'AWS::EKS::Nodegroup',
    ref: id,
    ...(told.nodegroupArn === undefined ? {} : { arn: told.nodegroupArn }),
    region,
    tags: tagMap(Object.entries(told.tags ?? {}).map(([Key, Value]) => ({ Key, Value }))),
    properties: toldValues({ ...nodes(told), ...scaling(told) }),
    attributes: toldValues({
      Arn: told.nodegroupArn,
      ClusterName: told.clusterName,
      Id: id,
      NodegroupName: told.nodegroupName,
      AutoScalingGroupNames: told.resources?.autoScalingGroups?.flatMap(({ name }) => name ?? []),
      Status: told.status,
    }),
    api: 'eks:DescribeNodegroup',
  };
}

function nodes(told: Nodegroup): object {
  const { launchTemplate: template, remoteAccess: remote } = told;
  const { id, name, version } = template ?? {};
  return {
    ClusterName: told.clusterName,
    NodegroupName: told.nodegroupName,
    NodeRole: told.nodeRole,
    Subnets: told.subnets?.toSorted(),
    AmiType: told.amiType,
    CapacityType: told.capacityType,
    // Its launch template says how large the disk is and who may log in.
    DiskSize: template ? undefined : told.diskSize,
    RemoteAccess:
      template || !remote
        ? undefined
        : { Ec2SshKey: remote.ec2SshKey, SourceSecurityGroups: remote.sourceSecurityGroups?.toSorted() },
    InstanceTypes: told.instanceTypes,
    Labels: Object.keys(told.labels ?? {}).length > 0 ? told.labels : undefined,
    // Both are told, and a template may give one of them only.
    LaunchTemplate: template && (id === undefined ? { Name: name, Version: version } : { Id: id, Version: version }),
    ReleaseVersion: told.releaseVersion,
    Taints: told.taints?.map(({ key, value, effect }) => ({ Key: key, Value: value, Effect: effect })),
    Version: told.version,
  };
}

function scaling({ nodeRepairConfig, scalingConfig, updateConfig }: Nodegroup): object {
  return {
    NodeRepairConfig: nodeRepairConfig && { Enabled: nodeRepairConfig.enabled },
    ScalingConfig: scalingConfig && {
      DesiredSize: scalingConfig.desiredSize,
      MaxSize: scalingConfig.maxSize,
      MinSize: scalingConfig.minSize,
    },
    UpdateConfig: updateConfig && {
      MaxUnavailable: updateConfig.maxUnavailable,
      MaxUnavailablePercentage: updateConfig.maxUnavailablePercentage,
      UpdateStrategy: updateConfig.updateStrategy,
    },
  };
}
