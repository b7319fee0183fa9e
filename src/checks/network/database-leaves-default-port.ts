import { numberAt, stringAt, UnseenInput } from '../../inventory/read.ts';
import { databasesOf, isClusterMember } from '../../inventory/views/databases.ts';
import { check, fail, notApplicable, pass } from '../check.ts';

export const databaseLeavesDefaultPort = check({
  id: 'database-leaves-default-port',
  title: "every database listens on a port other than its engine's default",
  why: 'Searches for databases start with the known ports; another one is found later, and seen in the logs first.',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html',
  controls: {
    'Security Hub': ['RDS.23'],
    'Well-Architected (own mapping)': ['SEC05-BP02'],
  },
  needs: { subjects: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'], views: { databases: databasesOf } },
  judge(database, { facts, views: { databases } }) {
    if (isClusterMember(database)) return notApplicable('Is a member of a cluster, which holds the port.');
    // A copy listens where its source does unless told otherwise.
    const source = database.type === 'AWS::RDS::DBInstance' ? databases.sourceOf(database) : undefined;
    const engine = stringAt(database.properties, 'Engine') ?? stringAt(source?.properties, 'Engine') ?? '';
    const standard = facts.awsDefaults?.databasePorts.find((row) => engine.startsWith(row.engine))?.port;
    if (standard === undefined)
      throw new UnseenInput(`the default port of ${engine === '' ? 'its engine' : engine} is not known here`, 'Engine');
    const port = numberAt(database.properties, 'Port') ?? numberAt(source?.properties, 'Port');
    if (port !== undefined && port !== standard)
      return pass(`Listens on ${port}, and not on ${standard}, the default of ${engine}.`);
    const observed = port === undefined ? 'Port is not set' : `Port is ${port}`;
    return fail(`Listens on ${standard}, the default of ${engine}: ${observed}.`, 'Set Port to another port.', {
      at: 'Port',
    });
  },
});
