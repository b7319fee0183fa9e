import { test } from 'node:test';
import { expect } from 'chai';
import { ec2Error, json, queryError, type WireAnswer, type WireRequest } from '../../aws/service-for-tests.ts';
import { account, gapTypes, model, readOverFake, refs, region } from '../read-over-fake-for-tests.ts';
import { documentCluster } from './document-cluster-collector.ts';

const rds = (operation: string, inner: string): WireAnswer => ({
  body: `<${operation}Response><${operation}Result>${inner}</${operation}Result></${operation}Response>`,
});

test('a cluster of DocumentDB is told as a template would say it', () => {
  const told = documentCluster(
    {
      DBClusterIdentifier: 'papers',
      DBClusterArn: 'arn:aws:rds:eu-west-1:111122223333:cluster:papers',
      Engine: 'docdb',
      EngineVersion: '5.0.0',
      StorageEncrypted: false,
      BackupRetentionPeriod: 7,
      DBClusterParameterGroup: 'default.docdb5.0',
      DBSubnetGroup: 'data',
      DeletionProtection: true,
      Endpoint: 'papers.cluster-abc.eu-west-1.docdb.amazonaws.com',
      Port: 27_017,
      VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-2' }, { VpcSecurityGroupId: 'sg-1' }],
      TagList: [{ Key: 'Project', Value: 'shop' }],
    },
    region,
  );
  expect(told).to.deep.equal({
    type: 'AWS::DocDB::DBCluster',
    ref: 'papers',
    arn: 'arn:aws:rds:eu-west-1:111122223333:cluster:papers',
    region,
    tags: { Project: 'shop' },
    properties: {
      DBClusterIdentifier: 'papers',
      EngineVersion: '5.0.0',
      StorageEncrypted: false,
      BackupRetentionPeriod: 7,
      DBSubnetGroupName: 'data',
      DeletionProtection: true,
      Port: 27_017,
      VpcSecurityGroupIds: ['sg-1', 'sg-2'],
    },
    attributes: { Endpoint: 'papers.cluster-abc.eu-west-1.docdb.amazonaws.com' },
    untold: { MasterUserPassword: 'DocumentDB shows it to nobody' },
    api: 'rds:DescribeDBClusters',
  });
});

test('a switch that an answer leaves out is open, not off', () => {
  const { untold } = documentCluster({ DBClusterIdentifier: 'papers', MasterUserSecret: {} }, region);
  expect(Object.keys(untold ?? {})).to.deep.equal(['DeletionProtection', 'StorageEncrypted', 'BackupRetentionPeriod']);
});

test('instances of DocumentDB are told as such, and none of RDS', async () => {
  const instance = (id: string, engine: string) =>
    `<DBInstance><DBInstanceIdentifier>${id}</DBInstanceIdentifier><Engine>${engine}</Engine><DBClusterIdentifier>papers</DBClusterIdentifier></DBInstance>`;
  const all = `<DBInstances>${instance('papers-1', 'docdb')}${instance('shop-1', 'postgres')}</DBInstances>`;
  const type = 'AWS::DocDB::DBInstance';
  const read = await readOverFake([type], {}, () => rds('DescribeDBInstances', all));
  expect(refs(read)).to.deep.equal([`${type} papers-1`]);
  expect(read.told[0]?.properties).to.deep.equal({ DBInstanceIdentifier: 'papers-1', DBClusterIdentifier: 'papers' });
  const denied = await readOverFake([type], {}, () => queryError('AccessDenied', 'no', 403));
  expect(gapTypes(denied)).to.deep.equal([type]);
});

/** Three groups of clusters, of which one sets a parameter. */
function groups({ operation }: WireRequest): WireAnswer {
  const group = (name: string, family: string) =>
    `<DBClusterParameterGroup><DBClusterParameterGroupName>${name}</DBClusterParameterGroupName><DBParameterGroupFamily>${family}</DBParameterGroupFamily><DBClusterParameterGroupArn>arn:aws:rds:${region}:${account}:cluster-pg:${name}</DBClusterParameterGroupArn></DBClusterParameterGroup>`;
  if (operation === 'ListTagsForResource') return rds(operation, '<TagList/>');
  if (operation === 'DescribeDBClusterParameters')
    return rds(
      operation,
      '<Parameters><Parameter><ParameterName>rds.force_ssl</ParameterName><ParameterValue>0</ParameterValue></Parameter></Parameters>',
    );
  const all = [
    group('strict', 'aurora-postgresql16'),
    group('default.aurora-postgresql16', 'aurora-postgresql16'),
    group('papers', 'docdb5.0'),
    group('graph', 'neptune1.3'),
  ];
  return rds(operation, `<DBClusterParameterGroups>${all.join('')}</DBClusterParameterGroups>`);
}

