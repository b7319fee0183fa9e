import { booleanAt, dynamicAt, valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { isClusterMember, isReadReplica } from '../../inventory/views/databases.ts';
import { type Dynamic, isReference, referencesIn } from '../../inventory/value.ts';
import { check, fail, notApplicable, pass, unknown } from '../check.ts';

export const databaseHasCredentialsOfItsOwn = check({
  id: 'database-has-credentials-of-its-own',
  title: 'every database has credentials of its own',
  why: 'A password that opens two databases is stolen twice at once; one written in a template is known to all who read it.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html',
  controls: {
    'Well-Architected (own mapping)': ['SEC02-BP03'],
  },
  needs: { subjects: ['AWS::RDS::DBInstance'], types: ['AWS::SecretsManager::Secret'] },
  judge(database, view) {
    if (isClusterMember(database)) return notApplicable('Is a member of a cluster, which holds the credentials.');
    if (isReadReplica(database)) return notApplicable('Is a copy, and opens with the credentials of its source.');
    const mend = 'Set ManageMasterUserPassword to true, or take the password from a secret of its own.';
    if (booleanAt(database.properties, 'ManageMasterUserPassword') === true)
      return pass('RDS keeps a secret for this database alone: ManageMasterUserPassword is true.');
    const at = 'MasterUserPassword';
    const source = dynamicAt(database.properties, at);
    if (!source) {
      const password = valueAt(database.properties, at);
      if (password === undefined)
        return fail('Has no credentials that are shown: MasterUserPassword is not set.', mend, { at: 'Engine' });
      return isReference(password)
        ? unknown('MasterUserPassword comes from another resource.', at)
        : fail('Its password is written in the template.', mend, { at });
    }
    const secret = referencesIn(source.key).length > 0 ? view.resolve(source.key, at) : undefined;
    const sharing = view
      .ofType('AWS::RDS::DBInstance')
      .find((other) => other.id !== database.id && opensWith(other, secret, source));
    const seen = [...(secret ? [secret] : []), ...(sharing ? [sharing] : [])];
    if (sharing) return fail(`Shares its password with ${nameOf(sharing)}.`, mend, { at, seen });
    return pass(`Opens with ${secret ? `the secret ${nameOf(secret)}` : 'a secret'} that no other database uses.`, {
      seen,
    });
  },
});

function opensWith({ properties }: Resource, secret: Resource | undefined, source: Dynamic): boolean {
  const other = dynamicAt(properties, 'MasterUserPassword');
  if (!other) return false;
  if (secret === undefined) return JSON.stringify(other) === JSON.stringify(source);
  return referencesIn(other.key).some(({ to }) => to.reference === secret.id);
}
