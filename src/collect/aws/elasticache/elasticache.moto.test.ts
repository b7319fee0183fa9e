import { CreateSubnetCommand, CreateVpcCommand } from '@aws-sdk/client-ec2';
import { assert } from 'chai';
import { test } from 'node:test';
import { EmulatorLacks } from '../../emulator/deploy/creator.ts';
import { replicationGroupCreator } from '../../emulator/deploy/creators/elasticache/replication-group.ts';
import { cacheSubnetGroupCreator } from '../../emulator/deploy/creators/elasticache/subnet-group.ts';
import { cacheUserGroupCreator } from '../../emulator/deploy/creators/elasticache/user-group.ts';
import { cacheUserCreator } from '../../emulator/deploy/creators/elasticache/user.ts';
import { motoForTests } from '../../emulator/moto-for-tests.ts';
import { accountForTest, placeForTests } from '../../emulator/place-for-tests.ts';
import type { Clients } from '../clients.ts';
import { replicationGroupCollector } from './replication-group-collector.ts';
import { cacheSubnetGroupCollector } from './subnet-group-collector.ts';
import { cacheUserCollector } from './user-collector.ts';
import { cacheUserGroupCollector } from './user-group-collector.ts';

const moto = motoForTests();
const skip = 'missing' in moto ? moto.missing : false;
const endpoint = 'missing' in moto ? '' : moto.endpoint;

const Tags = [{ Key: 'Component', Value: 'cache' }];
const tags = { Component: 'cache' };

/** As the templates of the reference architecture set it. */
const cache = {
  ReplicationGroupId: 'kc-cache',
  ReplicationGroupDescription: 'Dynamic responses of the microservices',
  Engine: 'valkey',
  EngineVersion: '8.0',
  CacheNodeType: 'cache.m6g.large',
  NumNodeGroups: 1,
  ReplicasPerNodeGroup: 2,
  MultiAZEnabled: true,
  AutomaticFailoverEnabled: true,
  TransitEncryptionEnabled: true,
  TransitEncryptionMode: 'required',
  AtRestEncryptionEnabled: true,
  KmsKeyId: 'arn:aws:kms:me-central-1:111122223333:key/1',
  UserGroupIds: ['kc-cache-users'],
  Port: 6379,
  PreferredMaintenanceWindow: 'fri:23:30-sat:00:30',
  SnapshotRetentionLimit: 0,
};

test('A cache and its subnets are read back from moto as their template says them, but for its security groups', {
  skip,
}, async () => {
  const place = placeForTests(endpoint, accountForTest(), 'me-central-1');
  const SubnetIds = await subnetsIn(place.clients);
  const group = await cacheSubnetGroupCreator.create({ Description: 'Two zones', SubnetIds, Tags }, place);
  const template = { ...cache, CacheSubnetGroupName: group.ref };
  const made = await replicationGroupCreator.create({ ...template, SecurityGroupIds: ['sg-1'], Tags }, place);
  assert.deepEqual(Object.keys(made.notTaken ?? {}), ['SecurityGroupIds']);

  const [found, ...others] = await replicationGroupCollector.collect(place);
  assert.deepEqual(others, []);
  assert.equal(found?.ref, made.ref);
  assert.deepEqual(found?.tags, tags);
  assert.deepEqual(found?.properties, {
    ...template,
    ClusterMode: 'disabled',
    DataTieringEnabled: false,
    IpDiscovery: 'ipv4',
    NetworkType: 'ipv4',
    NumCacheClusters: 3,
    SnapshotWindow: '05:00-6:00',
  });
  assert.sameMembers(Object.keys(found?.untold ?? {}), ['SecurityGroupIds']);
  assert.match(made.attributes['PrimaryEndPoint.Address'] ?? '', /^master\.kc-cache\./u);
  assert.equal(found?.attributes['PrimaryEndPoint.Address'], made.attributes['PrimaryEndPoint.Address']);
  assert.equal(made.attributes['PrimaryEndPoint.Port'], '6379');

  const [subnets] = await cacheSubnetGroupCollector.collect(place);
  assert.deepEqual(subnets?.properties, {
    CacheSubnetGroupName: group.ref,
    Description: 'Two zones',
    SubnetIds: SubnetIds.toSorted(),
  });
  assert.deepEqual(subnets?.tags, tags);
  assert.equal(place.unseen.size, 0);
});

