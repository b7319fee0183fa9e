import { listAt } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import { check, fail, type Judgement, notApplicable, pass, unknown } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { places, standingAt } from './standing.ts';

const mend = 'Let the service manage the password, or take it from Secrets Manager by a dynamic reference.';

/** Where each type takes a password or the like; `*` stands for every item of a list. */
const passwords: Readonly<Record<string, readonly string[]>> = {
  'AWS::RDS::DBInstance': ['MasterUserPassword', 'TdeCredentialPassword'],
  'AWS::RDS::DBCluster': ['MasterUserPassword'],
  'AWS::DocDB::DBCluster': ['MasterUserPassword'],
  'AWS::Redshift::Cluster': ['MasterUserPassword'],
  'AWS::ElastiCache::ReplicationGroup': ['AuthToken'],
  'AWS::ElastiCache::User': ['Passwords.*', 'AuthenticationMode.Passwords.*'],
  'AWS::MemoryDB::User': ['AuthenticationMode.Passwords.*'],
  'AWS::OpenSearchService::Domain': ['AdvancedSecurityOptions.MasterUserOptions.MasterUserPassword'],
  'AWS::AmazonMQ::Broker': ['Users.*.Password'],
  'AWS::DMS::Endpoint': ['Password'],
  'AWS::IAM::User': ['LoginProfile.Password'],
  'AWS::SecretsManager::Secret': ['SecretString'],
};

export const passwordIsKeptOutOfTemplates = check({
  id: 'password-is-kept-out-of-templates',
  title: 'every password is kept out of the templates',
  why: 'A template is read by many, and every version of it is kept.',
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html',
  controls: {
    'AWS Config': ['RDS_MASTER_USER_PASSWORD_NO_PLAINTEXT_PASSWORD'],
    'Well-Architected (own mapping)': ['SEC02-BP03'],
  },
  needs: { subjects: Object.keys(passwords) },
  judge(resource) {
    let named = 0;
    let hidden: string | undefined;
    const flaw = flawIn(
      pathsOf(resource).map((path) => (): Judgement | undefined => {
        const standing = standingAt(resource.properties, path);
        named += standing.kind === 'absent' ? 0 : 1;
        switch (standing.kind) {
          case 'absent':
            return undefined;
          case 'hidden':
            hidden = standing.parameter;
            return undefined;
          case 'written':
            return fail(`${path} is written in the template.`, mend, { at: path });
          case 'reference':
            return unknown(`${path} comes from another resource, and whether that keeps it secret is not seen.`, path);
          case 'resolved':
            return standing.service === 'ssm'
              ? fail(`${path} is read from ${places['ssm']}, which keeps it in clear.`, mend, { at: path })
              : undefined;
        }
      }),
    );
    if (flaw) return flaw;
    if (named === 0) return notApplicable('Names no password.');
    return hidden === undefined
      ? pass('Looks its password up when it is deployed.')
      : pass(`Is given its password by parameter "${hidden}", which is never shown (NoEcho).`);
  },
});

function pathsOf({ type, properties }: Resource): readonly string[] {
  return (passwords[type] ?? []).flatMap((path) => {
    const star = path.indexOf('.*');
    if (star === -1) return [path];
    const list = path.slice(0, star);
    return listAt(properties, list).map((_, index) => `${list}.${index}${path.slice(star + 2)}`);
  });
}
