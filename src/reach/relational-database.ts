import type { Inventory } from '../inventory/inventory.ts';
import { listAt, numberAt, stringAt, UnseenInput, valueAt } from '../inventory/read.ts';
import { nameOf, type Resource } from '../inventory/resource.ts';
import { databasesOf } from '../inventory/views/databases.ts';
import { attemptOn, isUnseenInput } from './attempt.ts';
import type { Endpoint } from './endpoint.ts';
import { groupsAt, subnetsOfGroupAt } from './places.ts';
import { addressBySetting, speaksIpv6 } from './public-address.ts';

/** The port each engine listens on when none is set. Source: the Port property of AWS::RDS::DBInstance and DBCluster. */
const enginePorts: readonly (readonly [engine: RegExp, port: number])[] = [
  [/postgres/u, 5432],
  [/^(?:mysql|mariadb|aurora|aurora-mysql)$/u, 3306],
  [/oracle/u, 1521],
  [/sqlserver/u, 1433],
  [/^db2/u, 50_000],
];

const publicly = { path: 'PubliclyAccessible', when: /^(?:true|yes|on)$/iu };

/** An instance or a cluster of RDS. A member of a cluster takes subnets, groups and port from it, a replica its subnets and engine from its source. */
export function relationalDatabases(inventory: Inventory): (record: Resource) => Endpoint {
  const databases = databasesOf(inventory);

  function holderOf(record: Resource, path: string): Resource {
    if (record.type !== 'AWS::RDS::DBInstance' || valueAt(record.properties, path) !== undefined) return record;
    const cluster = valueAt(record.properties, 'DBClusterIdentifier');
    if (cluster !== undefined) return inventory.resolve(cluster, 'DBClusterIdentifier');
    const source = databases.sourceOf(record);
    return source ? holderOf(source, path) : record;
  }

  function portOf(record: Resource): number {
    const written = numberAt(holderOf(record, 'Port').properties, 'Port');
    if (written !== undefined) return written;
    const engine = stringAt(holderOf(record, 'Engine').properties, 'Engine') ?? '';
    const port = enginePorts.find(([pattern]) => pattern.test(engine))?.[1];
    if (port === undefined) throw new UnseenInput(`neither Port nor a known engine is set, got "${engine}"`, 'Port');
    return port;
  }

  function groupsOf(record: Resource): ReturnType<typeof groupsAt> {
    if (record.type === 'AWS::RDS::DBCluster') return groupsAt(inventory, record, 'VpcSecurityGroupIds');
    const holder = attemptOn(record, () =>
      listAt(record.properties, 'VPCSecurityGroups').length > 0 ||
      valueAt(record.properties, 'DBClusterIdentifier') === undefined
        ? record
        : holderOf(record, 'VPCSecurityGroups'),
    );
    if (isUnseenInput(holder)) return () => ({ known: [], unseen: [holder] });
    return groupsAt(inventory, holder, holder === record ? 'VPCSecurityGroups' : 'VpcSecurityGroupIds');
  }

  /** A cluster can be addressed as soon as one of its instances can. */
  function publicOf(record: Resource): ReturnType<typeof addressBySetting> {
    if (record.type !== 'AWS::RDS::DBCluster') return unsaid(record);
    const members = attemptOn(record, () => databases.membersOf(record));
    if (isUnseenInput(members)) return () => members;
    const addresses = members.map((member) => unsaid(member));
    return (family) => {
      const found = addresses.map((address) => address(family));
      const isPublic = found.find((one) => !isUnseenInput(one) && one.is);
      return isPublic ?? found.find(isUnseenInput) ?? found[0] ?? addressBySetting(record, publicly)(family);
    };
  }

  return (record) => {
    const subnets = attemptOn(record, () => {
      const holder = holderOf(record, 'DBSubnetGroupName');
      return subnetsOfGroupAt(inventory, holder.region === record.region ? holder : record, 'DBSubnetGroupName');
    });
    const groups = groupsOf(record);
    const publicAddress = publicOf(record);
    const places = (isUnseenInput(subnets) ? [subnets] : subnets).map((subnet) => ({
      subnet,
      groups: groups(subnet),
      publicAddress,
      speaksIpv6: speaksIpv6(record, subnet),
    }));
    const port = attemptOn(record, () => [portOf(record)]);
    return { resource: record, places, ports: port, listens: true };
  };
}

// Left out, AWS makes the instance public where its VPC has an internet gateway. Source: PubliclyAccessible in the API reference.
function unsaid(record: Resource): ReturnType<typeof addressBySetting> {
  const isSet = attemptOn(record, () => stringAt(record.properties, publicly.path) !== undefined);
  if (isSet === true || isUnseenInput(isSet)) return addressBySetting(record, publicly);
  const why = new UnseenInput('is not set, so that AWS decides by the VPC', `${nameOf(record)}.${publicly.path}`);
  return () => why;
}