test('groups of cluster parameters are told with what was set, by family, without the default ones', async () => {
  const types = ['AWS::RDS::DBClusterParameterGroup', 'AWS::DocDB::DBClusterParameterGroup'];
  const read = await readOverFake(types, {}, groups);
  expect(refs(read)).to.deep.equal([`${types[1]} papers`, `${types[0]} strict`]);
  expect(read.told.find(({ ref }) => ref === 'strict')?.properties).to.deep.equal({
    DBClusterParameterGroupName: 'strict',
    Family: 'aurora-postgresql16',
    Parameters: { 'rds.force_ssl': '0' },
  });
});

test('parameters that may not be seen are unseen, and not taken for none', async () => {
  const read = await readOverFake(['AWS::RDS::DBClusterParameterGroup'], {}, (request) =>
    request.operation === 'DescribeDBClusterParameters' ? queryError('AccessDenied', 'no', 403) : groups(request),
  );
  expect(read.told[0]?.properties['Parameters']).to.have.property('unseen');
});

test('prefix lists are told with their addresses, those of AWS too', async () => {
  const list = (id: string, owner: string) =>
    `<item><prefixListId>${id}</prefixListId><ownerId>${owner}</ownerId><prefixListName>${id} of ${owner}</prefixListName><addressFamily>IPv4</addressFamily></item>`;
  const answer = ({ operation }: WireRequest): WireAnswer =>
    operation === 'DescribeManagedPrefixLists'
      ? {
          body: `<AnyResponse><prefixListSet>${list('pl-1', 'AWS')}${list('pl-2', account)}</prefixListSet></AnyResponse>`,
        }
      : { body: '<AnyResponse><entrySet><item><cidr>10.0.0.0/8</cidr></item></entrySet></AnyResponse>' };
  const type = 'AWS::EC2::PrefixList';
  const read = await readOverFake([type], {}, answer);
  expect(read.told.map(({ properties }) => properties)).to.deep.equal([
    { PrefixListName: 'pl-1 of AWS', AddressFamily: 'IPv4', Entries: [{ Cidr: '10.0.0.0/8' }] },
    { PrefixListName: `pl-2 of ${account}`, AddressFamily: 'IPv4', Entries: [{ Cidr: '10.0.0.0/8' }] },
  ]);
  const halved = await readOverFake([type], {}, (request) =>
    request.operation === 'DescribeManagedPrefixLists' ? answer(request) : ec2Error('UnauthorizedOperation', 'no', 403),
  );
  expect([refs(halved), gapTypes(halved)], 'whose entries may not be seen').to.deep.equal([[], [type]]);
});

test('who may use a layer is asked for each of its versions', async () => {
  const type = 'AWS::Lambda::LayerVersionPermission';
  const version = (number: number) => `arn:aws:lambda:${region}:${account}:layer:tools:${number}`;
  const answer = ({ operation }: WireRequest): WireAnswer =>
    operation.includes('/versions')
      ? json({ LayerVersions: [{ LayerVersionArn: version(1) }, { LayerVersionArn: version(2) }] })
      : json({ Layers: [{ LayerName: 'tools' }] });
  const resources = [
    model(type, `${version(1)}#all`, { Id: `${version(1)}#all`, LayerVersionArn: version(1), Principal: '*' }),
  ];
  const read = await readOverFake([type], { resources, listNeeds: { [type]: 'LayerVersionArn' } }, answer);
  expect(read.told.map(({ properties }) => properties)).to.deep.equal([
    { LayerVersionArn: version(1), Principal: '*' },
  ]);
  expect(read.calls).to.include({ 'cloudcontrol:ListResources': 2, 'cloudcontrol:GetResource': 1 });
  expect(gapTypes(await readOverFake([type], {}, () => queryError('x', 'no', 403)))).to.deep.equal([type]);
});
