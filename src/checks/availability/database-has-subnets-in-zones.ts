import { valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { databasesOf, isClusterMember } from '../../inventory/views/databases.ts';
import { zonesOfGroup } from '../../inventory/views/zones-of-group.ts';
import { check, notApplicable, unknown } from '../check.ts';
import { judgeSpan } from './zone-span.ts';

export const databaseHasSubnetsInZones = check({
  id: 'database-has-subnets-in-zones',
  title: 'every database has subnets in at least {int} Availability Zones',
  why: 'A standby, or a database restored after a zone is lost, can only be placed in a zone where the subnet group has a subnet.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
  needs: {
    subjects: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster', 'AWS::DocDB::DBCluster', 'AWS::Neptune::DBCluster'],
    types: ['AWS::RDS::DBSubnetGroup', 'AWS::DocDB::DBSubnetGroup', 'AWS::Neptune::DBSubnetGroup', 'AWS::EC2::Subnet'],
    views: { databases: databasesOf, zones: zonesOfGroup },
  },
  judge(database, { views: { databases, zones }, resolve }, [wanted]) {
    if (isClusterMember(database))
      return notApplicable('Is a member of a cluster, whose subnets are judged with the cluster.');
    const placed = placedLike(database, databases.sourceOf);
    const named = valueAt(placed.properties, 'DBSubnetGroupName');
    if (named === undefined)
      return unknown(
        `${placed === database ? 'It' : `Its source ${nameOf(placed)}`} names no DBSubnetGroupName, so AWS places it by the default of the account, which was not seen.`,
        'DBSubnetGroupName',
      );
    const group = resolve(named, 'DBSubnetGroupName');
    return judgeSpan(group, zones, Number(wanted), {
      spans: placed === database ? 'Its subnet group spans' : `The subnet group of its source ${nameOf(placed)} spans`,
      at: 'DBSubnetGroupName',
      mend: `Add subnets of other zones to ${nameOf(group)}, until there are ${wanted} zones.`,
      seen: [group],
      ...(database.type === 'AWS::RDS::DBInstance'
        ? { remark: '; a Multi-AZ instance keeps copies in two of them at a time' }
        : {}),
    });
  },
});

/** A replica in its source's region that names no subnet group is placed in its source's. */
function placedLike(
  database: Resource,
  sourceOf: (instance: Resource) => Resource | undefined,
  passed: readonly Resource[] = [],
): Resource {
  if (database.type !== 'AWS::RDS::DBInstance' || valueAt(database.properties, 'DBSubnetGroupName') !== undefined)
    return database;
  const source = sourceOf(database);
  if (source === undefined || source.region !== database.region || passed.includes(source)) return database;
  return placedLike(source, sourceOf, [...passed, database]);
}
