import {
  type Cluster,
  CreateClusterCommand,
  type CreateClusterCommandInput,
  CreateNodegroupCommand,
  type CreateNodegroupCommandInput,
  ListAccessEntriesCommand,
  ListAddonsCommand,
  ListPodIdentityAssociationsCommand,
  type Nodegroup,
} from '@aws-sdk/client-eks';
import { randomUUID } from 'node:crypto';
import { answerHas } from '../deploy/answer-has.ts';
import type { ProbePlace, Trap } from '../trap.ts';

const type = 'AWS::EKS::Cluster';
const nodes = 'AWS::EKS::Nodegroup';
const taken = 'Is taken and not told again';

/** Where moto tells other clusters than those that were made. */
export const eksTraps: readonly Trap[] = [
  {
    type,
    property: 'AccessConfig',
    explanation: `${taken}; it is unseen, never the default. No check reads it.`,
    probe: async (place) =>
      (await clusterMade(place, { accessConfig: { authenticationMode: 'API' } })).accessConfig === undefined,
  },
  {
    type,
    property: 'UpgradePolicy',
    explanation: `${taken}; it is unseen, never the default. No check reads it.`,
    probe: async (place) =>
      (await clusterMade(place, { upgradePolicy: { supportType: 'STANDARD' } })).upgradePolicy === undefined,
  },
  {
    type,
    property: 'ComputeConfig',
    explanation: `${taken}: a cluster of EKS Auto Mode would be judged as one that has an add-on to enforce its network policies, and that stays unknown.`,
    probe: async (place) =>
      (await clusterMade(place, { computeConfig: { enabled: false } })).computeConfig === undefined,
  },
  {
    type,
    property: 'ZonalShiftConfig',
    explanation: `${taken}. No check reads it.`,
    probe: async (place) =>
      (await clusterMade(place, { zonalShiftConfig: { enabled: true } })).zonalShiftConfig === undefined,
  },
  {
    type,
    property: 'ResourcesVpcConfig.EndpointPublicAccess',
    explanation:
      'A cluster that does not say whether its API is public is told without an answer, where AWS opens it. The creator asks for what AWS would do, so that no verdict changes.',
    isMended: true,
    probe: async (place) => (await clusterMade(place, {})).resourcesVpcConfig?.endpointPublicAccess === undefined,
  },
  {
    type,
    property: 'ClusterSecurityGroupId',
    explanation:
      'No security group is made with a cluster (it is an attribute). Checks of reachability know that group by the cluster: no verdict changes.',
    probe: async (place) => (await clusterMade(place, {})).resourcesVpcConfig?.clusterSecurityGroupId === undefined,
  },
  {
    type: nodes,
    property: 'Version',
    explanation: 'Is told as 1.19 where it follows the cluster, and so is the release of the image. No check reads it.',
    probe: async (place) => (await nodesMade(place, {})).version === '1.19',
  },
  {
    type: nodes,
    property: 'RemoteAccess',
    explanation: 'An SSH key that nobody asked for is told of nodes without a launch template. No check reads it.',
    probe: async (place) => (await nodesMade(place, {})).remoteAccess?.ec2SshKey !== undefined,
  },
  {
    type: nodes,
    property: 'UpdateConfig',
    explanation:
      'Is ignored when nodes are made. The creator gives it in an update, so that what is read back is right. No check reads it.',
    isMended: true,
    probe: async (place) =>
      (await nodesMade(place, { updateConfig: { maxUnavailable: 1 } })).updateConfig === undefined,
  },
  {
    type: 'AWS::EKS::AccessEntry',
    property: '',
    explanation: 'moto does not know access entries: none is made or seen. No check reads them.',
    probe: ({ clients }) => isPage(clients.eks.send(new ListAccessEntriesCommand({ clusterName: 'probe' }))),
  },
  {
    type: 'AWS::EKS::Addon',
    property: '',
    explanation:
      'moto does not know add-ons: none is made or seen, so that it stays unknown whether a cluster enforces its network policies, which a template decides.',
    probe: ({ clients }) => isPage(clients.eks.send(new ListAddonsCommand({ clusterName: 'probe' }))),
  },
  {
    type: 'AWS::EKS::PodIdentityAssociation',
    property: '',
    explanation:
      'moto does not know pod identity: none is made or seen, so that it stays unknown which role a pod has, which a template decides.',
    probe: ({ clients }) => isPage(clients.eks.send(new ListPodIdentityAssociationsCommand({ clusterName: 'probe' }))),
  },
];

async function clusterMade(
  { account, clients }: ProbePlace,
  asked: Omit<CreateClusterCommandInput, 'name' | 'resourcesVpcConfig' | 'roleArn'>,
): Promise<Cluster> {
  const roleArn = `arn:aws:iam::${account}:role/probe`;
  const call = new CreateClusterCommand({
    name: named(),
    roleArn,
    resourcesVpcConfig: { subnetIds: ['subnet-1'] },
    ...asked,
  });
  return answerHas((await clients.eks.send(call)).cluster, 'the cluster that was made', 'CreateCluster');
}

async function nodesMade(
  place: ProbePlace,
  asked: Pick<CreateNodegroupCommandInput, 'updateConfig'>,
): Promise<Nodegroup> {
  const { name: clusterName, roleArn: nodeRole } = await clusterMade(place, { version: '1.35' });
  const call = new CreateNodegroupCommand({
    clusterName,
    nodeRole,
    nodegroupName: 'probe',
    subnets: ['subnet-1'],
    ...asked,
  });
  return answerHas((await place.clients.eks.send(call)).nodegroup, 'the nodes that were made', 'CreateNodegroup');
}

/** To a path that it does not know, moto answers with 404 and a page of HTML. */
async function isPage(call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return false;
  } catch (error) {
    const { $response } = error as { $response?: { headers?: Readonly<Record<string, string>> } };
    return $response?.headers?.['content-type']?.startsWith('text/html') === true;
  }
}

/** Probes of one run may share an account. */
function named(): string {
  return `probe-${randomUUID().slice(0, 8)}`;
}
