import { test } from 'node:test';
import { expect } from 'chai';
import {
  fakeAccount as account,
  fakeBucket,
  fakeItem,
  fakeRegion as region,
  queueAlarms,
} from '../../../fixtures/fakes/config-items-for-tests.ts';
import type { ItemSource } from './item-source.ts';
import { readConfig as read } from './read-config-for-tests.ts';
import { recorderSource } from './recorder-source.ts';

const alarm = 'AWS::CloudWatch::Alarm';
const bucket = 'AWS::S3::Bucket';
const recordsAll = { allSupported: true, includeGlobalResourceTypes: false, resourceTypes: [] };
const on = { recording: true, lastStatus: 'Success', recordingGroup: recordsAll } as const;

test('250 resources take three pages of one query, and each says when it was captured', async () => {
  const { told, gaps, calls } = await read({ items: queueAlarms(250) });
  expect(told).to.have.lengthOf(250);
  expect(gaps.size).to.equal(0);
  expect(calls.get('SelectResourceConfig')).to.equal(3);
  expect([...calls.values()].reduce((sum, count) => sum + count)).to.equal(6);
  expect(told[0]).to.deep.include({
    type: alarm,
    ref: 'queue-0',
    tags: { Component: 'tests' },
    capturedAt: '2026-11-01T00:00:00.000Z',
    api: 'config:SelectResourceConfig',
  });
  expect(told[0]?.properties).to.deep.include({
    AlarmActions: [`arn:aws:sns:${region}:${account}:alarms`],
    Dimensions: [{ Name: 'QueueName', Value: 'queue-0' }],
    Metrics: { unseen: 'AWS Config does not record it' },
    Threshold: 100,
  });
});

test('a query that is denied, broken or throttled out leaves every type unseen', async () => {
  for (const [trouble, error] of [
    [{ denied: ['SelectResourceConfig'] }, 'AccessDeniedException'],
    [{ denied: ['DescribeConfigurationRecorderStatus'] }, 'AccessDeniedException'],
    [{ broken: 'ExpiredTokenException' }, 'ExpiredToken'],
    [{ throttled: { SelectResourceConfig: 99 } }, 'ThrottlingException'],
    [{ html: true }, 'HTML'],
  ] as const) {
    const { told, gaps } = await read({ items: queueAlarms(3), ...trouble });
    expect(told).to.deep.equal([]);
    expect(gaps.get(alarm)).to.contain(error);
    expect(gaps.get('AWS::EC2::Route')).to.contain(error);
  }
});

test('a query that is throttled for a while is asked again', async () => {
  const { told, gaps } = await read({ items: queueAlarms(3), throttled: { SelectResourceConfig: 1 } }, { attempts: 3 });
  expect(told).to.have.lengthOf(3);
  expect(gaps.size).to.equal(0);
});

test('what a recorder kept before it was stopped, or while it fails, is not read', async () => {
  const stopped = await read({ items: queueAlarms(3), recorders: { [region]: { ...on, recording: false } } });
  expect(stopped.told).to.deep.equal([]);
  expect(stopped.gaps.get(alarm)).to.contain(`the recorder default in ${region} is off`);
  const failing = { ...on, lastStatus: 'Failure', lastErrorCode: 'InsufficientDeliveryPolicyException' } as const;
  const failed = await read({ items: queueAlarms(3), recorders: { [region]: failing } });
  expect(failed.told).to.deep.equal([]);
  expect(failed.gaps.get(alarm)).to.contain('InsufficientDeliveryPolicyException');
  const none = await read({ items: queueAlarms(3), recorders: { [region]: undefined } });
  expect(none.told).to.deep.equal([]);
  expect(none.gaps.get(alarm)).to.contain(`no recorder in ${region}`);
});

