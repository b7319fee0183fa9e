import { CreateSubnetCommand, CreateVpcCommand } from '@aws-sdk/client-ec2';
import { assert } from 'chai';
import { test } from 'node:test';
import { dbInstanceCreator } from '../../emulator/deploy/creators/rds/db-instance.ts';
import { dbParameterGroupCreator } from '../../emulator/deploy/creators/rds/db-parameter-group.ts';
import { dbSubnetGroupCreator } from '../../emulator/deploy/creators/rds/db-subnet-group.ts';
import { motoForTests } from '../../emulator/moto-for-tests.ts';
import { accountForTest, placeForTests } from '../../emulator/place-for-tests.ts';
import type { Clients } from '../clients.ts';
import { dbInstanceCollector } from './db-instance-collector.ts';
import { dbParameterGroupCollector } from './db-parameter-group-collector.ts';
import { dbSubnetGroupCollector } from './db-subnet-group-collector.ts';

const moto = motoForTests();
const skip = 'missing' in moto ? moto.missing : false;
const endpoint = 'missing' in moto ? '' : moto.endpoint;
type TestPlace = ReturnType<typeof placeForTests>;

const Tags = [
  { Key: 'Component', Value: 'database' },
  { Key: 'Architecture', Value: 'shop' },
];
const tags = { Component: 'database', Architecture: 'shop' };

/** As the templates of the reference architecture set it. */
const both = {
  Engine: 'postgres',
  DBInstanceClass: 'db.r6g.xlarge',
  StorageType: 'gp3',
  MultiAZ: true,
  PubliclyAccessible: false,
  EnableIAMDatabaseAuthentication: true,
  PreferredMaintenanceWindow: 'fri:23:30-sat:01:00',
  CopyTagsToSnapshot: true,
  AutoMinorVersionUpgrade: true,
  EnableCloudwatchLogsExports: ['postgresql', 'upgrade'],
  MonitoringInterval: 30,
  MonitoringRoleArn: 'arn:aws:iam::111122223333:role/monitoring',
  Tags,
};
const kept = { BackupRetentionPeriod: '14', PreferredBackupWindow: '22:00-23:00', DeletionProtection: 'true' };
const primary = {
  ...both,
  ...kept,
  DBInstanceIdentifier: 'kc-learning',
  EngineVersion: '17',
  DBName: 'learning',
  MasterUsername: 'learning_owner',
  AllocatedStorage: '200',
  MaxAllocatedStorage: 1000,
  StorageEncrypted: true,
  KmsKeyId: 'arn:aws:kms:me-central-1:111122223333:key/1',
  VPCSecurityGroups: ['sg-1'],
};

test('A database, its subnets and its parameters are read back from moto as their template says them', {
  skip,
}, async () => {
  const place = placeForTests(endpoint, accountForTest(), 'me-central-1');
  const groups = await groupsIn(place);
  const made = await dbInstanceCreator.create({ ...primary, ...groups }, place);
  assert.deepEqual(made.notTaken, {});
  const [found, ...others] = await dbInstanceCollector.collect(place);
  assert.deepEqual(others, []);
  const { Tags: _, ...template } = { ...primary, ...groups, BackupRetentionPeriod: 14, DeletionProtection: true };
  const { CACertificateIdentifier, LicenseModel, Port, ...properties } = found?.properties ?? {};
  assert.deepEqual(properties, template);
  assert.deepEqual([typeof CACertificateIdentifier, typeof LicenseModel, Port], ['string', 'string', '5432']);
  assert.deepEqual(found?.tags, tags);
  assert.equal(found?.ref, made.ref);
  assert.equal(found?.attributes['DBInstanceArn'], made.attributes['DBInstanceArn']);
  assert.equal(found?.arn, made.attributes['DBInstanceArn']);
  assert.match(made.attributes['Endpoint.Address'] ?? '', /^kc-learning\./u);
  assert.sameMembers(Object.keys(found?.untold ?? {}), ['EnablePerformanceInsights', 'MasterUserPassword']);

  const [parameters] = await dbParameterGroupCollector.collect(place);
  assert.equal(parameters?.ref, groups.DBParameterGroupName);
  assert.deepEqual(parameters?.tags, tags);
  assert.deepEqual(parameters?.properties, {
    DBParameterGroupName: groups.DBParameterGroupName,
    Description: 'Refuses connections without TLS',
    Family: 'postgres17',
    Parameters: { 'rds.force_ssl': '1', log_connections: '1' },
  });
  const [subnets] = await dbSubnetGroupCollector.collect(place);
  assert.deepEqual(subnets?.properties, {
    DBSubnetGroupName: groups.DBSubnetGroupName,
    DBSubnetGroupDescription: 'Three zones',
    SubnetIds: groups.subnets.toSorted(),
  });
  assert.deepEqual(subnets?.tags, tags);
  assert.equal(place.unseen.size, 0);
});

