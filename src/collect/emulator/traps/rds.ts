import { DescribeDBParametersCommand, ModifyDBParameterGroupCommand } from '@aws-sdk/client-rds';
import { isLack } from '../deploy/lacking.ts';
import type { Trap } from '../trap.ts';
import {
  databaseMade,
  databasesTold,
  elsewhere,
  groupOf,
  parameterGroupMade,
  replicaMade,
  subnetGroupMade,
} from './rds-probes.ts';

const type = 'AWS::RDS::DBInstance';

/** Where moto tells other databases than those that were made. */
export const rdsTraps: readonly Trap[] = [
  {
    type,
    property: 'EnablePerformanceInsights',
    explanation:
      'Is taken and not told again, so that whether a database records what its queries wait for stays unknown, which a template decides.',
    probe: async (place) =>
      (await databaseMade(place, { EnablePerformanceInsights: true })).PerformanceInsightsEnabled === undefined,
  },
  {
    type,
    property: 'EnableCloudwatchLogsExports',
    explanation:
      'A replica is told to export what its source exports, whatever it was asked to: a replica that exports nothing would pass as exporting its logs. The creator names it as not taken where the two differ.',
    probe: async (place) => {
      const source = await databaseMade(place, { EnableCloudwatchLogsExports: ['postgresql', 'upgrade'] });
      const asked = { EnableCloudwatchLogsExports: ['upgrade'] };
      const replica = await replicaMade(place, source.DBInstanceIdentifier, asked);
      return replica.EnabledCloudwatchLogsExports?.length === 2;
    },
  },
  {
    type,
    property: 'VPCSecurityGroups',
    explanation:
      'Where no group is named, a replica is told with those of its source, and any other database with the default one of the default VPC, whatever VPC its subnets are in: who reaches it would be judged by doors that it has not. The creator names it as not taken where the two differ, so that none is judged by it.',
    isMended: true,
    probe: async (place) => {
      const source = await databaseMade(place, { VpcSecurityGroupIds: ['sg-1'] });
      const replica = await replicaMade(place, source.DBInstanceIdentifier);
      const inOwnVpc = await databaseMade(place, { DBSubnetGroupName: await subnetGroupMade(place) });
      const inDefault = await databaseMade(place);
      return groupOf(replica) === 'sg-1' && groupOf(inOwnVpc) === groupOf(inDefault);
    },
  },
  {
    type,
    property: 'DeletionProtection',
    explanation:
      'A replica that does not ask for protection, backups, IAM sign-in, a standby or tags has those of its source, and would pass. The creator asks for what AWS would do.',
    isMended: true,
    probe: async (place) => {
      const source = await databaseMade(place, { DeletionProtection: true, BackupRetentionPeriod: 14 });
      const replica = await replicaMade(place, source.DBInstanceIdentifier);
      return replica.DeletionProtection === true && replica.BackupRetentionPeriod === 14;
    },
  },
  {
    type,
    property: 'DBSubnetGroupName',
    explanation:
      "A replica in another region is refused with that region's subnet group, which is looked up in the source's. The creator gives it afterwards, so that no verdict changes.",
    isMended: true,
    probe: async (place) => {
      const there = { ...place, region: elsewhere(place), clients: place.clientsIn(elsewhere(place)) };
      const source = await databaseMade(place);
      const asked = { DBSubnetGroupName: await subnetGroupMade(there), DBParameterGroupName: 'default.postgres' };
      const failure: unknown = await replicaMade(there, source.DBInstanceArn, asked).catch((error: unknown) => error);
      return failure instanceof Error && failure.name === 'DBSubnetGroupNotFoundFault';
    },
  },
  {
    type,
    property: 'DBParameterGroupName',
    explanation:
      "A replica in another region that names no parameter group makes every listing of its region's databases fail. The creator names the default group, so that no verdict changes.",
    isMended: true,
    probe: async (place) => {
      const there = { clients: place.clientsIn(elsewhere(place)) };
      const source = await databaseMade(place, { DBParameterGroupName: await parameterGroupMade(place) });
      await replicaMade(there, source.DBInstanceArn).catch(() => undefined);
      const failure: unknown = await databasesTold(there).catch((error: unknown) => error);
      return isLack(failure);
    },
  },
  {
    type,
    property: 'AvailabilityZone',
    explanation:
      "A replica in another region is told to lie in a zone of its source's region. The creator asks for a zone, so that no verdict changes.",
    isMended: true,
    probe: async (place) => {
      const there = { clients: place.clientsIn(elsewhere(place)) };
      const source = await databaseMade(place);
      const replica = await replicaMade(there, source.DBInstanceArn, { DBParameterGroupName: 'default.postgres' });
      return replica.AvailabilityZone === source.AvailabilityZone;
    },
  },
  {
    type,
    property: 'KmsKeyId',
    explanation:
      'Where encryption is on and no key is named, a word that is no key is told, which would pass as a key of the account. The creator names the key of AWS, so that no verdict changes.',
    isMended: true,
    probe: async (place) => (await databaseMade(place, { StorageEncrypted: true })).KmsKeyId === 'default_kms_key_id',
  },
  {
    type,
    property: 'EngineVersion',
    explanation:
      'A major version alone is told as it was asked for, and in AWS with the minor one that was chosen. Checks go by the major one: no verdict changes.',
    probe: async (place) => (await databaseMade(place, { EngineVersion: '17' })).EngineVersion === '17',
  },
  {
    type,
    property: 'DbiResourceId',
    explanation:
      'All databases have the same one (it is an attribute): a role that may sign in to one of them by its resource id would pass for one that may sign in to each.',
    probe: async (place) => {
      const [one, other] = [await databaseMade(place), await databaseMade(place)];
      return one.DbiResourceId === other.DbiResourceId;
    },
  },
  {
    type: 'AWS::RDS::DBParameterGroup',
    property: 'Parameters',
    explanation:
      'Takes names and values that AWS refuses, and knows no others than those that were set: a misspelt parameter stands where a deployment would fail.',
    probe: async (place) => {
      const { rds } = place.clients;
      const DBParameterGroupName = await parameterGroupMade(place);
      const ApplyMethod = 'pending-reboot' as const;
      const Parameters = [{ ParameterName: 'rds.force_sll', ParameterValue: 'maybe', ApplyMethod }];
      await rds.send(new ModifyDBParameterGroupCommand({ DBParameterGroupName, Parameters }));
      const told = await rds.send(new DescribeDBParametersCommand({ DBParameterGroupName, Source: 'user' }));
      return told.Parameters?.[0]?.ParameterName === 'rds.force_sll';
    },
  },
];
