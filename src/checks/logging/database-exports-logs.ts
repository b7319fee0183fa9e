import { listAt, stringAt, UnseenInput } from '../../inventory/read.ts';
import { databasesOf, isClusterMember } from '../../inventory/views/databases.ts';
import { check, fail, notApplicable, pass } from '../check.ts';

/** The log that tells of failed sign-ins and faults, by engine. Source: the page below, "Exportable logs". */
const needed = [
  { engines: /postgres/u, log: 'postgresql' },
  { engines: /mysql|mariadb|^aurora$/u, log: 'error' },
  { engines: /oracle/u, log: 'audit' },
  { engines: /sqlserver/u, log: 'error' },
  { engines: /docdb/u, log: 'audit' },
];

export const databaseExportsLogs = check({
  id: 'database-exports-logs',
  title: 'every database exports its logs to CloudWatch',
  why: 'Logs that stay on the server are gone with it, and are read by nobody until then.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html',
  controls: {
    'Security Hub': ['RDS.9', 'RDS.34'],
    'AWS Config': ['RDS_LOGGING_ENABLED'],
    'Well-Architected': ['REL06-BP01', 'SEC04-BP01'],
    'SOC 2': ['CC7.2', 'CC7.3', 'A1.1'],
    'ISO 27001:2022': ['A.8.15'],
    'PCI DSS 4.0.1': ['10.2.1', '10.2.2', '10.3.1'],
    HIPAA: ['164.308(a)(4)(ii)(a)', '164.312(b)'],
    GDPR: ['Art. 32'],
  },
  needs: {
    subjects: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster', 'AWS::DocDB::DBCluster'],
    views: { databases: databasesOf },
  },
  judge(database, { views: { databases } }) {
    if (isClusterMember(database)) return notApplicable('Is a member of a cluster, which exports for all of them.');
    const path = 'EnableCloudwatchLogsExports';
    const exported = listAt(database.properties, path).map(
      (_, index) => stringAt(database.properties, `${path}.${index}`) ?? '',
    );
    const source = database.type === 'AWS::RDS::DBInstance' ? databases.sourceOf(database) : undefined;
    const engine =
      database.type === 'AWS::DocDB::DBCluster'
        ? 'docdb'
        : (stringAt(database.properties, 'Engine') ?? stringAt(source?.properties, 'Engine'));
    if (engine === undefined) throw new UnseenInput('the engine is not given', 'Engine');
    const wanted = needed.find(({ engines }) => engines.test(engine))?.log;
    if (wanted === undefined) throw new UnseenInput(`which logs ${engine} has is not known here`, 'Engine');
    if (exported.includes(wanted)) return pass(`Exports ${exported.join(', ')}.`);
    const observed = exported.length === 0 ? `${path} is not set` : `it exports ${exported.join(', ')} only`;
    return fail(`Does not export the ${wanted} log: ${observed}.`, `Add ${wanted} to ${path}.`, { at: path });
  },
});
