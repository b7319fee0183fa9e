import { assert } from 'chai';
import { test } from 'node:test';
import { isUnseen } from '../../../inventory/value.ts';
import { answersForTests, failure } from '../answers-for-tests.ts';
import { replicationGroupCollector } from './replication-group-collector.ts';
import { cacheUserCollector } from './user-collector.ts';
import { cacheUserGroupCollector } from './user-group-collector.ts';

/** Answers of ElastiCache. origin: 'case', in the shapes of its API reference. */
const arn = 'arn:aws:elasticache:eu-west-1:111122223333';
const groups = {
  ReplicationGroups: [
    { ReplicationGroupId: 'one', ARN: `${arn}:replicationgroup:one`, MemberClusters: ['one-001'] },
    { ReplicationGroupId: 'two', ARN: `${arn}:replicationgroup:two`, MemberClusters: ['two-001'] },
  ],
};
const member = (name: string, group: string) => ({
  CacheClusterId: name,
  SecurityGroups: [{ SecurityGroupId: group }],
});
const noTags = { TagList: [] };

test('Each cache has what its own members tell, by one call for all of them', async () => {
  const place = answersForTests({
    DescribeReplicationGroups: groups,
    DescribeCacheClusters: {
      CacheClusters: [member('two-001', 'sg-2'), member('one-001', 'sg-1'), member('other', 'sg-3')],
    },
    ListTagsForResource: noTags,
  });
  const found = await replicationGroupCollector.collect(place);
  assert.deepEqual(
    found.map(({ ref, properties }) => [ref, properties['SecurityGroupIds']]),
    [
      ['one', ['sg-1']],
      ['two', ['sg-2']],
    ],
  );
  assert.lengthOf(place.asked, 4);
});

test('Where the members are denied, the caches are seen, and what only members tell is not', async () => {
  const place = answersForTests({
    DescribeReplicationGroups: groups,
    DescribeCacheClusters: failure('AccessDenied'),
    ListTagsForResource: noTags,
  });
  const found = await replicationGroupCollector.collect(place);
  assert.isTrue(found.every(({ properties }) => isUnseen(properties['SecurityGroupIds'])));
  assert.lengthOf(found, 2);
  assert.equal(place.unseen.size, 0);
});

test('Where the tags are denied, caches count as not seen; a cache that is gone is left out', async () => {
  const denied = answersForTests({
    DescribeReplicationGroups: groups,
    DescribeCacheClusters: { CacheClusters: [] },
    ListTagsForResource: failure('AccessDenied'),
  });
  await replicationGroupCollector.collect(denied);
  assert.deepEqual([...denied.unseen.keys()], ['AWS::ElastiCache::ReplicationGroup']);
  const gone = answersForTests({
    DescribeReplicationGroups: groups,
    DescribeCacheClusters: { CacheClusters: [] },
    ListTagsForResource: failure('ReplicationGroupNotFoundFault'),
  });
  assert.deepEqual([await replicationGroupCollector.collect(gone), gone.unseen.size], [[], 0]);
});

test('User groups are read with their users; the user of AWS is no user of the architecture', async () => {
  const place = answersForTests({
    DescribeUsers: {
      Users: [{ UserId: 'default' }, { UserId: 'b', ARN: `${arn}:user:b`, Authentication: { Type: 'no-password' } }],
    },
    DescribeUserGroups: {
      UserGroups: [
        { UserGroupId: 'users', ARN: `${arn}:usergroup:users`, Engine: 'valkey', UserIds: ['default', 'b'] },
      ],
    },
    ListTagsForResource: { TagList: [{ Key: 'Component', Value: 'cache' }] },
  });
  const [user, ...others] = await cacheUserCollector.collect(place);
  assert.deepEqual(others, []);
  assert.deepEqual(user?.properties, { UserId: 'b', AuthenticationMode: { Type: 'no-password-required' } });
  const [group] = await cacheUserGroupCollector.collect(place);
  assert.deepEqual(group?.properties, { UserGroupId: 'users', Engine: 'valkey', UserIds: ['b', 'default'] });
  assert.deepEqual(group?.tags, { Component: 'cache' });
});
