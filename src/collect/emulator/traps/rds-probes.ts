import {
  CreateDBInstanceCommand,
  type CreateDBInstanceCommandInput,
  CreateDBInstanceReadReplicaCommand,
  type CreateDBInstanceReadReplicaCommandInput,
  CreateDBParameterGroupCommand,
  CreateDBSubnetGroupCommand,
  type DBInstance,
  DescribeDBInstancesCommand,
} from '@aws-sdk/client-rds';
import { randomUUID } from 'node:crypto';
import { answerHas } from '../deploy/answer-has.ts';
import type { ProbePlace } from '../trap.ts';
import { subnetMade } from './ec2-network-probes.ts';

/** A region that is not the probe's, for replicas. */
export function elsewhere({ region }: ProbePlace): string {
  return region === 'me-south-1' ? 'me-central-1' : 'me-south-1';
}

export async function databaseMade(
  { clients }: ProbePlace,
  asked: Partial<CreateDBInstanceCommandInput> = {},
): Promise<DBInstance> {
  const call = new CreateDBInstanceCommand({
    DBInstanceIdentifier: named('probe'),
    DBInstanceClass: 'db.r6g.large',
    Engine: 'postgres',
    EngineVersion: '17',
    AllocatedStorage: 20,
    ...asked,
  });
  return answerHas((await clients.rds.send(call)).DBInstance, 'the instance that was made', 'its creation');
}

/** A replica of that database; in another region when the source is given by its ARN and `clients` are of another. */
export async function replicaMade(
  { clients }: Pick<ProbePlace, 'clients'>,
  source: string | undefined,
  asked: Partial<CreateDBInstanceReadReplicaCommandInput> = {},
): Promise<DBInstance> {
  const call = new CreateDBInstanceReadReplicaCommand({
    DBInstanceIdentifier: named('replica'),
    SourceDBInstanceIdentifier: source,
    ...asked,
  });
  return answerHas((await clients.rds.send(call)).DBInstance, 'the instance that was made', 'its creation');
}

export async function parameterGroupMade({ clients }: ProbePlace): Promise<string> {
  const DBParameterGroupName = named('probe');
  const asked = { DBParameterGroupName, DBParameterGroupFamily: 'postgres17', Description: 'probe' };
  await clients.rds.send(new CreateDBParameterGroupCommand(asked));
  return DBParameterGroupName;
}

export async function subnetGroupMade(place: ProbePlace): Promise<string> {
  const DBSubnetGroupName = named('probe');
  const { SubnetId = '' } = await subnetMade(place);
  const asked = { DBSubnetGroupName, DBSubnetGroupDescription: 'probe', SubnetIds: [SubnetId] };
  await place.clients.rds.send(new CreateDBSubnetGroupCommand(asked));
  return DBSubnetGroupName;
}

export async function databasesTold({ clients }: Pick<ProbePlace, 'clients'>): Promise<readonly DBInstance[]> {
  return (await clients.rds.send(new DescribeDBInstancesCommand({}))).DBInstances ?? [];
}

/** The one security group that it has. */
export function groupOf({ VpcSecurityGroups }: DBInstance): string {
  const [group] = VpcSecurityGroups ?? [];
  return answerHas(group?.VpcSecurityGroupId, 'a security group', 'the creation of an instance');
}

/** Probes of one run may share an account. */
function named(what: string): string {
  return `${what}-${randomUUID().slice(0, 8)}`;
}
