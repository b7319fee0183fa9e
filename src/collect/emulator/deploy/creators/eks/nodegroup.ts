import {
  CreateNodegroupCommand,
  type CreateNodegroupCommandInput,
  UpdateNodegroupConfigCommand,
  type UpdateNodegroupConfigCommandInput,
} from '@aws-sdk/client-eks';
import { eksNodegroup } from '../../../../aws/eks/nodegroup.ts';
import type { Concrete, Creator } from '../../creator.ts';
import { leftOut, mapIn, mapsIn, neededIn, numberIn, textIn, textsIn, truthIn } from '../../given.ts';
import { notTold } from '../../not-told.ts';
import { textsOf } from '../../texts-of.ts';
import { lacking } from '../../lacking.ts';
import { eksTags } from './eks-tags.ts';

const type = 'AWS::EKS::Nodegroup';
const texts = {
  AmiType: 'amiType',
  CapacityType: 'capacityType',
  ReleaseVersion: 'releaseVersion',
  Version: 'version',
};
const takes = [
  ...Object.keys(texts),
  'ClusterName',
  'DiskSize',
  'InstanceTypes',
  'Labels',
  'LaunchTemplate',
  'NodegroupName',
  'NodeRepairConfig',
  'NodeRole',
  'RemoteAccess',
  'ScalingConfig',
  'Subnets',
  'Tags',
  'Taints',
  'UpdateConfig',
];

export const eksNodegroupCreator: Creator = {
  type,
  async create(properties, { clients, region, uniqueName }) {
    const clusterName = neededIn(properties, 'ClusterName');
    const nodegroupName = textIn(properties, 'NodegroupName') ?? uniqueName(60);
    const call = new CreateNodegroupCommand({ clusterName, nodegroupName, ...nodegroupInput(properties) });
    const { nodegroup = {} } = await lacking(type, () => clients.eks.send(call));
    // The emulator takes these two only from an update.
    const update = { clusterName, nodegroupName, ...updateInput(properties) };
    if (update.updateConfig || update.nodeRepairConfig)
      await lacking(`${type}.UpdateConfig`, () => clients.eks.send(new UpdateNodegroupConfigCommand(update)));
    const told = eksNodegroup({ ...nodegroup, ...updateInput(properties) }, region);
    return {
      ref: told.ref,
      attributes: textsOf(told.attributes),
      notTaken: { ...notTold(properties, told.properties, ['Tags']), ...leftOut(properties, takes) },
    };
  },
};

function nodegroupInput(properties: Concrete): Omit<CreateNodegroupCommandInput, 'clusterName' | 'nodegroupName'> {
  const scaling = mapIn(properties, 'ScalingConfig');
  const template = mapIn(properties, 'LaunchTemplate');
  const remote = mapIn(properties, 'RemoteAccess');
  const labels = mapIn(properties, 'Labels');
  const types = textsIn(properties, 'InstanceTypes');
  const taints = mapsIn(properties, 'Taints');
  const input = {
    nodeRole: neededIn(properties, 'NodeRole'),
    subnets: textsIn(properties, 'Subnets'),
    tags: eksTags(properties),
    ...Object.fromEntries(Object.entries(texts).map(([key, member]) => [member, textIn(properties, key)])),
    diskSize: numberIn(properties, 'DiskSize'),
    instanceTypes: types.length > 0 ? types : undefined,
    labels: labels && Object.fromEntries(Object.keys(labels).map((key) => [key, textIn(labels, key) ?? ''])),
    launchTemplate: template && {
      id: textIn(template, 'Id'),
      name: textIn(template, 'Name'),
      version: textIn(template, 'Version'),
    },
    remoteAccess: remote && {
      ec2SshKey: textIn(remote, 'Ec2SshKey'),
      sourceSecurityGroups: textsIn(remote, 'SourceSecurityGroups'),
    },
    scalingConfig: scaling && {
      desiredSize: numberIn(scaling, 'DesiredSize'),
      maxSize: numberIn(scaling, 'MaxSize'),
      minSize: numberIn(scaling, 'MinSize'),
    },
    taints: taints.map((one) => ({
      key: textIn(one, 'Key'),
      value: textIn(one, 'Value'),
      effect: textIn(one, 'Effect'),
    })),
  };
  return input as Omit<CreateNodegroupCommandInput, 'clusterName' | 'nodegroupName'>;
}

function updateInput(
  properties: Concrete,
): Pick<UpdateNodegroupConfigCommandInput, 'nodeRepairConfig' | 'updateConfig'> {
  const update = mapIn(properties, 'UpdateConfig');
  const repair = mapIn(properties, 'NodeRepairConfig');
  return {
    ...(update && {
      updateConfig: {
        maxUnavailable: numberIn(update, 'MaxUnavailable'),
        maxUnavailablePercentage: numberIn(update, 'MaxUnavailablePercentage'),
      },
    }),
    ...(repair && { nodeRepairConfig: { enabled: truthIn(repair, 'Enabled') } }),
  };
}
