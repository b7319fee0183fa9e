import { test } from 'node:test';
import { expect } from 'chai';
import { queryError } from '../aws/service-for-tests.ts';
import { cloudControl } from './cloud-control.ts';
import { clustersAnswer, gapTypes, model, readOverFake, refs } from './read-over-fake-for-tests.ts';

const volume = 'AWS::EC2::Volume';
const topic = 'AWS::Kinesis::Stream';
const cluster = 'AWS::RDS::DBCluster';
const volumes = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    model(volume, `vol-${index}`, { VolumeId: `vol-${index}`, Encrypted: true }),
  );
const stream = model(topic, 'orders', { Name: 'orders', Arn: 'arn:aws:kinesis:eu-west-1:111122223333:stream/orders' });

test('resources of a type are listed page by page, and each is asked for what it is', async () => {
  const read = await readOverFake([volume], { resources: volumes(5), pageSize: 2 });
  expect(refs(read)).to.have.lengthOf(5);
  expect(read.told[0]?.properties).to.deep.equal({ Encrypted: true });
  expect(read.gaps).to.deep.equal([]);
  expect(read.calls).to.deep.equal({ 'cloudcontrol:GetResource': 5, 'cloudcontrol:ListResources': 3 });
});

test('a list that is denied leaves a gap of that type alone', async () => {
  const read = await readOverFake([volume, topic], { resources: [...volumes(2), stream], deniedTypes: [volume] });
  expect(refs(read)).to.deep.equal(['AWS::Kinesis::Stream orders']);
  expect(gapTypes(read)).to.deep.equal([volume]);
  const [gap] = read.gaps;
  expect(gap?.what).to.equal('AWS::EC2::Volume in eu-west-1');
  expect(gap?.reason).to.match(/^cloudcontrol:ListResources in eu-west-1 was denied \(AccessDeniedException\)/u);
});

for (const [what, config, reason] of [
  ['throttled out', { throttledTypes: [volume] }, /was throttled, and so were all retries \(ThrottlingException\)/u],
  ['not known in the region', { unknownTypes: [volume] }, /failed \(TypeNotFoundException\)/u],
  ['not listed after all', { unlisted: [volume] }, /failed \(UnsupportedActionException\): .* does not support LIST/u],
  ['listed for a holder only', { listNeeds: { [volume]: 'Shelf' } }, /failed \(InvalidRequestException\)/u],
  ['behind a proxy', { html: true }, /not known|not answered by AWS/u],
] as const)
  test(`a type that is ${what} is a gap, never an empty list`, async () => {
    const read = await readOverFake([volume, topic], { resources: [...volumes(1), stream], ...config });
    expect(gapTypes(read)).to.include(volume);
    expect(read.gaps.find(({ types }) => types?.includes(volume))?.reason).to.match(reason);
    expect(refs(read)).to.deep.equal('html' in config ? [] : ['AWS::Kinesis::Stream orders']);
  });

test('a type that the region does not have stays a gap, since its service may be there, and its mend says so', async () => {
  const read = await readOverFake([volume], { unknownTypes: [volume] });
  expect(read.gaps.map(({ reason, mend }) => [reason, mend])).to.deep.equal([
    [
      "cloudcontrol:ListResources in eu-west-1 failed (TypeNotFoundException): The type 'AWS::EC2::Volume' cannot be found",
      'CloudFormation does not have the type in eu-west-1, where its service may be all the same: look there by hand, or leave the region out if the architecture has nothing there.',
    ],
  ]);
});

test('resources that may not be read leave one gap for all of them, and what can be read is told', async () => {
  const read = await readOverFake([volume], { resources: volumes(4), deniedReads: ['vol-1', 'vol-2'] });
  expect(refs(read)).to.deep.equal(['AWS::EC2::Volume vol-0', 'AWS::EC2::Volume vol-3']);
  expect(gapTypes(read)).to.deep.equal([volume]);
  expect(read.gaps[0]?.reason).to.match(/^cloudcontrol:GetResource in eu-west-1 was denied/u);
});

