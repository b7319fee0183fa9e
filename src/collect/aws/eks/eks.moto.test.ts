import { assert } from 'chai';
import { test } from 'node:test';
import { type Concrete, type Creator, EmulatorLacks } from '../../emulator/deploy/creator.ts';
import { eksAccessEntryCreator } from '../../emulator/deploy/creators/eks/access-entry.ts';
import { eksAddonCreator } from '../../emulator/deploy/creators/eks/addon.ts';
import { eksClusterCreator } from '../../emulator/deploy/creators/eks/cluster.ts';
import { eksNodegroupCreator } from '../../emulator/deploy/creators/eks/nodegroup.ts';
import { eksPodIdentityAssociationCreator } from '../../emulator/deploy/creators/eks/pod-identity-association.ts';
import { motoForTests } from '../../emulator/moto-for-tests.ts';
import { accountForTest, placeForTests } from '../../emulator/place-for-tests.ts';
import { eksCollector } from './eks-collector.ts';

const moto = motoForTests();
const skip = 'missing' in moto ? moto.missing : false;
const endpoint = 'missing' in moto ? '' : moto.endpoint;

const role = 'arn:aws:iam::111122223333:role/eks';
const tags = { Component: 'microservices' };
const Tags = [{ Key: 'Component', Value: 'microservices' }];

/** As the templates of the reference architecture set it. */
const cluster = {
  Name: 'kc-cluster',
  Version: '1.35',
  RoleArn: role,
  ResourcesVpcConfig: {
    SubnetIds: ['subnet-a', 'subnet-b', 'subnet-c'],
    SecurityGroupIds: ['sg-1'],
    EndpointPrivateAccess: true,
    EndpointPublicAccess: false,
  },
  EncryptionConfig: [{ Resources: ['secrets'], Provider: { KeyArn: 'arn:aws:kms:me-central-1:111122223333:key/1' } }],
  Logging: {
    ClusterLogging: {
      EnabledTypes: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'].map((Type) => ({ Type })),
    },
  },
};
const lost = {
  AccessConfig: { AuthenticationMode: 'API', BootstrapClusterCreatorAdminPermissions: false },
  UpgradePolicy: { SupportType: 'STANDARD' },
};
const nodes = {
  ClusterName: 'kc-cluster',
  NodegroupName: 'kc-spot',
  NodeRole: role,
  Subnets: ['subnet-a', 'subnet-b'],
  CapacityType: 'SPOT',
  AmiType: 'AL2023_ARM_64_STANDARD',
  InstanceTypes: ['m6g.large', 'm7g.large'],
  ScalingConfig: { MinSize: 0, MaxSize: 12, DesiredSize: 1 },
  UpdateConfig: { MaxUnavailable: 1 },
  LaunchTemplate: { Id: 'lt-1', Version: '1' },
  Labels: { capacity: 'spot' },
  Taints: [{ Key: 'interruptible', Value: 'true', Effect: 'NO_SCHEDULE' }],
};

test('A cluster and its nodes are read back from moto as their template says them; what moto lacks is not seen', {
  skip,
}, async () => {
  const place = placeForTests(endpoint, accountForTest(), 'me-central-1');
  const made = await eksClusterCreator.create({ ...cluster, ...lost, Tags }, place);
  assert.equal(made.ref, 'kc-cluster');
  assert.deepEqual(Object.keys(made.notTaken ?? {}), ['AccessConfig', 'UpgradePolicy']);
  const group = await eksNodegroupCreator.create({ ...nodes, Tags: tags }, place);
  assert.deepEqual(group.notTaken, {});
  assert.equal(group.ref, 'kc-cluster/kc-spot');

  const found = await eksCollector.collect(place);
  assert.deepEqual(
    found.map(({ type, ref }) => [type, ref]),
    [
      ['AWS::EKS::Cluster', made.ref],
      ['AWS::EKS::Nodegroup', group.ref],
    ],
  );
  const [foundCluster, foundNodes] = found;
  const { KubernetesNetworkConfig, ...rest } = foundCluster?.properties ?? {};
  assert.deepEqual(rest, cluster);
  assert.deepEqual(KubernetesNetworkConfig, { ServiceIpv4Cidr: '172.20.0.0/16' });
  assert.sameMembers(Object.keys(foundCluster?.untold ?? {}), ['AccessConfig', 'UpgradePolicy']);
  assert.deepEqual(foundCluster?.tags, tags);
  assert.equal(foundCluster?.attributes['Arn'], made.attributes['Arn']);

  const { ReleaseVersion: _, Version: __, ...properties } = foundNodes?.properties ?? {};
  assert.deepEqual(properties, nodes);
  assert.deepEqual(foundNodes?.tags, tags);
  assert.sameMembers(
    [...place.unseen.keys()],
    ['AWS::EKS::AccessEntry', 'AWS::EKS::Addon', 'AWS::EKS::PodIdentityAssociation'],
  );
});

test('A cluster that does not say who reaches its API is made as AWS would: public, to everyone', {
  skip,
}, async () => {
  const place = placeForTests(endpoint, accountForTest(), 'me-central-1');
  await eksClusterCreator.create({ RoleArn: role, ResourcesVpcConfig: { SubnetIds: ['subnet-a'] } }, place);
  const [found] = await eksCollector.collect(place);
  assert.deepEqual(found?.properties['ResourcesVpcConfig'], {
    SubnetIds: ['subnet-a'],
    EndpointPrivateAccess: false,
    EndpointPublicAccess: true,
    PublicAccessCidrs: ['0.0.0.0/0'],
  });
});

test('Where nothing of EKS was made, nothing is read and all of it was seen', { skip }, async () => {
  const place = placeForTests(endpoint, accountForTest(), 'me-central-1');
  assert.deepEqual(await eksCollector.collect(place), []);
  assert.equal(place.unseen.size, 0);
});

const ClusterName = 'kc-cluster';
const lacks: readonly (readonly [Creator, Concrete])[] = [
  [
    eksAddonCreator,
    { ClusterName, AddonName: 'vpc-cni', PodIdentityAssociations: [{ ServiceAccount: 'a', RoleArn: role }] },
  ],
  [eksAccessEntryCreator, { ClusterName, PrincipalArn: role }],
  [eksPodIdentityAssociationCreator, { ClusterName, Namespace: 'learning', ServiceAccount: 'services', RoleArn: role }],
];
for (const [creator, properties] of lacks)
  test(`${creator.type} is nothing that moto could make`, { skip }, async () => {
    const place = placeForTests(endpoint, accountForTest(), 'me-central-1');
    await eksClusterCreator.create({ ...cluster, Tags }, place);
    const failure: unknown = await creator.create(properties, place).catch((error: unknown) => error);
    assert.instanceOf(failure, EmulatorLacks);
  });
