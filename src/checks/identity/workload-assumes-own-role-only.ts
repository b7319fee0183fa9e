import { type Access, accessOf } from '../../access/access.ts';
import { type Principal, whoIs } from '../../access/principal.ts';
import { arnOf, partition, words } from '../../access/spelling.ts';
import type { Statement } from '../../access/statement.ts';
import { ofAction } from '../../access/statement-match.ts';
import { targetByArn } from '../../access/target.ts';
import { trustingRolesOf } from '../../access/trusting-roles.ts';
import { isMet } from '../../access/truth.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { check, fail, type Judgement, notApplicable, pass, unknown } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { podAccounts, sharing } from './pod-accounts.ts';
import { groundsOf, missing, statementsText } from './statement-words.ts';
import { workloadsOf } from './workload-kinds.ts';

export const workloadAssumesOwnRoleOnly = check({
  id: 'workload-assumes-own-role-only',
  title: 'every workload can assume its own role only',
  why: 'A workload that can take the role of another has the rights of both, and its traces carry the wrong name.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage-assume.html',
  controls: {
    'Well-Architected (own mapping)': ['SEC02-BP02', 'SEC03-BP02'],
  },
  needs: {
    subjects: ['AWS::IAM::Role'],
    types: ['AWS::EKS::Addon', 'AWS::EKS::PodIdentityAssociation', 'AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy'],
    views: { access: accessOf, trusting: trustingRolesOf, pods: podAccounts },
  },
  judge(role, { inventory, views: { access, trusting, pods } }) {
    const trust = access.policyOn(role);
    const { kinds, unseen } = workloadsOf(trust);
    if (kinds.length === 0) return missing(unseen) ?? notApplicable('No workload may take it.');
    const byAgent = kinds.includes('pods');
    const flaw = flawIn([
      () => takenByOneKind(role, kinds),
      ...trust.statements.flatMap((one) =>
        (one.principals?.named ?? []).map((who) => () => lets(who, one, role, access)),
      ),
      () => mayTakeAny(role, access, inventory),
      ...trusting(role).map((other) => () => mayTake(role, other, access)),
      () => sharing(role, trust, byAgent ? pods.certain(role) : [], () => (byAgent ? pods.all(role) : [])),
      () => missing(unseen),
    ]);
    return flaw ?? pass(`Is taken by ${kinds.join('')} alone, which may take no other role.`);
  },
});

function takenByOneKind(role: Resource, kinds: readonly string[]): Judgement | undefined {
  return kinds.length < 2
    ? undefined
    : fail(`May be taken by ${kinds.join(' and ')}.`, 'Give each kind of workload a role of its own.', {
        at: 'AssumeRolePolicyDocument',
        seen: [role],
      });
}

/** Whether somebody beside the workload's service may take the role: another workload, or whoever is allowed to elsewhere. */
function lets(principal: Principal, statement: Statement, role: Resource, access: Access): Judgement | undefined {
  const { kind } = principal;
  if (statement.effect === 'Deny' || kind === 'service' || kind === 'federated') return undefined;
  if (kind === 'identity') {
    if (principal.record.id === role.id) return undefined;
    const { kinds, unseen } = workloadsOf(access.policyOn(principal.record));
    if (kinds.length === 0) return missing(unseen);
  }
  if (!isMet(ofAction(statement, 'sts:AssumeRole'))) return undefined;
  if (kind === 'named')
    return unknown(`Whether ${whoIs(principal)}, who may take it, is a workload was not seen: it was not collected.`);
  const who = kind === 'account' ? `Whoever ${whoIs(principal)} allows to` : whoIs(principal);
  return fail(
    `${who} may take it beside its workload: ${statementsText([statement])}.`,
    `Take ${whoIs(principal)} out of its trust policy.`,
    groundsOf([statement], role),
  );
}

/** Whether its own policies allow it to take other roles, whichever there are. */
function mayTakeAny(role: Resource, access: Access, inventory: Inventory): Judgement | undefined {
  const any = targetByArn(`arn:${partition(role.region)}:iam::*:role/*`, role.account);
  const answer = access.may({ kind: 'identity', record: role }, 'sts:AssumeRole', any);
  if (answer.verdict === 'denied') return undefined;
  if (answer.verdict === 'unknown') return missing([answer.why]);
  const own = words(arnOf(role, inventory) ?? []);
  const beyond = answer.by.filter(({ resources }) => resources?.patterns.some(({ pieces }) => words(pieces) !== own));
  if (beyond.length === 0) return undefined;
  return fail(
    `Its workload may take other roles: ${statementsText(beyond)}.`,
    'Take sts:AssumeRole out of its policies.',
    groundsOf(beyond, role),
  );
}

function mayTake(role: Resource, other: Resource, access: Access): Judgement | undefined {
  const answer = access.may({ kind: 'identity', record: role }, 'sts:AssumeRole', other);
  if (answer.verdict === 'denied') return undefined;
  if (answer.verdict === 'unknown') return missing([answer.why]);
  return fail(
    `Its workload may also take ${nameOf(other)}, which lets it in: ${statementsText(answer.by)}.`,
    `Take ${nameOf(role)} out of the trust policy of ${nameOf(other)}.`,
    { seen: [other] },
  );
}
