import { physicalName } from '../physical-name.ts';
import type { Resource } from '../resource.ts';
import { type Unseen, unseen } from '../value.ts';
import { fitsWildcard } from './wildcard.ts';

/** Whether something holds, or why that was not seen. */
export type Match = boolean | Unseen;

/** What the ARN of a type's records begins with after the account, and what separates the name. Source: Service Authorization Reference. */
const shapes: Readonly<Record<string, readonly [service: string, prefix: string, nameProperty?: string]>> = {
  'AWS::DocDB::DBCluster': ['rds', 'cluster:', 'DBClusterIdentifier'],
  'AWS::DynamoDB::GlobalTable': ['dynamodb', 'table/', 'TableName'],
  'AWS::DynamoDB::Table': ['dynamodb', 'table/', 'TableName'],
  'AWS::EC2::Instance': ['ec2', 'instance/'],
  'AWS::EC2::Volume': ['ec2', 'volume/'],
  'AWS::EFS::FileSystem': ['elasticfilesystem', 'file-system/'],
  'AWS::FSx::FileSystem': ['fsx', 'file-system/'],
  'AWS::Neptune::DBCluster': ['rds', 'cluster:', 'DBClusterIdentifier'],
  'AWS::RDS::DBCluster': ['rds', 'cluster:', 'DBClusterIdentifier'],
  'AWS::RDS::DBInstance': ['rds', 'db:', 'DBInstanceIdentifier'],
  'AWS::Redshift::Cluster': ['redshift', 'cluster:', 'ClusterIdentifier'],
};

/** Stands for the name that AWS will choose; no pattern holds it. */
const chosenLater = '\u0000';

/** Whether an ARN, in which `*` stands for anything, means a record. Unseen where that hangs on a name that AWS will choose. */
export function arnPattern(pattern: string, resource: Resource): Match {
  if (pattern === '*') return true;
  const [service, prefix, nameProperty = ''] = shapes[resource.type] ?? [];
  if (service === undefined) return false;
  const [, , toService = '', toRegion = '', toAccount = '', ...rest] = pattern.split(':');
  const kindAndName = rest.join(':');
  if (!fitsWildcard(service, toService) || !fitsWildcard(resource.region, toRegion)) return false;
  // A source that names no account is read as one of them; a plan takes nothing from another account.
  if (resource.account !== '-' && !fitsWildcard(resource.account, toAccount)) return false;
  if (kindAndName === '' && toAccount === '*') return true;
  const name = physicalName(resource) ?? resource.properties[nameProperty];
  if (typeof name === 'string') return fitsWildcard(`${prefix}${name}`, kindAndName);
  if (fitsWildcard(`${prefix}${chosenLater}`, kindAndName)) return true;
  return kindAndName.startsWith(prefix ?? '') || kindAndName.startsWith('*')
    ? unseen(`"${pattern}" may be its ARN, whose name AWS chooses`, pattern)
    : false;
}
