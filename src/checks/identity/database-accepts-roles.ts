import { booleanAt, stringAt } from '../../inventory/read.ts';
import { databasesOf, isClusterMember } from '../../inventory/views/databases.ts';
import { check, fail, notApplicable, pass } from '../check.ts';

export const databaseAcceptsRoles = check({
  id: 'database-accepts-roles',
  title: 'every database accepts IAM roles in place of passwords',
  why: 'A token that lives for fifteen minutes cannot be written into a configuration file.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html',
  controls: {
    'Security Hub': ['RDS.10', 'RDS.12'],
    'AWS Config': ['RDS_INSTANCE_IAM_AUTHENTICATION_ENABLED'],
    'Well-Architected (own mapping)': ['SEC02-BP02'],
    'PCI DSS 4.0.1': ['7.2.1', '7.2.2', '7.2.5'],
  },
  needs: { subjects: ['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'], views: { databases: databasesOf } },
  judge(database, { views: { databases } }) {
    if (isClusterMember(database)) return notApplicable('Is a member of a cluster, which holds the setting.');
    const isOn = booleanAt(database.properties, 'EnableIAMDatabaseAuthentication');
    if (isOn === true) return pass('Accepts roles: EnableIAMDatabaseAuthentication is true.');
    const source = database.type === 'AWS::RDS::DBInstance' ? databases.sourceOf(database) : undefined;
    const engine = stringAt(database.properties, 'Engine') ?? stringAt(source?.properties, 'Engine');
    if (engine !== undefined && !/mysql|mariadb|postgres/u.test(engine))
      return notApplicable(`RDS does not offer it for ${engine}.`);
    return fail(
      `Accepts passwords only: EnableIAMDatabaseAuthentication is ${isOn ?? 'not set, and off by default'}.`,
      'Set EnableIAMDatabaseAuthentication to true.',
      { at: 'EnableIAMDatabaseAuthentication' },
    );
  },
});
