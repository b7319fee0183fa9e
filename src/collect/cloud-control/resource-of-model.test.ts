import { test } from 'node:test';
import { expect } from 'chai';
import { untoldInput } from '../aws/untold-input.ts';
import { linked } from '../aws/linked.ts';
import type { Mapped } from '../aws/collector.ts';
import { resourceOfModel } from './resource-of-model.ts';
import { typeSchema } from './type-schema.ts';

const account = '111122223333';
const place = { account, region: 'eu-west-1', partition: 'aws' };

/** As Cloud Control would tell it. Origin: 'case'. */
function mapped(type: string, identifier: string, properties: Readonly<Record<string, unknown>>): Mapped {
  return resourceOfModel({ identifier, properties }, type, typeSchema(type) ?? { identifier: [] }, place);
}

test('a resource has its properties as they are told, and read-only ones as attributes', () => {
  const told = mapped('AWS::RDS::DBCluster', 'shop', {
    DBClusterIdentifier: 'shop',
    DBClusterArn: 'arn:aws:rds:eu-west-1:111122223333:cluster:shop',
    DBClusterParameterGroupName: 'default.aurora-mysql8.0',
    Engine: 'aurora-mysql',
    StorageEncrypted: false,
    Endpoint: { Address: 'shop.abc.eu-west-1.rds.amazonaws.com', Port: '3306' },
    MasterUserSecret: { KmsKeyId: 'key-1', SecretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:s' },
    AssociatedRoles: [],
    Domain: null,
    Tags: [
      { Key: 'Project', Value: 'shop' },
      { Key: 'aws:cloudformation:stack-name', Value: 'data' },
    ],
  });
  expect(told).to.deep.include({
    type: 'AWS::RDS::DBCluster',
    ref: 'shop',
    arn: 'arn:aws:rds:eu-west-1:111122223333:cluster:shop',
    region: 'eu-west-1',
    tags: { Project: 'shop' },
    api: 'cloudcontrol:GetResource',
  });
  expect(told.properties).to.deep.equal({
    DBClusterIdentifier: 'shop',
    Engine: 'aurora-mysql',
    StorageEncrypted: false,
    MasterUserSecret: { KmsKeyId: 'key-1' },
  });
  expect(told.attributes).to.deep.equal({
    DBClusterArn: 'arn:aws:rds:eu-west-1:111122223333:cluster:shop',
    'Endpoint.Address': 'shop.abc.eu-west-1.rds.amazonaws.com',
    'Endpoint.Port': '3306',
  });
});

test('a list in a list stays one', () => {
  const told = mapped('AWS::ECS::Service', 'arn:s|arn:c', {
    ServiceArn: 'arn:s',
    Rows: [
      ['a', 'b'],
      [null, 'c'],
    ],
    None: [],
  });
  expect(told.properties).to.deep.equal({ Rows: [['a', 'b'], ['c']] });
});

test('tags that are told as a map are the same tags', () => {
  const vault = mapped('AWS::Backup::BackupVault', 'vault', {
    BackupVaultName: 'vault',
    BackupVaultTags: { Project: 'shop', 'aws:x': 'y' },
  });
  expect(vault.tags).to.deep.equal({ Project: 'shop' });
  expect(vault.properties).to.deep.equal({ BackupVaultName: 'vault' });
});

test('tags within a list of specifications are found', () => {
  const reserved = mapped('AWS::EC2::CapacityReservation', 'cr-1', {
    TagSpecifications: [{ ResourceType: 'capacity-reservation', Tags: [{ Key: 'Project', Value: 'shop' }] }],
  });
  expect(reserved.tags).to.deep.equal({ Project: 'shop' });
});

test('what Ref returns is not always the identifier, and the ARN is put together where no property tells it', () => {
  const stage = mapped('AWS::ApiGateway::Stage', 'abc|prod', { RestApiId: 'abc', StageName: 'prod' });
  expect([stage.ref, stage.arn]).to.deep.equal(['prod', 'arn:aws:apigateway:eu-west-1::/restapis/abc/stages/prod']);
  const service = mapped('AWS::ECS::Service', 'arn:s|arn:c', { ServiceArn: 'arn:s', Cluster: 'arn:c' });
  expect([service.ref, service.arn]).to.deep.equal(['arn:s', 'arn:s']);
  const volume = mapped('AWS::EC2::Volume', 'vol-1', {});
  expect([volume.ref, volume.arn]).to.deep.equal(['vol-1', 'arn:aws:ec2:eu-west-1:111122223333:volume/vol-1']);
  const target = mapped(
    'AWS::ApplicationAutoScaling::ScalableTarget',
    'table/t|dynamodb:table:ReadCapacityUnits|dynamodb',
    {},
  );
  expect([target.ref, target.arn]).to.deep.equal(['table/t|dynamodb:table:ReadCapacityUnits|dynamodb', undefined]);
});

test('a write-only property is unseen, and not taken for one that is not set', () => {
  const user = mapped('AWS::MemoryDB::User', 'app', { UserName: 'app' });
  expect(Object.keys(user.untold ?? {})).to.deep.equal(['AccessString', 'AuthenticationMode']);
  const [record] = linked([user], { account, at: '2026-11-01T00:00:00Z' });
  expect(record?.properties).to.deep.equal({
    UserName: 'app',
    AccessString: { unseen: user.untold?.['AccessString'], input: untoldInput },
    AuthenticationMode: { unseen: user.untold?.['AuthenticationMode'], input: untoldInput },
  });
});

test('within lists and maps it is unseen where it may stand, and invents nothing that holds it', () => {
  const replicated = mapped('AWS::EFS::FileSystem', 'fs-1', {
    ReplicationConfiguration: { Destinations: [{ Region: 'us-east-1' }, { Region: 'eu-west-2', KmsKeyId: 'k' }] },
  });
  const all = 'ReplicationConfiguration.Destinations';
  expect(Object.keys(replicated.untold ?? {})).to.have.members([
    `${all}.0.AvailabilityZoneName`,
    `${all}.0.KmsKeyId`,
    `${all}.1.AvailabilityZoneName`,
  ]);
  expect(mapped('AWS::EFS::FileSystem', 'fs-1', { Encrypted: true }).untold).to.equal(undefined);
  const policy = mapped('AWS::ApplicationAutoScaling::ScalingPolicy', 'arn:p|d', { PolicyType: 'StepScaling' });
  expect(policy.untold, 'a policy by steps tracks no target').to.equal(undefined);
});

test('what only said how a resource was made is not part of what it is', () => {
  const untold = Object.keys(mapped('AWS::RDS::DBCluster', 'shop', { Engine: 'mysql' }).untold ?? {});
  expect(untold).to.include('MasterUserPassword');
  expect(untold).to.not.include.members(['SnapshotIdentifier', 'SourceDBClusterIdentifier', 'RestoreType']);
});

test('a managed password is nobody’s secret to see', () => {
  const managed = mapped('AWS::RDS::DBCluster', 'shop', { ManageMasterUserPassword: true });
  expect(managed.untold).to.not.have.property('MasterUserPassword');
});

test('a write-only property that a read-only one tells is known', () => {
  const source = mapped('AWS::Logs::DeliverySource', 'cdn', {
    Name: 'cdn',
    ResourceArns: ['arn:aws:cloudfront::1:distribution/E1'],
  });
  expect(source.properties).to.deep.equal({ Name: 'cdn', ResourceArn: 'arn:aws:cloudfront::1:distribution/E1' });
  expect(source.untold).to.equal(undefined);
});

test('an instance with a public address got one, and its interfaces tell those of IPv6', () => {
  const card = { DeviceIndex: '0', NetworkInterfaceId: 'eni-1', SubnetId: 'subnet-1', Ipv6Addresses: [] };
  const given = mapped('AWS::EC2::Instance', 'i-1', { PublicIp: '203.0.113.7', NetworkInterfaces: [card] });
  expect(given.properties['NetworkInterfaces']).to.deep.equal([
    { AssociatePublicIpAddress: true, DeviceIndex: '0', NetworkInterfaceId: 'eni-1', SubnetId: 'subnet-1' },
  ]);
  expect(Object.keys(given.untold ?? {})).to.not.include.members(['Ipv6AddressCount', 'Ipv6Addresses']);
  const bare = mapped('AWS::EC2::Instance', 'i-2', { SubnetId: 'subnet-1' });
  expect(bare.properties, 'which may still get one').to.deep.equal({ SubnetId: 'subnet-1' });
  expect(Object.keys(bare.untold ?? {})).to.include.members(['Ipv6AddressCount', 'Ipv6Addresses']);
});

test('an instance does not answer to the id of the VPC it lies in', () => {
  const instance = mapped('AWS::EC2::Instance', 'i-0123456789abcdef0', {
    InstanceId: 'i-0123456789abcdef0',
    VpcId: 'vpc-0123456789abcdef0',
  });
  const volume = mapped('AWS::EC2::Volume', 'vol-1', { Note: 'vpc-0123456789abcdef0' });
  const [, record] = linked([instance, volume], { account, at: '2026-11-01T00:00:00Z' });
  expect(record?.properties['Note']).to.equal('vpc-0123456789abcdef0');
});
