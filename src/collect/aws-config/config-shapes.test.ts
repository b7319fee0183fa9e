import { test } from 'node:test';
import { expect } from 'chai';
import { apiShape } from './api-shape.ts';
import { grantsOf, lifecycleRuleOf, replicationRulesOf } from './bucket-parts.ts';
import { configItemOf, NoConfigItem } from './config-item.ts';
import { configKinds } from './config-kinds.ts';
import { configQuery } from './config-query.ts';
import type { FromConfig } from './from-config.ts';
import { itemMappers } from './item-mappers.ts';
import { stalenessOf } from './staleness.ts';

// Origin: 'case', in the shapes that the schemas of queries name.

test('names have their first letter raised, but for those that do not follow', () => {
  expect(
    apiShape({
      dBInstanceIdentifier: 'a',
      iPv6Address: '::1',
      vpczoneIdentifier: 's',
      okactions: [],
      state: { value: 'available' },
      nothing: null,
      list: [{ cidrIp: '10.0.0.0/8' }, null],
    }),
  ).to.deep.equal({
    DBInstanceIdentifier: 'a',
    IPv6Address: '::1',
    VPCZoneIdentifier: 's',
    OKActions: [],
    State: 'available',
    List: [{ CidrIp: '10.0.0.0/8' }],
  });
});

test('a row without a configuration, an account or a time of capture is no item', () => {
  const whole = {
    accountId: '111122223333',
    awsRegion: 'eu-west-1',
    configuration: {},
    configurationItemCaptureTime: '2026-11-01T00:00:00.000Z',
    resourceId: 'a',
    resourceType: 'AWS::EC2::VPC',
  };
  expect(configItemOf(JSON.stringify(whole)).tags).to.deep.equal({});
  for (const key of ['accountId', 'configuration', 'configurationItemCaptureTime'])
    expect(() => configItemOf(JSON.stringify({ ...whole, [key]: undefined })), key).to.throw(NoConfigItem);
  const tags = { Name: 'a', 'aws:cloudformation:stack-name': 'b' };
  expect(configItemOf(JSON.stringify({ ...whole, tags })).tags).to.deep.equal({ Name: 'a' });
});

test('parts that are text within text are read', () => {
  const text = JSON.stringify(JSON.stringify({ grantList: [{ grantee: 'AllUsers', permission: 'Read' }] }));
  const item = configItemOf(
    JSON.stringify({
      accountId: '1',
      awsRegion: 'eu-west-1',
      configuration: '{"name":"b"}',
      configurationItemCaptureTime: '2026-11-01T00:00:00.000Z',
      resourceId: 'b',
      resourceType: 'AWS::S3::Bucket',
      supplementaryConfiguration: { AccessControlList: text, BucketPolicy: '{"policyText":null}' },
    }),
  );
  expect(item.configuration).to.deep.equal({ name: 'b' });
  expect(item.supplementary?.['BucketPolicy']).to.deep.equal({ policyText: null });
  expect(grantsOf(item.supplementary?.['AccessControlList'])).to.deep.equal([
    { Grantee: { Type: 'Group', URI: 'http://acs.amazonaws.com/groups/global/AllUsers' }, Permission: 'READ' },
  ]);
});

test('a rule of expiry is read from its tree of predicates, and one of another kind is refused', () => {
  const operands = [
    { type: 'LifecyclePrefixPredicate', prefix: 'logs/' },
    { type: 'LifecycleTagPredicate', tag: { key: 'Keep', value: 'no' } },
  ];
  const rule = lifecycleRuleOf({
    id: 'r',
    status: 'Enabled',
    expirationInDays: 30,
    noncurrentVersionExpirationInDays: -1,
    filter: { predicate: { type: 'LifecycleAndOperator', operands } },
  });
  expect(rule.Expiration?.Days).to.equal(30);
  expect(rule.NoncurrentVersionExpiration).to.equal(undefined);
  expect(rule.Filter).to.deep.equal({ And: { Prefix: 'logs/', Tags: [{ Key: 'Keep', Value: 'no' }] } });
  expect(() => lifecycleRuleOf({ filter: { predicate: { type: 'LifecycleOther' } } })).to.throw('LifecycleOther');
  expect(() => replicationRulesOf({ r: { filter: { predicate: { type: 'ReplicationTagPredicate' } } } })).to.throw(
    'ReplicationTagPredicate',
  );
});

test('every kind has a mapper or is part of networks, and all kinds fit one query', () => {
  const networks = ['VPC', 'Subnet', 'RouteTable', 'NetworkAcl', 'SecurityGroup', 'InternetGateway', 'VPNGateway'];
  const alone = configKinds.filter(({ configType }) => !networks.some((name) => configType === `AWS::EC2::${name}`));
  expect(alone.map(({ configType }) => configType).toSorted()).to.deep.equal(Object.keys(itemMappers).toSorted());
  const types = configKinds.map(({ configType }) => configType);
  expect(configQuery(types, { account: '111122223333', region: 'ap-southeast-1' }).length).to.be.lessThan(4096);
  expect(() => configQuery(Array.from({ length: 300 }, () => 'AWS::EC2::VPC'))).to.throw('Ask for fewer types');
});

test('staleness says how old the oldest capture of a type is', () => {
  const record = (type: string, capturedAt: string) => ({ type, capturedAt }) as FromConfig;
  const now = Date.parse('2026-11-02T00:00:00.000Z');
  const records = [record('B', '2026-11-01T12:00:00.000Z'), record('A', '2026-11-01T23:59:59.000Z')];
  expect(stalenessOf([...records, record('B', '2026-11-01T00:00:00.000Z')], now)).to.deep.equal([
    {
      type: 'A',
      resources: 1,
      oldestCapture: '2026-11-01T23:59:59.000Z',
      newestCapture: '2026-11-01T23:59:59.000Z',
      maxAgeMs: 1000,
    },
    {
      type: 'B',
      resources: 2,
      oldestCapture: '2026-11-01T00:00:00.000Z',
      newestCapture: '2026-11-01T12:00:00.000Z',
      maxAgeMs: 86_400_000,
    },
  ]);
});
