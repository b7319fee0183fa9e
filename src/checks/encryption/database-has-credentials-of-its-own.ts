import { booleanAt, valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { isClusterMember, isReadReplica } from '../../inventory/views/databases.ts';
import { isReference, referencesIn, unseenIn } from '../../inventory/value.ts';
import { check, fail, notApplicable, pass, type View } from '../check.ts';

export const databaseHasCredentialsOfItsOwn = check({
  id: 'database-has-credentials-of-its-own',
  title: 'every database has credentials of its own',
  why: 'A password that opens two databases is stolen twice at once; one written in a template is known to all who read it.',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html',
  needs: { subjects: ['AWS::RDS::DBInstance'], types: ['AWS::SecretsManager::Secret'] },
  judge(database, view) {
    if (isClusterMember(database)) return notApplicable('Is a member of a cluster, which holds the credentials.');
    if (isReadReplica(database)) return notApplicable('Is a copy, and opens with the credentials of its source.');
    const mend = 'Set ManageMasterUserPassword to true, or take the password from a secret of its own.';
    if (booleanAt(database.properties, 'ManageMasterUserPassword') === true)
      return pass('RDS keeps a secret for this database alone: ManageMasterUserPassword is true.');
    const password = valueAt(database.properties, 'MasterUserPassword');
    const at = 'MasterUserPassword';
    if (password === undefined)
      return fail('Has no credentials that are shown: MasterUserPassword is not set.', mend, { at: 'Engine' });
    if (unseenIn(password))
      return { verdict: 'unknown', message: `MasterUserPassword: ${unseenIn(password)?.unseen}.`, at };
    const written = JSON.stringify(password);
    if (!written.includes('{{resolve:'))
      return isReference(password)
        ? { verdict: 'unknown', message: 'MasterUserPassword comes from another resource.', at }
        : fail('Its password is written in the template.', mend, { at });
    const secret = secretOf(database, view.resolve);
    const sharing = view
      .ofType('AWS::RDS::DBInstance')
      .find((other) => other.id !== database.id && sameSecret(other, secret, written));
    const seen = [...(secret ? [secret] : []), ...(sharing ? [sharing] : [])];
    if (sharing) return fail(`Shares its password with ${nameOf(sharing)}.`, mend, { at, seen });
    return pass(`Opens with ${secret ? `the secret ${nameOf(secret)}` : 'a secret'} that no other database uses.`, {
      seen,
    });
  },
});

function secretOf({ properties }: Resource, resolve: View['resolve']): Resource | undefined {
  const password = properties['MasterUserPassword'];
  return referencesIn(password).length > 0 ? resolve(password, 'MasterUserPassword') : undefined;
}

function sameSecret({ properties }: Resource, secret: Resource | undefined, written: string): boolean {
  const password = properties['MasterUserPassword'];
  if (secret === undefined) return JSON.stringify(password) === written;
  return referencesIn(password).some(({ to }) => to.reference === secret.id);
}
