import { accessOf } from '../../access/access.ts';
import { wildcardGrants } from '../../access/wildcard-grants.ts';
import { check, fail, notApplicable, pass, unknown } from '../check.ts';
import { groundsOf, missing, statementsText } from './statement-words.ts';

export const roleKeepsToNamedResources = check({
  id: 'role-keeps-to-named-resources',
  title: 'no role allows a wildcard action on a wildcard resource',
  why: 'Whoever takes over a workload gets all that its role may do; a wildcard on both sides gives him what nobody thought of.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege',
  controls: {
    'Security Hub': ['IAM.1', 'IAM.21', 'KMS.1', 'KMS.2'],
    'Well-Architected': ['SEC03-BP02'],
  },
  needs: {
    subjects: ['AWS::IAM::Role'],
    types: ['AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy', 'AWS::IAM::RolePolicy'],
    views: { access: accessOf },
  },
  judge(role, { facts, views: { access } }) {
    const identity = access.identities.get(role.id);
    if (!identity) return notApplicable('Has no policies.');
    const { wildcardOnlyActions } = facts;
    if (!wildcardOnlyActions) return unknown('Which actions know no resources was not given.');
    const { grants, unseen } = wildcardGrants(identity, wildcardOnlyActions);
    const [first] = grants;
    if (first)
      return fail(
        `Allows ${first.actions.join(', ')} on everything: ${statementsText([first.statement])}.`,
        'Name the actions that are needed, or the resources they are needed on.',
        groundsOf([first.statement], role),
      );
    const { policies } = identity;
    return (
      missing(unseen) ??
      pass(`None of its ${policies.statements.length} statements has a wildcard in both action and resource.`)
    );
  },
});