test('Replicas in the region and in another name their source, and have what they ask for instead of what it has', {
  skip,
}, async () => {
  const account = accountForTest();
  const near = placeForTests(endpoint, account, 'me-central-1');
  const far = placeForTests(endpoint, account, 'me-south-1');
  const groups = await groupsIn(near);
  const source = await dbInstanceCreator.create({ ...primary, ...groups }, near);
  const read = {
    ...both,
    ...groups,
    DBInstanceIdentifier: 'kc-learning-read',
    SourceDBInstanceIdentifier: source.ref,
    VPCSecurityGroups: ['sg-2'],
  };
  assert.deepEqual((await dbInstanceCreator.create(read, near)).notTaken, {});
  const farGroups = await groupsIn(far);
  const follower = {
    ...both,
    ...kept,
    ...farGroups,
    DBInstanceIdentifier: 'kc-learning',
    SourceDBInstanceIdentifier: source.attributes['DBInstanceArn'],
    SourceRegion: 'me-central-1',
    KmsKeyId: 'arn:aws:kms:me-south-1:111122223333:key/2',
    VPCSecurityGroups: ['sg-3'],
  };
  assert.deepEqual((await dbInstanceCreator.create(follower, far)).notTaken, {});

  const [, second] = await dbInstanceCollector.collect(near);
  assert.equal(second?.properties['SourceDBInstanceIdentifier'], 'kc-learning');
  assert.isUndefined(second?.properties['SourceRegion']);
  assert.equal(second?.properties['DeletionProtection'], false);
  assert.equal(second?.properties['BackupRetentionPeriod'], 0);
  assert.deepEqual(second?.properties['VPCSecurityGroups'], ['sg-2']);
  assert.notProperty(second?.untold ?? {}, 'MasterUserPassword');

  const [abroad, ...others] = await dbInstanceCollector.collect(far);
  assert.deepEqual(others, []);
  const { Tags: _, ...template } = { ...follower, BackupRetentionPeriod: 14, DeletionProtection: true };
  assert.include(abroad?.properties, { EngineVersion: '17', StorageEncrypted: true, DBName: 'learning' });
  for (const [key, value] of Object.entries(template)) assert.deepEqual(abroad?.properties[key], value, key);
  assert.equal(abroad?.region, 'me-south-1');
  assert.equal(near.unseen.size + far.unseen.size, 0);
});

test('A replica that asks for nothing has not the protection, the tags and the standby of its source', {
  skip,
}, async () => {
  const account = accountForTest();
  const near = placeForTests(endpoint, account, 'me-central-1');
  const far = placeForTests(endpoint, account, 'me-south-1');
  const source = await dbInstanceCreator.create({ ...primary, ...(await groupsIn(near)) }, near);
  const made = await dbInstanceCreator.create({ SourceDBInstanceIdentifier: source.attributes['DBInstanceArn'] }, far);
  assert.property(made.notTaken, 'EnableCloudwatchLogsExports');
  const [replica] = await dbInstanceCollector.collect(far);
  assert.include(replica?.properties, {
    AvailabilityZone: 'me-south-1a',
    BackupRetentionPeriod: 0,
    DeletionProtection: false,
    EnableIAMDatabaseAuthentication: false,
    MultiAZ: false,
  });
  assert.notProperty(replica?.properties, 'DBParameterGroupName');
  assert.deepEqual(replica?.tags, {});
  const [untouched] = await dbInstanceCollector.collect(near);
  assert.deepEqual(untouched?.tags, tags);
});

test('Encryption without a key of the account is read back as the key of AWS', { skip }, async () => {
  const place = placeForTests(endpoint, accountForTest(), 'me-central-1');
  const { KmsKeyId: _, ...without } = primary;
  await dbInstanceCreator.create(without, place);
  const [found] = await dbInstanceCollector.collect(place);
  assert.include(found?.properties, { StorageEncrypted: true, KmsKeyId: 'alias/aws/rds' });
});

test('A password that RDS keeps itself is told as such', { skip }, async () => {
  const place = placeForTests(endpoint, accountForTest(), 'me-central-1');
  const made = await dbInstanceCreator.create({ ...primary, ManageMasterUserPassword: true }, place);
  const [found] = await dbInstanceCollector.collect(place);
  assert.equal(found?.properties['ManageMasterUserPassword'], true);
  assert.match(made.attributes['MasterUserSecret.SecretArn'] ?? '', /^arn:aws:secretsmanager:/u);
  assert.equal(found?.attributes['MasterUserSecret.SecretArn'], made.attributes['MasterUserSecret.SecretArn']);
  assert.notProperty(found?.untold ?? {}, 'MasterUserPassword');
});

async function groupsIn(place: TestPlace) {
  const subnets = await subnetsIn(place.clients, place.region);
  const group = await dbSubnetGroupCreator.create(
    { DBSubnetGroupDescription: 'Three zones', SubnetIds: subnets, Tags },
    place,
  );
  const parameters = await dbParameterGroupCreator.create(
    {
      Description: 'Refuses connections without TLS',
      Family: 'postgres17',
      Parameters: { 'rds.force_ssl': '1', log_connections: '1' },
      Tags,
    },
    place,
  );
  const found = { DBSubnetGroupName: group.ref, DBParameterGroupName: parameters.ref };
  // Beside what a template says, so that it can be compared.
  return Object.defineProperty(found, 'subnets', { value: subnets, enumerable: false }) as typeof found & {
    readonly subnets: readonly string[];
  };
}

async function subnetsIn({ ec2 }: Clients, region: string): Promise<readonly string[]> {
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
  const ids = [];
  for (const [index, zone] of ['a', 'b', 'c'].entries()) {
    const call = { VpcId: Vpc?.VpcId, CidrBlock: `10.0.${index}.0/24`, AvailabilityZone: `${region}${zone}` };
    ids.push((await ec2.send(new CreateSubnetCommand(call))).Subnet?.SubnetId ?? '');
  }
  return ids;
}
