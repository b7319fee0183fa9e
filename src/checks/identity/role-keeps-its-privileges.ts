import { accessOf } from '../../access/access.ts';
import { escalationPathsOf } from '../../access/escalation-paths.ts';
import { nameOf } from '../../inventory/resource.ts';
import { check, fail, pass } from '../check.ts';
import { groundsOf, missing, statementsText } from './statement-words.ts';

export const roleKeepsItsPrivileges = check({
  id: 'role-keeps-its-privileges',
  title: 'no role can raise its own privileges',
  why: 'A role that can give itself more has, for whoever takes it over, no limits at all.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html',
  controls: {
    'Well-Architected (own mapping)': ['SEC03-BP02', 'SEC03-BP05'],
  },
  needs: {
    subjects: ['AWS::IAM::Role'],
    types: [
      'AWS::IAM::Group',
      'AWS::IAM::InstanceProfile',
      'AWS::IAM::ManagedPolicy',
      'AWS::IAM::Policy',
      'AWS::IAM::RolePolicy',
      'AWS::IAM::User',
      'AWS::CodeBuild::Project',
      'AWS::EC2::Instance',
      'AWS::Lambda::Function',
    ],
    views: { access: accessOf, escalations: escalationPathsOf },
  },
  judge(role, { views: { access, escalations } }) {
    const { paths, unseen } = escalations(role);
    const [first] = paths;
    if (first) {
      const { escalation, on, by } = first;
      const whom = on && on.id !== role.id ? `, ${nameOf(on)}` : '';
      const actions = escalation.steps.map(({ action }) => action).join(' and ');
      return fail(
        `Can ${escalation.can}${whom} (${actions}): ${statementsText(by)}.`,
        `Take ${escalation.steps[0]?.action ?? 'it'} out, or narrow it to what gives no more than the role has, or by a permissions boundary.`,
        groundsOf(by, role),
      );
    }
    const count = access.identities.get(role.id)?.policies.statements.length ?? 0;
    return missing(unseen) ?? pass(`None of the known ways to more privileges is open to its ${count} statements.`);
  },
});
