import type { CreateClusterCommandInput, LogType } from '@aws-sdk/client-eks';
import type { Concrete } from '../../creator.ts';
import { mapIn, mapsIn, neededIn, textIn, textsIn, truthIn } from '../../given.ts';
import { eksTags } from './eks-tags.ts';

/** Every property that the input below is made of. */
export const clusterTakes = [
  'AccessConfig',
  'ComputeConfig',
  'DeletionProtection',
  'EncryptionConfig',
  'KubernetesNetworkConfig',
  'Logging',
  'Name',
  'ResourcesVpcConfig',
  'RoleArn',
  'StorageConfig',
  'Tags',
  'UpgradePolicy',
  'Version',
  'ZonalShiftConfig',
];

/** What CreateCluster takes, all but the name. */
export function clusterInput(properties: Concrete): Omit<CreateClusterCommandInput, 'name'> {
  const input = {
    roleArn: neededIn(properties, 'RoleArn'),
    version: textIn(properties, 'Version'),
    deletionProtection: truthIn(properties, 'DeletionProtection'),
    resourcesVpcConfig: network(mapIn(properties, 'ResourcesVpcConfig') ?? {}),
    encryptionConfig: encryption(properties),
    logging: logging(properties),
    tags: eksTags(properties),
    ...modes(properties),
  };
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as typeof input;
}

function network(vpc: Concrete) {
  // What EKS does unless it is told; the emulator keeps to what it is given.
  const isPublic = truthIn(vpc, 'EndpointPublicAccess') ?? true;
  const blocks = textsIn(vpc, 'PublicAccessCidrs');
  return {
    subnetIds: textsIn(vpc, 'SubnetIds'),
    securityGroupIds: textsIn(vpc, 'SecurityGroupIds'),
    endpointPrivateAccess: truthIn(vpc, 'EndpointPrivateAccess') ?? false,
    endpointPublicAccess: isPublic,
    publicAccessCidrs: blocks.length === 0 && isPublic ? ['0.0.0.0/0'] : blocks,
  };
}

function encryption(properties: Concrete): CreateClusterCommandInput['encryptionConfig'] {
  const given = mapsIn(properties, 'EncryptionConfig');
  if (given.length === 0) return undefined;
  return given.map((one) => ({
    resources: textsIn(one, 'Resources'),
    provider: { keyArn: textIn(mapIn(one, 'Provider') ?? {}, 'KeyArn') },
  }));
}

function logging(properties: Concrete): CreateClusterCommandInput['logging'] {
  const on = mapsIn(mapIn(mapIn(properties, 'Logging') ?? {}, 'ClusterLogging') ?? {}, 'EnabledTypes');
  if (on.length === 0) return undefined;
  return { clusterLogging: [{ enabled: true, types: on.map((one) => neededIn(one, 'Type') as LogType) }] };
}

function modes(properties: Concrete): Partial<CreateClusterCommandInput> {
  const access = mapIn(properties, 'AccessConfig');
  const compute = mapIn(properties, 'ComputeConfig');
  const inside = mapIn(properties, 'KubernetesNetworkConfig');
  const block = mapIn(mapIn(properties, 'StorageConfig') ?? {}, 'BlockStorage');
  const upgrade = mapIn(properties, 'UpgradePolicy');
  const shift = mapIn(properties, 'ZonalShiftConfig');
  const input = {
    accessConfig: access && {
      authenticationMode: textIn(access, 'AuthenticationMode'),
      bootstrapClusterCreatorAdminPermissions: truthIn(access, 'BootstrapClusterCreatorAdminPermissions'),
    },
    computeConfig: compute && {
      enabled: truthIn(compute, 'Enabled'),
      nodePools: textsIn(compute, 'NodePools'),
      nodeRoleArn: textIn(compute, 'NodeRoleArn'),
    },
    kubernetesNetworkConfig: inside && {
      ipFamily: textIn(inside, 'IpFamily'),
      serviceIpv4Cidr: textIn(inside, 'ServiceIpv4Cidr'),
    },
    storageConfig: block && { blockStorage: { enabled: truthIn(block, 'Enabled') } },
    upgradePolicy: upgrade && { supportType: textIn(upgrade, 'SupportType') },
    zonalShiftConfig: shift && { enabled: truthIn(shift, 'Enabled') },
  };
  return input as Partial<CreateClusterCommandInput>;
}
