import { valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { databasesOf } from '../../inventory/views/databases.ts';
import { check, fail, notApplicable, pass, type View } from '../check.ts';

export const databaseHasKeyOfItsOwn = check({
  id: 'database-has-key-of-its-own',
  title: 'every database has a KMS key of its own',
  why: "Clients that share a key share its fate: who may use it for one can read the other's data, and it cannot be withdrawn from one alone.",
  source: 'https://docs.aws.amazon.com/prescriptive-guidance/latest/encryption-best-practices/rds.html',
  controls: {
    'Well-Architected (own mapping)': ['SEC08-BP01'],
  },
  needs: {
    subjects: ['AWS::RDS::DBInstance'],
    types: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'],
    views: { databases: databasesOf },
  },
  judge(database, view) {
    const mend = 'Set KmsKeyId to a key that no other database uses.';
    const key = keyOf(database, view);
    if (!key) {
      const source = view.views.databases.sourceOf(database);
      if (source?.region === database.region)
        return notApplicable(`Shares the key of ${nameOf(source)}, whose copy it is.`);
      return fail("Names no key: AWS's own key for RDS is shared by all databases of the account.", mend, {
        at: 'KmsKeyId',
      });
    }
    const sharing = view
      .ofType('AWS::RDS::DBInstance')
      .find((other) => other.id !== database.id && keyOf(other, view)?.id === key.id);
    if (sharing)
      return fail(`Shares key ${nameOf(key)} with ${nameOf(sharing)}.`, mend, { at: 'KmsKeyId', seen: [key, sharing] });
    return pass(`Is the only database that uses key ${nameOf(key)}.`, { seen: [key] });
  },
});

function keyOf({ properties }: Resource, view: Pick<View, 'resolve'>): Resource | undefined {
  const value = valueAt(properties, 'KmsKeyId');
  return value === undefined ? undefined : view.resolve(value, 'KmsKeyId');
}
