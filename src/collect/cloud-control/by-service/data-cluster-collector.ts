import { type Cluster, type ClusterState, DescribeClusterCommand, paginateListClusters } from '@aws-sdk/client-emr';
import type { Collector, Mapped } from '../../aws/collector.ts';
import { everyPage } from '../../aws/every-page.ts';
import { inParallel } from '../../aws/in-parallel.ts';
import { tagMap } from '../../aws/tag-map.ts';
import { toldValues } from '../../aws/told-values.ts';

const type = 'AWS::EMR::Cluster';
/** EMR goes on telling clusters that have ended for two months. */
const alive: ClusterState[] = ['STARTING', 'BOOTSTRAPPING', 'RUNNING', 'WAITING', 'TERMINATING'];
const notRead = 'EMR tells it by calls of its own, which are not made here';

/** Clusters of EMR, which Cloud Control does not know. */
export const dataClusterCollector: Collector = {
  types: [type],
  scope: 'region',
  async collect({ clients, listed, region }) {
    const { emr: client } = clients;
    const all = await listed([type], () =>
      everyPage(paginateListClusters({ client }, { ClusterStates: alive }), ({ Clusters }) => Clusters),
    );
    const told = await inParallel(all ?? [], 4, ({ Id }) =>
      listed([type], () => client.send(new DescribeClusterCommand({ ClusterId: Id }))),
    );
    return told.flatMap((answer) => (answer?.Cluster ? [dataCluster(answer.Cluster, region)] : []));
  },
};

/** A cluster of EMR, from DescribeCluster; its instances, steps and scaling are left open. */
function dataCluster(told: Cluster, region: string): Mapped {
  const { Ec2InstanceAttributes: instances = {} } = told;
  return {
    type,
    ref: told.Id ?? '',
    ...(told.ClusterArn === undefined ? {} : { arn: told.ClusterArn }),
    region,
    tags: tagMap(told.Tags),
    properties: toldValues({
      Name: told.Name,
      ReleaseLabel: told.ReleaseLabel,
      Applications: told.Applications,
      AutoScalingRole: told.AutoScalingRole,
      Configurations: told.Configurations,
      CustomAmiId: told.CustomAmiId,
      EbsRootVolumeSize: told.EbsRootVolumeSize,
      JobFlowRole: instances.IamInstanceProfile,
      LogEncryptionKmsKeyId: told.LogEncryptionKmsKeyId,
      LogUri: told.LogUri,
      ScaleDownBehavior: told.ScaleDownBehavior,
      SecurityConfiguration: told.SecurityConfiguration,
      ServiceRole: told.ServiceRole,
      StepConcurrencyLevel: told.StepConcurrencyLevel,
      VisibleToAllUsers: told.VisibleToAllUsers,
      Instances: {
        Ec2KeyName: instances.Ec2KeyName,
        Ec2SubnetId: instances.Ec2SubnetId,
        EmrManagedMasterSecurityGroup: instances.EmrManagedMasterSecurityGroup,
        EmrManagedSlaveSecurityGroup: instances.EmrManagedSlaveSecurityGroup,
        ServiceAccessSecurityGroup: instances.ServiceAccessSecurityGroup,
        AdditionalMasterSecurityGroups: instances.AdditionalMasterSecurityGroups,
        AdditionalSlaveSecurityGroups: instances.AdditionalSlaveSecurityGroups,
        TerminationProtected: told.TerminationProtected,
      },
    }),
    attributes: toldValues({ MasterPublicDNS: told.MasterPublicDnsName }),
    untold: Object.fromEntries(
      ['AutoTerminationPolicy', 'BootstrapActions', 'ManagedScalingPolicy', 'Steps'].map((name) => [name, notRead]),
    ),
    api: 'elasticmapreduce:DescribeCluster',
  };
}
