import { mapAt, stringAt, UnseenInput } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { databasesOf, isClusterMember } from '../../inventory/views/databases.ts';
import { check, fail, type Judgement, notApplicable, pass, type View } from '../check.ts';

const groups = [
  'AWS::RDS::DBParameterGroup',
  'AWS::RDS::DBClusterParameterGroup',
  'AWS::DocDB::DBClusterParameterGroup',
];

/** The parameter that refuses clear connections, by engine. Source: RDS User Guide, "Using SSL/TLS to encrypt a connection". */
function switchOf(engine: string): string | undefined {
  if (/postgres|sqlserver/u.test(engine)) return 'rds.force_ssl';
  return /mysql|mariadb/u.test(engine) ? 'require_secure_transport' : undefined;
}

export const databaseRefusesClearConnections = check({
  id: 'database-refuses-clear-connections',
  title: 'every database refuses connections without TLS',
  why: 'Offering TLS is not enough: a client that does not ask for it sends passwords and rows in clear.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html',
  controls: {
    'Security Hub': ['RDS.41'],
    'AWS Config': ['RDS_POSTGRES_INSTANCE_ENCRYPTED_IN_TRANSIT'],
    'Well-Architected (own mapping)': ['SEC09-BP02'],
    'ISO 27001:2022': ['A.8.24'],
  },
  needs: {
    subjects: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster', 'AWS::DocDB::DBCluster', 'AWS::Neptune::DBCluster'],
    types: groups,
    views: { databases: databasesOf },
  },
  judge(database, view) {
    if (database.type === 'AWS::Neptune::DBCluster') return pass('Refuses clear connections: Neptune takes TLS only.');
    if (database.type === 'AWS::DocDB::DBCluster') return documentDatabase(database, view);
    if (isClusterMember(database))
      return notApplicable('Is a member of a cluster, whose parameters are judged with the cluster.');
    const source = database.type === 'AWS::RDS::DBInstance' ? view.views.databases.sourceOf(database) : undefined;
    const engine = stringAt(database.properties, 'Engine') ?? stringAt(source?.properties, 'Engine');
    if (engine === undefined) throw new UnseenInput('the engine is not given', 'Engine');
    const name = switchOf(engine);
    if (name === undefined)
      throw new UnseenInput(`how ${engine} refuses clear connections is not known here`, 'Engine');
    const path = database.type === 'AWS::RDS::DBCluster' ? 'DBClusterParameterGroupName' : 'DBParameterGroupName';
    const own = path in database.properties ? database : source?.region === database.region ? source : database;
    if (!(path in own.properties))
      return byDefault(engine, stringAt((source ?? database).properties, 'EngineVersion'), name, path);
    return byGroup(view.resolve(own.properties[path], path), engine, name);
  },
});

/** DocumentDB demands TLS unless its parameter `tls` is disabled. Source: DocumentDB Developer Guide, "Encrypting data in transit". */
function documentDatabase({ properties }: Resource, view: Pick<View, 'resolve'>): Judgement {
  const path = 'DBClusterParameterGroupName';
  if (!(path in properties)) return pass('Refuses clear connections: DocumentDB demands TLS by default.');
  const group = view.resolve(properties[path], path);
  const tls = stringAt(group.properties, 'Parameters.tls') ?? 'enabled';
  if (tls !== 'disabled')
    return pass(`Refuses clear connections: tls is ${tls} in ${nameOf(group)}.`, { seen: [group] });
  return fail(
    `Takes clear connections: tls is disabled in ${nameOf(group)}.`,
    `Set tls to enabled in ${nameOf(group)}.`,
    { at: path, seen: [group] },
  );
}

function byGroup(group: Resource, engine: string, name: string): Judgement {
  // The parameter's name holds a dot, which a path could not.
  const text = stringAt({ value: mapAt(group.properties, 'Parameters')?.[name] ?? null }, 'value');
  const mend = `Set ${name} to 1 in ${nameOf(group)}.`;
  if (text === undefined) return byDefault(engine, stringAt(group.properties, 'Family'), name, undefined, group);
  if (/^(1|on|true)$/iu.test(text))
    return pass(`Refuses clear connections: ${name} is ${text} in ${nameOf(group)}.`, { seen: [group] });
  return fail(`Takes clear connections: ${name} is ${text} in ${nameOf(group)}.`, mend, { seen: [group] });
}

/**
 * The version of each engine from which TLS is forced unless told otherwise; engines that are not here never force it.
 * Source: the page above; RDS User Guide, "Requiring SSL/TLS for all connections to a MariaDB DB instance".
 */
const forcedFrom: Readonly<Record<string, number>> = { postgres: 15, mariadb: 11.8 };

function byDefault(
  engine: string,
  version: string | undefined,
  name: string,
  path: string | undefined,
  group?: Resource,
): Judgement {
  const mend = `Give it a parameter group with ${name} set to 1.`;
  const where = group ? `${name} is not set in ${nameOf(group)}` : 'it has no parameter group of its own';
  const seen = group ? [group] : [];
  const grounds = path === undefined ? { seen } : { at: path, seen };
  const from = forcedFrom[engine];
  const number = Number(/\d+(\.\d+)?/u.exec(version ?? '')?.[0]);
  // Pages of AWS contradict each other on Aurora PostgreSQL from version 17 on.
  if (engine === 'aurora-postgresql' && !(number < 17))
    throw new UnseenInput(
      'what Aurora PostgreSQL does by default from version 17 on is not known here',
      'EngineVersion',
    );
  if (from === undefined)
    return fail(`Takes clear connections: ${where}, and ${engine} does not force TLS by default.`, mend, grounds);
  if (Number.isNaN(number))
    throw new UnseenInput('the engine version is not given, and decides the default', 'EngineVersion');
  const words = engine === 'postgres' ? `PostgreSQL ${Math.floor(number)}` : `MariaDB ${number}`;
  if (number >= from) return pass(`Refuses clear connections: ${where}, and ${words} forces TLS by default.`, { seen });
  return fail(`Takes clear connections: ${where}, and ${words} does not force TLS by default.`, mend, grounds);
}