test('where nothing may be read, a thousand resources are not asked for', async () => {
  const resources = volumes(1000);
  const read = await readOverFake([volume], { resources, deniedReads: resources.map(({ identifier }) => identifier) });
  expect(gapTypes(read)).to.deep.equal([volume]);
  expect(read.calls['cloudcontrol:GetResource']).to.be.lessThan(20);
});

test('a resource that is gone since it was listed is left out and noted, and is no gap', async () => {
  const read = await readOverFake([volume], { resources: volumes(2), vanished: ['vol-0'] });
  expect(refs(read)).to.deep.equal(['AWS::EC2::Volume vol-1']);
  expect(read.gaps).to.deep.equal([]);
  expect(read.vanished).to.have.lengthOf(1);
  expect(read.vanished[0]).to.contain("identifier 'vol-0' was not found");
});

test('what is held by another resource is listed once for each of those', async () => {
  const needed = { 'AWS::EFS::MountTarget': 'FileSystemId' };
  const files = ['fs-1', 'fs-2'].map((id) => model('AWS::EFS::FileSystem', id, { FileSystemId: id }));
  const targets = ['fs-1', 'fs-2'].map((id) =>
    model('AWS::EFS::MountTarget', `${id}-a`, { Id: `${id}-a`, FileSystemId: id }),
  );
  const resources = [...files, ...targets];
  const read = await readOverFake(['AWS::EFS::MountTarget'], { resources, listNeeds: needed });
  expect(refs(read)).to.deep.equal(['AWS::EFS::MountTarget fs-1-a', 'AWS::EFS::MountTarget fs-2-a']);
  expect(read.calls).to.deep.equal({ 'cloudcontrol:GetResource': 2, 'cloudcontrol:ListResources': 3 });
  const denied = await readOverFake(['AWS::EFS::MountTarget'], { resources, deniedTypes: ['AWS::EFS::FileSystem'] });
  expect(gapTypes(denied), 'whose holders may not be listed').to.deep.equal(['AWS::EFS::MountTarget']);
});

test('an instance that has ended is not told, though EC2 still lists it', async () => {
  const instance = (id: string, Name: string) =>
    model('AWS::EC2::Instance', id, { InstanceId: id, State: { Code: '0', Name } });
  const resources = [instance('i-1', 'running'), instance('i-2', 'terminated'), instance('i-3', 'stopped')];
  expect(refs(await readOverFake(['AWS::EC2::Instance'], { resources }))).to.deep.equal([
    'AWS::EC2::Instance i-1',
    'AWS::EC2::Instance i-3',
  ]);
});

test('clusters of DocumentDB and Neptune are told once each, as what they are', async () => {
  const types = [cluster, 'AWS::Neptune::DBCluster', 'AWS::DocDB::DBCluster'];
  // Cloud Control tells all of them as either type.
  const resources = ['shop', 'papers', 'graph'].flatMap((id) =>
    [cluster, 'AWS::Neptune::DBCluster'].map((type) => model(type, id, { DBClusterIdentifier: id })),
  );
  const engines = { shop: 'aurora-postgresql', papers: 'docdb', graph: 'neptune' };
  const read = await readOverFake(types, { resources }, () => clustersAnswer(engines));
  expect(refs(read)).to.deep.equal([
    'AWS::DocDB::DBCluster papers',
    'AWS::Neptune::DBCluster graph',
    'AWS::RDS::DBCluster shop',
  ]);
  expect(read.gaps).to.deep.equal([]);
  const denied = await readOverFake(types, { resources }, () => queryError('AccessDenied', 'no', 403));
  expect([refs(denied), gapTypes(denied)]).to.deep.equal([[], types.toSorted()]);
});