test('a type that is not recorded is unseen, and the others are told', async () => {
  const chosen = { ...on, recordingGroup: { allSupported: false, resourceTypes: [alarm] } };
  const included = await read({ items: queueAlarms(2), recorders: { [region]: chosen } });
  expect(included.told).to.have.lengthOf(2);
  expect(included.gaps.has(alarm)).to.equal(false);
  expect(included.gaps.get('AWS::S3::BucketPolicy')).to.contain('does not record AWS::S3::Bucket');
  const but = { allSupported: false, exclusionByResourceTypes: { resourceTypes: [bucket] } };
  const strategy = { recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' } };
  const excluded = await read({ recorders: { [region]: { ...on, recordingGroup: { ...but, ...strategy } } } });
  expect([...excluded.gaps.keys()]).to.deep.equal([bucket, 'AWS::S3::BucketPolicy']);
});

test('identities are unseen where the recorder leaves global types out', async () => {
  const { gaps } = await read({ recorders: { [region]: on } }, { isGlobal: true });
  expect(gaps.get('AWS::IAM::Role')).to.contain('does not record AWS::IAM::Role');
  expect((await read({}, { isGlobal: true })).gaps.size).to.equal(0);
});

test('a type that was discovered and of which a query has none is unseen', async () => {
  const { told, gaps } = await read({ items: queueAlarms(7), notIndexed: [alarm] });
  expect(told).to.deep.equal([]);
  expect(gaps.get(alarm)).to.contain('7 were discovered');
  expect(gaps.has(bucket)).to.equal(false);
  const denied = await read({ items: queueAlarms(1), denied: ['GetDiscoveredResourceCounts'] });
  expect(denied.told).to.have.lengthOf(1);
  for (const type of [alarm, bucket]) expect(denied.gaps.get(type)).to.contain('AccessDeniedException');
});

test('a type of which a query has fewer than were discovered is not wholly seen', async () => {
  const countedAs = (count: number): ItemSource => ({
    ...recorderSource,
    counts: () => Promise.resolve(new Map([[alarm, count]])),
  });
  const deleted = { ...fakeItem(alarm, 'gone', {}), configurationItemStatus: 'ResourceDeleted', lingers: true };
  const [again] = queueAlarms(1);
  const items = [...queueAlarms(4), ...(again ? [again] : []), deleted];
  const { told, gaps } = await read({ items }, { source: countedAs(5) });
  expect(told).to.have.lengthOf(4);
  expect([...gaps]).to.deep.equal([[alarm, '5 were discovered, and the query has 4 (NotRecorded)']]);
  expect((await read({ items }, { source: countedAs(4) })).gaps.size).to.equal(0);
});

test('a resource that was deleted and lingers in queries is left out', async () => {
  const [one, two] = queueAlarms(2);
  const deleted = { ...fakeItem(alarm, 'gone', {}), configurationItemStatus: 'ResourceDeleted', lingers: true };
  const { told } = await read({ items: [one, two, deleted].filter((item) => item !== undefined) });
  expect(told.map(({ ref }) => ref)).to.deep.equal(['queue-0', 'queue-1']);
  const ignored = { ...fakeItem(alarm, 'ignored', {}), configurationItemStatus: 'ResourceNotRecorded' };
  const { gaps } = await read({ items: [ignored] });
  expect(gaps.get(alarm)).to.contain('discovered and are not recorded');
});

test('a resource that pages tell of twice is told once, as it was captured last', async () => {
  const [one] = queueAlarms(1);
  if (one === undefined) throw new Error('There is no alarm.');
  const later = { ...one, configurationItemCaptureTime: '2026-11-02T00:00:00.000Z' };
  const { told } = await read({ items: [one, later, one] });
  expect(told.map(({ capturedAt }) => capturedAt)).to.deep.equal(['2026-11-02T00:00:00.000Z']);
});

test("a bucket's policy, which queries leave out, is asked for a hundred buckets at a time", async () => {
  const Statement = [{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' }];
  const items = Array.from({ length: 150 }, (_, index) => fakeBucket(`b${index}`, index === 0 ? { Statement } : null));
  const { told, calls, gaps } = await read({ items });
  expect(calls.get('BatchGetResourceConfig')).to.equal(2);
  expect(gaps.size).to.equal(0);
  const policies = told.filter(({ type }) => type === 'AWS::S3::BucketPolicy');
  expect(policies.map(({ properties }) => properties)).to.deep.equal([{ Bucket: 'b0', PolicyDocument: { Statement } }]);
  expect(told.find(({ ref }) => ref === 'b1')?.properties).to.deep.include({
    BucketName: 'b1',
    OwnershipControls: { unseen: 'AWS Config does not record it' },
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: false,
      BlockPublicPolicy: false,
      IgnorePublicAcls: false,
      RestrictPublicBuckets: false,
    },
  });
});

test('a policy that was not told is unseen, and not absent', async () => {
  const { told } = await read({ items: [fakeBucket('b', null)], denied: ['BatchGetResourceConfig'] });
  const policy = told.find(({ type }) => type === 'AWS::S3::BucketPolicy');
  expect(policy?.properties['PolicyDocument']).to.deep.equal({
    unseen: "AWS Config did not tell the bucket's BucketPolicy",
  });
});

test('a security group told without its rules is unseen, and not one without rules', async () => {
  const group = fakeItem('AWS::EC2::SecurityGroup', 'sg-1', { groupId: 'sg-1', groupName: 'a', vpcId: 'vpc-1' });
  const { told, gaps } = await read({ items: [group] });
  expect(told).to.deep.equal([]);
  expect(gaps.get('AWS::EC2::SecurityGroup')).to.contain('without ipPermissions');
});

test("a role's policies, which queries leave out, are asked for, and a role without them is unseen", async () => {
  const document = encodeURIComponent('{"Statement":[]}');
  const role = fakeItem('AWS::IAM::Role', 'AROA', {
    roleName: 'r',
    path: '/',
    assumeRolePolicyDocument: document,
    attachedManagedPolicies: [],
    rolePolicyList: [{ policyName: 'p', policyDocument: document }],
  });
  const { told, calls } = await read({ items: [role] }, { isGlobal: true });
  expect(calls.get('BatchGetResourceConfig')).to.equal(1);
  expect(told[0]?.properties['Policies']).to.deep.equal([{ PolicyName: 'p', PolicyDocument: { Statement: [] } }]);
  const denied = await read({ items: [role], denied: ['BatchGetResourceConfig'] }, { isGlobal: true });
  expect(denied.told).to.deep.equal([]);
  expect(denied.gaps.get('AWS::IAM::Role')).to.contain('assumeRolePolicyDocument');
});

test('types that neither Config nor another collector tells of are unseen by name', async () => {
  const group = 'AWS::ElasticLoadBalancingV2::TargetGroup';
  const { gaps } = await read({}, { wanted: [alarm, group, 'AWS::Logs::LogGroup'], filledIn: ['AWS::Logs::LogGroup'] });
  expect([...gaps.keys()]).to.deep.equal([group]);
  expect(gaps.get(group)).to.contain('AWS Config does not tell of it');
});

test('types that another collector reads are not asked of Config', async () => {
  const { told } = await read({ items: queueAlarms(2) }, { filledIn: [alarm] });
  expect(told).to.deep.equal([]);
});
