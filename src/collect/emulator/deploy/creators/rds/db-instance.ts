import {
  AddRoleToDBInstanceCommand,
  CreateDBInstanceCommand,
  type CreateDBInstanceCommandInput,
  type DBInstance,
} from '@aws-sdk/client-rds';
import { dbInstance } from '../../../../aws/rds/db-instance.ts';
import { type Concrete, type Created, type Creator, type CreatePlace, EmulatorLacks } from '../../creator.ts';
import { leftOut, mapsIn, neededIn, textIn, textsIn } from '../../given.ts';
import { lacking } from '../../lacking.ts';
import { notTold } from '../../not-told.ts';
import { textsOf } from '../../texts-of.ts';
import { dbInstanceInput, instanceInputTakes } from './db-instance-input.ts';
import { createReplica } from './db-instance-replica.ts';

const type = 'AWS::RDS::DBInstance';

/** What is not told, or under another name; a default group is told as none. */
const unread = [
  'AssociatedRoles',
  'DBParameterGroupName',
  'DBSubnetGroupName',
  'MasterUserPassword',
  'OptionGroupName',
  'SourceRegion',
  'Tags',
];

export const dbInstanceCreator: Creator = {
  type,
  async create(properties, place) {
    const name = textIn(properties, 'DBInstanceIdentifier')?.toLowerCase() ?? place.uniqueName(60);
    if (textIn(properties, 'DBSnapshotIdentifier') !== undefined)
      throw new EmulatorLacks(`The emulator keeps no snapshot that ${place.logicalId} could be restored from.`);
    const isReplica = textIn(properties, 'SourceDBInstanceIdentifier') !== undefined;
    const made = isReplica
      ? await createReplica(name, properties, place)
      : await createPrimary(name, properties, place);
    await giveRoles(name, properties, place);
    return createdFrom(made, properties, place.region);
  },
};

async function createPrimary(name: string, properties: Concrete, { clients }: CreatePlace): Promise<DBInstance> {
  const given = dbInstanceInput(properties);
  // The key that AWS takes where none is named; the emulator would tell a word that is no key.
  const ofAws = given['StorageEncrypted'] === true && { KmsKeyId: 'alias/aws/rds' };
  const input = { ...ofAws, ...given, DBInstanceIdentifier: name } as CreateDBInstanceCommandInput;
  const { DBInstance } = await lacking(type, () => clients.rds.send(new CreateDBInstanceCommand(input)));
  return DBInstance ?? {};
}

async function giveRoles(name: string, properties: Concrete, { clients }: CreatePlace): Promise<void> {
  for (const role of mapsIn(properties, 'AssociatedRoles')) {
    const call = new AddRoleToDBInstanceCommand({
      DBInstanceIdentifier: name,
      FeatureName: textIn(role, 'FeatureName'),
      RoleArn: neededIn(role, 'RoleArn'),
    });
    await lacking(`${type}.AssociatedRoles`, () => clients.rds.send(call));
  }
}

function createdFrom(made: DBInstance, asked: Concrete, region: string): Created {
  const { ref, properties, attributes } = dbInstance(made, region);
  return {
    ref,
    attributes: textsOf(attributes),
    notTaken: {
      ...notTold(asked, properties, unread),
      ...leftOut(asked, [...instanceInputTakes, 'AssociatedRoles', 'SourceDBInstanceIdentifier', 'SourceRegion']),
      ...otherLogs(asked, properties['EnableCloudwatchLogsExports']),
      ...otherGroups(asked, properties['VPCSecurityGroups']),
    },
  };
}

/**
 * Where no group is named, AWS takes the default one of the VPC of the subnet group, for a replica too; the emulator takes those of the
 * replica's source, or that of the region's default VPC. Source: VpcSecurityGroupIds of CreateDBInstance and CreateDBInstanceReadReplica in
 * the API reference.
 */
function otherGroups(asked: Concrete, told: unknown): Readonly<Record<string, string>> {
  const path = 'VPCSecurityGroups';
  const isElsewhere = ['SourceDBInstanceIdentifier', 'DBSubnetGroupName'].some((key) => asked[key] !== undefined);
  if (!isElsewhere || told === undefined || textsIn(asked, path).length > 0) return {};
  return { [path]: `is told as ${JSON.stringify(told)}, where AWS takes the default group of its VPC` };
}

/** The emulator gives a replica the very list of its source. */
function otherLogs(asked: Concrete, told: unknown): Readonly<Record<string, string>> {
  const path = 'EnableCloudwatchLogsExports';
  const wanted = textsIn(asked, path).toSorted();
  if (JSON.stringify(wanted) === JSON.stringify(told ?? [])) return {};
  return { [path]: `is told as ${JSON.stringify(told ?? [])}, what the source of the replica exports` };
}