test('the global database that a cluster is in is told by RDS, since Cloud Control leaves it out', async () => {
  const resources = [model(cluster, 'shop', { DBClusterIdentifier: 'shop', Engine: 'aurora-mysql' })];
  const told = '<GlobalClusterIdentifier>world</GlobalClusterIdentifier>';
  const read = await readOverFake([cluster], { resources }, () => clustersAnswer({ shop: 'aurora-mysql' }, told));
  expect(read.told[0]?.properties).to.include({ GlobalClusterIdentifier: 'world', Engine: 'aurora-mysql' });
});

test('nodes of a replication group are no cache clusters', async () => {
  const type = 'AWS::ElastiCache::CacheCluster';
  const resources = ['shop-001', 'sessions'].map((id) => model(type, id, { ClusterName: id }));
  const answer = {
    body: '<AnyResponse><DescribeCacheClustersResult><CacheClusters><CacheCluster><CacheClusterId>shop-001</CacheClusterId><ReplicationGroupId>shop</ReplicationGroupId></CacheCluster><CacheCluster><CacheClusterId>sessions</CacheClusterId></CacheCluster></CacheClusters></DescribeCacheClustersResult></AnyResponse>',
  };
  expect(refs(await readOverFake([type], { resources }, () => answer))).to.deep.equal([`${type} sessions`]);
});

test('a table that answers as both types is told once: as global where it has replicas elsewhere', async () => {
  const [single, global] = ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'];
  const replica = (Region: string) => ({ Region, Tags: [{ Key: 'Project', Value: `shop of ${Region}` }] });
  const resources = [
    model(single, 'orders', { TableName: 'orders', Tags: [{ Key: 'Project', Value: 'shop' }] }),
    model(single, 'world', { TableName: 'world' }),
    model(global, 'orders', { TableName: 'orders', Replicas: [replica('eu-west-1')] }),
    model(global, 'world', { TableName: 'world', Replicas: [replica('us-east-1'), replica('eu-west-1')] }),
  ];
  const read = await readOverFake([single], { resources });
  expect(read.told.map(({ type, ref, tags }) => [type, ref, tags])).to.deep.equal([
    [single, 'orders', { Project: 'shop' }],
    [global, 'world', { Project: 'shop of eu-west-1' }],
  ]);
  expect(gapTypes(await readOverFake([single], { resources, deniedTypes: [global] }))).to.deep.equal([global]);
});

test('a service that was never turned on has none of its resources', async () => {
  const type = 'AWS::SecurityHub::Hub';
  const broken = 'is not subscribed to AWS Security Hub';
  const read = await readOverFake([type], {
    refusedTypes: { [type]: ['AccessDeniedException', `Account 1 ${broken}`] },
  });
  expect([refs(read), read.gaps]).to.deep.equal([[], []]);
});

test('every type is read, told by another one, or a gap with its mend', () => {
  const types = [volume, 'AWS::EMR::Studio', 'AWS::Route53::RecordSetGroup', 'Kubernetes::apps::Deployment'];
  const { collectors, gaps } = cloudControl(types);
  expect(collectors.map((collector) => collector.types)).to.deep.equal([[volume]]);
  expect(gaps).to.deep.equal([
    {
      what: 'AWS::EMR::Studio',
      reason: 'AWS::EMR::Studio: no collector reads it, and it is not among the types that are asked of Cloud Control',
      mend: "Add AWS::EMR::Studio to type-schemas.json, from its schema in CloudFormation's registry.",
      types: ['AWS::EMR::Studio'],
    },
  ]);
});

test('what a collector of its own reads is not asked again', () => {
  expect(cloudControl(['AWS::RDS::DBInstance', 'AWS::S3::Bucket'])).to.deep.equal({
    collectors: [],
    gaps: [],
    actions: [],
  });
});

test('no secret is fetched: types whose handlers would are not asked at all', () => {
  const { collectors, gaps, actions } = cloudControl([
    'AWS::SecretsManager::SecretTargetAttachment',
    'AWS::SSM::Parameter',
  ]);
  expect([collectors, actions]).to.deep.equal([[], []]);
  expect(gaps.map(({ types }) => types)).to.deep.equal([['AWS::SSM::Parameter']]);
});