test('Nodes counted in all are read back as replicas too, and shards with different numbers of them one by one', {
  skip,
}, async () => {
  const place = placeForTests(endpoint, accountForTest(), 'me-central-1');
  const plain = { ReplicationGroupDescription: 'Plain', Engine: 'redis' };
  await replicationGroupCreator.create({ ...plain, ReplicationGroupId: 'counted', NumCacheClusters: '3' }, place);
  const shards = [{ ReplicaCount: 2 }, { ReplicaCount: 1 }];
  await replicationGroupCreator.create(
    { ...plain, ReplicationGroupId: 'uneven', NodeGroupConfiguration: shards },
    place,
  );
  const [counted, uneven] = await replicationGroupCollector.collect(place);
  assert.include(counted?.properties, { NumCacheClusters: 3, NumNodeGroups: 1, ReplicasPerNodeGroup: 2 });
  assert.equal(uneven?.properties['NumNodeGroups'], 2);
  assert.notProperty(uneven?.properties, 'ReplicasPerNodeGroup');
  const each = uneven?.properties['NodeGroupConfiguration'];
  assert.deepEqual(
    Array.isArray(each) ? each.map((one: { readonly ReplicaCount?: number }) => one.ReplicaCount) : each,
    [2, 1],
  );
});

test('A user is read back without its password, and the user that AWS makes is left out', { skip }, async () => {
  const place = placeForTests(endpoint, accountForTest(), 'me-central-1');
  const services = {
    UserId: 'kc-services',
    UserName: 'kc-services',
    Engine: 'valkey',
    AccessString: 'on ~* -@all +@read',
    AuthenticationMode: { Type: 'iam' },
  };
  await cacheUserCreator.create({ ...services, Tags }, place);
  await cacheUserCreator.create({ ...services, UserId: 'old', AuthenticationMode: { Type: 'password' } }, place);
  const [byRole, byPassword, ...others] = await cacheUserCollector.collect(place);
  assert.deepEqual(others, []);
  assert.deepEqual(byRole?.properties, services);
  assert.deepEqual(byRole?.tags, tags);
  assert.isUndefined(byRole?.untold);
  assert.deepEqual(Object.keys(byPassword?.untold ?? {}), ['AuthenticationMode.Passwords']);
});

test('A user group is nothing that moto could make, and asking for them leaves the type unseen', { skip }, async () => {
  const place = placeForTests(endpoint, accountForTest(), 'me-central-1');
  const failure: unknown = await cacheUserGroupCreator
    .create({ UserGroupId: 'kc-cache-users', Engine: 'valkey', UserIds: ['kc-services'] }, place)
    .catch((error: unknown) => error);
  assert.instanceOf(failure, EmulatorLacks);
  assert.deepEqual(await cacheUserGroupCollector.collect(place), []);
  assert.deepEqual([...place.unseen.keys()], ['AWS::ElastiCache::UserGroup']);
});

async function subnetsIn({ ec2 }: Clients): Promise<readonly string[]> {
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
  const ids = [];
  for (const [index, zone] of ['a', 'b'].entries()) {
    const call = { VpcId: Vpc?.VpcId, CidrBlock: `10.0.${index}.0/24`, AvailabilityZone: `me-central-1${zone}` };
    ids.push((await ec2.send(new CreateSubnetCommand(call))).Subnet?.SubnetId ?? '');
  }
  return ids;
}
