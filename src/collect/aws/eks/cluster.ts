import type { Cluster } from '@aws-sdk/client-eks';
import type { ValueMap } from '../../../inventory/value.ts';
import type { Mapped } from '../collector.ts';
import { tagMap } from '../tag-map.ts';
import { toldValues } from '../told-values.ts';

/** Switches that AWS always tells of; an answer without one leaves it open. */
const always = ['AccessConfig', 'UpgradePolicy'];

/** An EKS cluster, from DescribeCluster. */
export function eksCluster(told: Cluster, region: string): Mapped {
  const properties = toldValues({ ...identity(told), ...network(told), ...control(told) });
  const missing = always.filter((key) => !(key in properties));
  return {
    type: 'AWS::EKS::Cluster',
    ref: told.name ?? '',
    ...(told.arn === undefined ? {} : { arn: told.arn }),
    region,
    tags: tagMap(Object.entries(told.tags ?? {}).map(([Key, Value]) => ({ Key, Value }))),
    properties,
    attributes: attributes(told),
    ...(missing.length > 0 && {
      untold: Object.fromEntries(missing.map((key) => [key, 'DescribeCluster did not tell it'])),
    }),
    api: 'eks:DescribeCluster',
  };
}

function identity({ name, version, roleArn, deletionProtection }: Cluster): object {
  return { Name: name, Version: version, RoleArn: roleArn, DeletionProtection: deletionProtection };
}

function network({ resourcesVpcConfig: vpc, kubernetesNetworkConfig: inside, ...told }: Cluster): object {
  return {
    ResourcesVpcConfig: vpc && {
      SubnetIds: vpc.subnetIds?.toSorted(),
      SecurityGroupIds: vpc.securityGroupIds?.toSorted(),
      EndpointPrivateAccess: vpc.endpointPrivateAccess,
      EndpointPublicAccess: vpc.endpointPublicAccess,
      PublicAccessCidrs: vpc.publicAccessCidrs?.toSorted(),
    },
    KubernetesNetworkConfig: inside && {
      IpFamily: inside.ipFamily,
      ServiceIpv4Cidr: inside.serviceIpv4Cidr,
      ElasticLoadBalancing: inside.elasticLoadBalancing && { Enabled: inside.elasticLoadBalancing.enabled },
    },
    OutpostConfig: told.outpostConfig && {
      ControlPlaneInstanceType: told.outpostConfig.controlPlaneInstanceType,
      OutpostArns: told.outpostConfig.outpostArns,
    },
    RemoteNetworkConfig: told.remoteNetworkConfig && {
      RemoteNodeNetworks: told.remoteNetworkConfig.remoteNodeNetworks?.map(({ cidrs }) => ({ Cidrs: cidrs })),
      RemotePodNetworks: told.remoteNetworkConfig.remotePodNetworks?.map(({ cidrs }) => ({ Cidrs: cidrs })),
    },
    ZonalShiftConfig: told.zonalShiftConfig && { Enabled: told.zonalShiftConfig.enabled },
  };
}

function control(told: Cluster): object {
  // One entry lists those that are on and another those that are off; a template lists the first only.
  const logs = (told.logging?.clusterLogging ?? []).flatMap(({ enabled, types = [] }) => (enabled ? types : []));
  return {
    AccessConfig: told.accessConfig && {
      AuthenticationMode: told.accessConfig.authenticationMode,
      BootstrapClusterCreatorAdminPermissions: told.accessConfig.bootstrapClusterCreatorAdminPermissions,
    },
    ComputeConfig: told.computeConfig && {
      Enabled: told.computeConfig.enabled,
      NodePools: told.computeConfig.nodePools,
      NodeRoleArn: told.computeConfig.nodeRoleArn,
    },
    EncryptionConfig: told.encryptionConfig?.map(({ provider, resources }) => ({
      Provider: { KeyArn: provider?.keyArn },
      Resources: resources,
    })),
    Logging:
      logs.length > 0 ? { ClusterLogging: { EnabledTypes: logs.toSorted().map((Type) => ({ Type })) } } : undefined,
    StorageConfig: told.storageConfig && {
      BlockStorage: { Enabled: told.storageConfig.blockStorage?.enabled },
    },
    UpgradePolicy: told.upgradePolicy && { SupportType: told.upgradePolicy.supportType },
  };
}

function attributes(told: Cluster): ValueMap {
  return toldValues({
    Arn: told.arn,
    CertificateAuthorityData: told.certificateAuthority?.data,
    ClusterSecurityGroupId: told.resourcesVpcConfig?.clusterSecurityGroupId,
    EncryptionConfigKeyArn: told.encryptionConfig?.[0]?.provider?.keyArn,
    Endpoint: told.endpoint,
    'KubernetesNetworkConfig.ServiceIpv6Cidr': told.kubernetesNetworkConfig?.serviceIpv6Cidr,
    OpenIdConnectIssuerUrl: told.identity?.oidc?.issuer,
    PlatformVersion: told.platformVersion,
    Status: told.status,
    VpcId: told.resourcesVpcConfig?.vpcId,
  });
}
