import { DescribeDBClustersCommand, DescribeDBInstancesCommand } from '@aws-sdk/client-rds';
import { GetSecretValueCommand, PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { type Concrete, type CreatePlace, type Creator, EmulatorLacks } from '../../creator.ts';
import { neededIn } from '../../given.ts';

/** Does what CloudFormation does: writes into the secret's value how its database is reached. Nothing else tells of it afterwards. */
export const secretTargetAttachmentCreator: Creator = {
  type: 'AWS::SecretsManager::SecretTargetAttachment',
  async create(given, place) {
    const { secretsManager } = place.clients;
    const SecretId = neededIn(given, 'SecretId');
    const { SecretString = '{}' } = await secretsManager.send(new GetSecretValueCommand({ SecretId }));
    const value = JSON.parse(SecretString) as Concrete;
    const connection = await connectionTo(neededIn(given, 'TargetType'), neededIn(given, 'TargetId'), place);
    await secretsManager.send(
      new PutSecretValueCommand({ SecretId, SecretString: JSON.stringify({ ...value, ...connection }) }),
    );
    return { ref: SecretId, attributes: { Id: SecretId } };
  },
};

async function connectionTo(type: string, id: string, { clients: { rds } }: CreatePlace): Promise<Concrete> {
  switch (type) {
    case 'AWS::RDS::DBInstance': {
      const { DBInstances } = await rds.send(new DescribeDBInstancesCommand({ DBInstanceIdentifier: id }));
      const { Engine, Endpoint, DBName } = DBInstances?.[0] ?? {};
      return {
        engine: Engine,
        host: Endpoint?.Address,
        port: Endpoint?.Port,
        dbname: DBName,
        dbInstanceIdentifier: id,
      };
    }
    case 'AWS::RDS::DBCluster': {
      const { DBClusters } = await rds.send(new DescribeDBClustersCommand({ DBClusterIdentifier: id }));
      const { Engine, Endpoint, Port, DatabaseName } = DBClusters?.[0] ?? {};
      return { engine: Engine, host: Endpoint, port: Port, dbname: DatabaseName, dbClusterIdentifier: id };
    }
    default:
      throw new EmulatorLacks(`A secret is not attached to ${type} here: only to instances and clusters of RDS.`);
  }
}
