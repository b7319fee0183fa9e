import {
  CreateDBInstanceReadReplicaCommand,
  type CreateDBInstanceReadReplicaCommandInput,
  type DBInstance,
  ModifyDBInstanceCommand,
  RemoveTagsFromResourceCommand,
} from '@aws-sdk/client-rds';
import type { Concrete, CreatePlace } from '../../creator.ts';
import { neededIn, textIn } from '../../given.ts';
import { lacking } from '../../lacking.ts';
import { dbInstanceInput } from './db-instance-input.ts';

/**
 * What AWS sets on a replica that does not ask for it. The emulator copies its source instead, so that it is asked for here.
 * Source: CreateDBInstanceReadReplica in the API reference.
 */
const unlessAsked = {
  CopyTagsToSnapshot: false,
  DeletionProtection: false,
  EnableIAMDatabaseAuthentication: false,
  MonitoringInterval: 0,
  MultiAZ: false,
};

/** What a replica takes from its source, and the call does not know. */
const fromSource = [
  'Engine',
  'EngineVersion',
  'DBName',
  'MasterUsername',
  'MasterUserPassword',
  'StorageEncrypted',
  'LicenseModel',
];

/** What can be asked of a replica only once it is there. */
const afterwards = ['BackupRetentionPeriod', 'PreferredBackupWindow', 'PreferredMaintenanceWindow'];

/** Creates a replica of an instance of this region (by its name) or of another (by its ARN). */
export async function createReplica(
  name: string,
  properties: Concrete,
  { clients: { rds }, region }: CreatePlace,
): Promise<DBInstance> {
  const source = neededIn(properties, 'SourceDBInstanceIdentifier');
  const isAbroad = source.startsWith('arn:') && source.split(':')[3] !== region;
  const asked = dbInstanceInput(properties);
  // The emulator would look for this region's subnet group in the source's.
  const later = isAbroad ? [...afterwards, 'DBSubnetGroupName'] : afterwards;
  const input = {
    ...unlessAsked,
    // And for the source's zone and parameter group in this region.
    AvailabilityZone: `${region}a`,
    ...(isAbroad && { DBParameterGroupName: `default.${textIn(properties, 'Engine') ?? 'postgres'}` }),
    ...only(asked, (key) => !fromSource.includes(key) && !later.includes(key)),
    DBInstanceIdentifier: name,
    SourceDBInstanceIdentifier: source,
  } satisfies CreateDBInstanceReadReplicaCommandInput;
  const call = new CreateDBInstanceReadReplicaCommand(input);
  const created = await lacking('a read replica', () => rds.send(call));
  if (!('Tags' in input)) await dropTags(created.DBInstance, (drop) => rds.send(drop));
  const change = new ModifyDBInstanceCommand({
    DBInstanceIdentifier: name,
    ApplyImmediately: true,
    BackupRetentionPeriod: 0,
    ...only(asked, (key) => later.includes(key)),
  });
  const changed = await lacking('a change of a read replica', () => rds.send(change));
  return changed.DBInstance ?? {};
}

/** The emulator copies the source's tags too. */
async function dropTags(
  { DBInstanceArn, TagList = [] }: DBInstance = {},
  send: (call: RemoveTagsFromResourceCommand) => Promise<unknown>,
): Promise<void> {
  const TagKeys = TagList.flatMap(({ Key }) => Key ?? []);
  if (TagKeys.length > 0) await send(new RemoveTagsFromResourceCommand({ ResourceName: DBInstanceArn, TagKeys }));
}

function only(
  from: Readonly<Record<string, unknown>>,
  isWanted: (key: string) => boolean,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(from).filter(([key]) => isWanted(key)));
}
