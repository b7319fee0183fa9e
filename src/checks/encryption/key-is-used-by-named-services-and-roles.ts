import { accessOf } from '../../access/access.ts';
import type { Answer } from '../../access/answer.ts';
import type { Principal } from '../../access/principal.ts';
import { whoMayAny } from '../../access/who-may-any.ts';
import type { Resource } from '../../inventory/resource.ts';
import { check, fail, type Judgement, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { groundsOf, missing, statementsText } from '../identity/statement-words.ts';
import { isNamed, keyUses, userText, wayIn } from './key-users.ts';

export const keyIsUsedByNamedServicesAndRoles = check({
  id: 'key-is-used-by-named-services-and-roles',
  title: 'every key is usable by named services and roles only',
  why: 'A key that the whole account may use protects from nobody in it: whoever may read the data may then decrypt it too.',
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html',
  controls: {
    'Well-Architected (own mapping)': ['SEC08-BP01'],
  },
  needs: {
    subjects: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'],
    types: ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Policy', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::RolePolicy'],
    views: { access: accessOf },
  },
  judge(key, { views: { access } }) {
    const account = { kind: 'account', account: key.account } as const;
    const whole = keyUses.map((action) => access.may(account, action, key)).find(isForAccount);
    if (whole) return letsIn(account, whole, key);
    const { grants, unseen } = whoMayAny(access, keyUses, key);
    const flaw = flawIn([
      ...grants
        .filter(({ principal }) => !isNamed(principal))
        .map(
          ({ principal, answer }) =>
            () =>
              answer.verdict === 'unknown' ? missing([answer.why]) : letsIn(principal, answer, key),
        ),
      () => missing(unseen),
    ]);
    if (flaw) return flaw;
    const users = grants.map(({ principal }) => userText(principal)).toSorted();
    return pass(
      users.length === 0 ? 'Nobody who was collected may use it.' : `May be used by ${users.join(', ')} only.`,
      { seen: grants.flatMap(({ principal }) => (principal.kind === 'identity' ? [principal.record] : [])) },
    );
  },
});

/** Then it is no use to ask for each of its roles and users. */
function isForAccount({ verdict, by }: Answer): boolean {
  const named = by.flatMap(({ principals }) => principals?.named ?? []);
  return verdict === 'allowed' && !named.some(({ kind }) => kind === 'anonymous');
}

function letsIn(principal: Principal, { by }: Answer, key: Resource): Judgement {
  return fail(
    `Lets ${userText(principal)} use it${wayIn(principal)}: ${statementsText(by)}.`,
    'Name the services and roles that need the key as principals of its policy, or narrow the statement by aws:PrincipalArn.',
    groundsOf(by, key),
  );
}
