import type { CacheCluster, ReplicationGroup } from '@aws-sdk/client-elasticache';
import { assert } from 'chai';
import { test } from 'node:test';
import { unseen } from '../../../inventory/value.ts';
import { replicationGroup } from './replication-group.ts';

/** Answers of DescribeReplicationGroups and DescribeCacheClusters. origin: 'case', in the shapes of the API reference. */
const told: ReplicationGroup = {
  ReplicationGroupId: 'cache',
  Description: 'Answers',
  ARN: 'arn:aws:elasticache:eu-west-1:111122223333:replicationgroup:cache',
  Status: 'available',
  Engine: 'valkey',
  CacheNodeType: 'cache.m6g.large',
  ClusterEnabled: false,
  ClusterMode: 'disabled',
  MemberClusters: ['cache-001', 'cache-002'],
  NodeGroups: [
    {
      NodeGroupId: '0001',
      PrimaryEndpoint: { Address: 'master.cache.abc.euw1.cache.amazonaws.com', Port: 6380 },
      ReaderEndpoint: { Address: 'replica.cache.abc.euw1.cache.amazonaws.com', Port: 6380 },
      NodeGroupMembers: [{ CacheClusterId: 'cache-001' }, { CacheClusterId: 'cache-002' }],
    },
  ],
  AutomaticFailover: 'enabling',
  MultiAZ: 'enabled',
  AtRestEncryptionEnabled: true,
  TransitEncryptionEnabled: true,
  TransitEncryptionMode: 'preferred',
  AuthTokenEnabled: true,
  UserGroupIds: ['users'],
  SnapshotRetentionLimit: 1,
  DataTiering: 'disabled',
};
const member: CacheCluster = {
  CacheClusterId: 'cache-001',
  CacheSubnetGroupName: 'data',
  CacheParameterGroup: { CacheParameterGroupName: 'default.valkey8' },
  EngineVersion: '8.0.1',
  PreferredMaintenanceWindow: 'sun:03:00-sun:04:00',
  NotificationConfiguration: { TopicArn: 'arn:aws:sns:eu-west-1:111122223333:cache' },
  SecurityGroups: [{ SecurityGroupId: 'sg-1', Status: 'active' }],
};

test('A cache is told with what only its members tell, and failover that is not yet on is off', () => {
  const { properties, attributes, untold } = replicationGroup(
    told,
    { kind: 'told', answer: [member] },
    [],
    'eu-west-1',
  );
  assert.deepEqual(properties, {
    ReplicationGroupId: 'cache',
    ReplicationGroupDescription: 'Answers',
    Engine: 'valkey',
    EngineVersion: '8.0.1',
    CacheNodeType: 'cache.m6g.large',
    ClusterMode: 'disabled',
    NumNodeGroups: 1,
    NumCacheClusters: 2,
    ReplicasPerNodeGroup: 1,
    Port: 6380,
    MultiAZEnabled: true,
    AutomaticFailoverEnabled: false,
    AtRestEncryptionEnabled: true,
    TransitEncryptionEnabled: true,
    TransitEncryptionMode: 'preferred',
    UserGroupIds: ['users'],
    SnapshotRetentionLimit: 1,
    DataTieringEnabled: false,
    CacheSubnetGroupName: 'data',
    CacheParameterGroupName: 'default.valkey8',
    NotificationTopicArn: 'arn:aws:sns:eu-west-1:111122223333:cache',
    PreferredMaintenanceWindow: 'sun:03:00-sun:04:00',
    SecurityGroupIds: ['sg-1'],
  });
  assert.equal(attributes['ReaderEndPoint.Address'], 'replica.cache.abc.euw1.cache.amazonaws.com');
  assert.deepEqual(untold, { AuthToken: 'ElastiCache shows it to nobody' });
});

test('Where the members may not be read, what only they tell is unseen with the reason', () => {
  const value = unseen('elasticache:DescribeCacheClusters was denied');
  const { properties } = replicationGroup(told, { kind: 'unseen', value }, [], 'eu-west-1');
  assert.deepEqual(properties['SecurityGroupIds'], value);
  assert.deepEqual(properties['CacheSubnetGroupName'], value);
  assert.equal(properties['TransitEncryptionEnabled'], true);
});

test('A group whose members were not listed leaves open what only they tell', () => {
  const { properties, untold } = replicationGroup(told, { kind: 'told', answer: [] }, [], 'eu-west-1');
  assert.notProperty(properties, 'SecurityGroupIds');
  assert.sameMembers(Object.keys(untold ?? {}), [
    'AuthToken',
    'CacheSubnetGroupName',
    'EngineVersion',
    'PreferredMaintenanceWindow',
    'SecurityGroupIds',
  ]);
});
