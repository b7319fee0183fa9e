import { booleanAt, valueAt } from '../../inventory/read.ts';
import { isClusterMember, isReadReplica, isSecondaryCluster } from '../../inventory/views/databases.ts';
import { check, fail, notApplicable, pass, unknown } from '../check.ts';
import { places, standingAt } from './standing.ts';

const mend = 'Set ManageMasterUserPassword to true, or take the password from Secrets Manager by a dynamic reference.';
const snapshots = ['DBSnapshotIdentifier', 'DBClusterSnapshotIdentifier', 'SnapshotIdentifier'];

export const databaseKeepsPasswordInSecretsManager = check({
  id: 'database-keeps-password-in-secrets-manager',
  title: 'every database keeps its password in Secrets Manager',
  why: 'There it is generated, encrypted, rotated, and every reading of it is recorded.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html',
  controls: {
    'Well-Architected (own mapping)': ['SEC02-BP03'],
  },
  needs: {
    subjects: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster', 'AWS::DocDB::DBCluster', 'AWS::Redshift::Cluster'],
  },
  judge(database) {
    const { type, properties } = database;
    if (isClusterMember(database)) return notApplicable('Is a member of a cluster, which holds the credentials.');
    if (isReadReplica(database) || isSecondaryCluster(database))
      return notApplicable('Is a copy, and opens with the credentials of its source.');
    const flag = type === 'AWS::Redshift::Cluster' ? 'ManageMasterPassword' : 'ManageMasterUserPassword';
    if (booleanAt(properties, flag) === true) return pass(`The service keeps it there: ${flag} is true.`);
    const at = 'MasterUserPassword';
    const standing = standingAt(properties, at);
    switch (standing.kind) {
      case 'resolved':
        return standing.service === 'secretsmanager'
          ? pass('Takes it from there: MasterUserPassword is a dynamic reference.')
          : fail(`Takes its password from ${places[standing.service] ?? standing.service}.`, mend, { at });
      case 'written':
        return fail('Its password is written in the template.', mend, { at });
      case 'hidden':
        return standing.isGiven
          ? fail(`Takes its password from parameter "${standing.parameter}".`, mend, { at })
          : unknown(`MasterUserPassword: parameter "${standing.parameter}" has no value.`, at);
      case 'reference':
        return unknown('MasterUserPassword comes from another resource.', at);
      case 'absent':
        return snapshots.some((path) => valueAt(properties, path) !== undefined)
          ? unknown('Is made from a snapshot, and keeps the password that the snapshot has.', at)
          : fail(`Names no password: neither ${flag} nor MasterUserPassword is set.`, mend, { at: 'Engine' });
    }
  },
});
