import type { DBInstance } from '@aws-sdk/client-rds';
import { assert } from 'chai';
import { test } from 'node:test';
import { dbInstance } from './db-instance.ts';

/** An answer of DescribeDBInstances for what AWS runs. origin: 'case', in the shapes of the API reference. */
const told: DBInstance = {
  DBInstanceIdentifier: 'orders',
  DBInstanceArn: 'arn:aws:rds:eu-west-1:111122223333:db:orders',
  DBInstanceClass: 'db.m6g.large',
  DBInstanceStatus: 'available',
  DbInstancePort: 0,
  DbiResourceId: 'db-ABC',
  Engine: 'postgres',
  EngineVersion: '17.6',
  LicenseModel: 'postgresql-license',
  MasterUsername: 'owner',
  Endpoint: { Address: 'orders.abc.eu-west-1.rds.amazonaws.com', HostedZoneId: 'Z1', Port: 5432 },
  AllocatedStorage: 100,
  Iops: 3000,
  StorageThroughput: 125,
  StorageType: 'gp3',
  StorageEncrypted: true,
  KmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/1',
  MultiAZ: true,
  AvailabilityZone: 'eu-west-1a',
  SecondaryAvailabilityZone: 'eu-west-1b',
  DBSubnetGroup: { DBSubnetGroupName: 'data', Subnets: [] },
  VpcSecurityGroups: [
    { VpcSecurityGroupId: 'sg-2', Status: 'active' },
    { VpcSecurityGroupId: 'sg-1', Status: 'active' },
  ],
  DBSecurityGroups: [],
  DBParameterGroups: [{ DBParameterGroupName: 'default.postgres17', ParameterApplyStatus: 'in-sync' }],
  OptionGroupMemberships: [{ OptionGroupName: 'default:postgres-17', Status: 'in-sync' }],
  BackupRetentionPeriod: 7,
  PreferredBackupWindow: '01:00-02:00',
  PreferredMaintenanceWindow: 'sun:03:00-sun:04:00',
  PubliclyAccessible: false,
  IAMDatabaseAuthenticationEnabled: false,
  PerformanceInsightsEnabled: false,
  AutoMinorVersionUpgrade: true,
  CopyTagsToSnapshot: false,
  DeletionProtection: false,
  MonitoringInterval: 0,
  PendingModifiedValues: {},
  ReadReplicaDBInstanceIdentifiers: [],
  AssociatedRoles: [],
  DomainMemberships: [],
  TagList: [
    { Key: 'Component', Value: 'database' },
    { Key: 'aws:cloudformation:stack-name', Value: 'data' },
  ],
};

test('A database is told as a template would say it, without the default groups of AWS', () => {
  const { properties, attributes, tags, untold } = dbInstance(told, 'eu-west-1');
  assert.deepEqual(properties, {
    DBInstanceIdentifier: 'orders',
    DBInstanceClass: 'db.m6g.large',
    Engine: 'postgres',
    EngineVersion: '17.6',
    LicenseModel: 'postgresql-license',
    MasterUsername: 'owner',
    AllocatedStorage: '100',
    Iops: 3000,
    StorageThroughput: 125,
    StorageType: 'gp3',
    StorageEncrypted: true,
    KmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/1',
    DBSubnetGroupName: 'data',
    VPCSecurityGroups: ['sg-1', 'sg-2'],
    PubliclyAccessible: false,
    Port: '5432',
    AutoMinorVersionUpgrade: true,
    CopyTagsToSnapshot: false,
    DeletionProtection: false,
    EnableIAMDatabaseAuthentication: false,
    EnablePerformanceInsights: false,
    MultiAZ: true,
    BackupRetentionPeriod: 7,
    MonitoringInterval: 0,
    PreferredBackupWindow: '01:00-02:00',
    PreferredMaintenanceWindow: 'sun:03:00-sun:04:00',
  });
  assert.deepEqual(attributes, {
    DBInstanceArn: 'arn:aws:rds:eu-west-1:111122223333:db:orders',
    DBInstanceStatus: 'available',
    DbiResourceId: 'db-ABC',
    'Endpoint.Address': 'orders.abc.eu-west-1.rds.amazonaws.com',
    'Endpoint.HostedZoneId': 'Z1',
    'Endpoint.Port': '5432',
    AvailabilityZone: 'eu-west-1a',
    SecondaryAvailabilityZone: 'eu-west-1b',
    ParameterApplyStatus: 'in-sync',
  });
  assert.deepEqual(tags, { Component: 'database' });
  assert.deepEqual(untold, { MasterUserPassword: 'RDS shows it to nobody' });
});

test('A replica from another region says which, and has no password of its own', () => {
  const source = 'arn:aws:rds:eu-central-1:111122223333:db:orders';
  const { properties, untold } = dbInstance({ ...told, ReadReplicaSourceDBInstanceIdentifier: source }, 'eu-west-1');
  assert.include(properties, { SourceDBInstanceIdentifier: source, SourceRegion: 'eu-central-1' });
  assert.isUndefined(untold);
});

test('A member of a cluster has neither storage nor a password of its own', () => {
  const { properties, untold } = dbInstance({ ...told, DBClusterIdentifier: 'orders-cluster' }, 'eu-west-1');
  assert.equal(properties['DBClusterIdentifier'], 'orders-cluster');
  assert.notProperty(properties, 'AllocatedStorage');
  assert.isUndefined(untold);
});

test('A switch that an answer leaves out is open, not off', () => {
  const { MultiAZ: _, DeletionProtection: __, ...less } = told;
  const { properties, untold } = dbInstance(less, 'eu-west-1');
  assert.notProperty(properties, 'MultiAZ');
  assert.sameMembers(Object.keys(untold ?? {}), ['DeletionProtection', 'MasterUserPassword', 'MultiAZ']);
});

test('A database with one zone and groups of its own names them', () => {
  const groups = [{ DBParameterGroupName: 'strict', ParameterApplyStatus: 'pending-reboot' }];
  const pending = { MultiAZ: true };
  const { properties, attributes } = dbInstance(
    { ...told, MultiAZ: false, DBParameterGroups: groups, PendingModifiedValues: pending },
    'eu-west-1',
  );
  assert.include(properties, { AvailabilityZone: 'eu-west-1a', DBParameterGroupName: 'strict', MultiAZ: false });
  assert.equal(attributes['ParameterApplyStatus'], 'pending-reboot');
  assert.deepEqual(attributes['PendingModifiedValues'], pending);
});
