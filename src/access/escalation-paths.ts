import type { Inventory } from '../inventory/inventory.ts';
import { UnseenInput } from '../inventory/read.ts';
import type { Resource } from '../inventory/resource.ts';
import { type Access, accessOf } from './access.ts';
import type { Answer } from './answer.ts';
import { type Escalation, escalations } from './escalations.ts';
import type { Identity } from './identities.ts';
import { matchesAll } from './match.ts';
import { demandsOn, valuesOf } from './narrowing.ts';
import { anything, exactly, type Pattern } from './pattern.ts';
import type { Context } from './request.ts';
import { accountPiece, arnOf, partition, words } from './spelling.ts';
import { type Statement, statementText } from './statement.ts';
import { allows, ofAction } from './statement-match.ts';
import { isStronger } from './strength.ts';
import { type Target, targetByArn } from './target.ts';
import { ofRole } from './role-of-workload.ts';
import { trustingRolesOf } from './trusting-roles.ts';
import { allOf, anyOf, no, type Truth, truth, yes } from './truth.ts';

/** One way a role can raise its privileges: what it does, on whom, and the statements that allow it. */
export interface EscalationPath {
  readonly escalation: Escalation;
  /** The record it works on, where it is a certain one. */
  readonly on?: Resource;
  readonly by: readonly Statement[];
}

export interface EscalationPaths {
  readonly paths: readonly EscalationPath[];
  readonly unseen: readonly UnseenInput[];
}

/**
 * The ways an identity can raise its privileges. A step works on what was collected, and on everything of its kind where a statement takes
 * in all of it. Passing or assuming a role that may do no more than the identity itself raises nothing. Conditions that are open are taken
 * to be met, but for those that bound what can be given (iam:PermissionsBoundary, a named iam:PolicyARN, iam:PassedToService).
 */
export function escalationPathsOf(inventory: Inventory): (record: Resource) => EscalationPaths {
  const access = accessOf(inventory);
  const trusting = trustingRolesOf(inventory);
  return (record) => {
    const identity = access.identities.get(record.id);
    if (!identity) return { paths: [], unseen: [] };
    const found: EscalationPath[] = [];
    const unseen: UnseenInput[] = [...identity.policies.unseen];
    for (const escalation of escalations) {
      const met = escalation.steps.map((step) => stepOf(step, identity, access, inventory, trusting));
      const all = allOf(met.map(({ holds }) => holds));
      if (all.is === 'unseen') unseen.push(all.why);
      if (all.is !== 'yes') continue;
      const on = met.find((one) => one.on)?.on;
      found.push({ escalation, ...(on ? { on } : {}), by: [...new Set(met.flatMap(({ by }) => by))] });
    }
    return { paths: found, unseen: [...new Set(unseen)] };
  };
}

interface Step {
  readonly holds: Truth;
  readonly on?: Resource;
  readonly by: readonly Statement[];
}

function stepOf(
  step: Escalation['steps'][number],
  identity: Identity,
  access: Access,
  inventory: Inventory,
  trusting: (identity: Resource) => readonly Resource[],
): Step {
  const speaking = identity.policies.statements.filter(
    (one) => one.effect === 'Allow' && ofAction(one, step.action).is !== 'no' && !boundsWhatIsGiven(one),
  );
  const assumes = step.action === 'sts:AssumeRole';
  if (speaking.length === 0 && !assumes) return { holds: no, by: [] };
  const taken = speaking.map((statement) => ({ statement, all: takesInAll(statement, step.on, identity.record) }));
  const everything = taken.filter(({ all }) => all.is === 'yes').map(({ statement }) => statement);
  const perhaps = assumes ? assumesAll(taken) : taken.map(({ all }) => all).filter(({ is }) => is === 'unseen');
  if (everything.length > 0 && !assumes) {
    const met = everything.map((statement) => ({ statement, truth: mayAtAll(statement, step, identity, access) }));
    const certain = met.filter(({ truth: { is } }) => is === 'yes').map(({ statement }) => statement);
    if (certain.length > 0) return { holds: yes, by: certain };
    if (step.on === 'anything') return { holds: anyOf(met.map(({ truth: one }) => one)), by: [] };
  }
  // Without a permission of its own an identity may assume those roles only that name it themselves.
  const near = assumes && speaking.length === 0 ? trusting(identity.record) : undefined;
  const objects = near?.length === 0 ? [] : candidates(step.on, identity, access, inventory);
  const tried = objects
    .filter(({ role }) => near === undefined || (role && near.includes(role)))
    .map((record): Step => {
      const asking = { kind: 'identity', record: identity.record } as const;
      const answer = access.may(asking, step.action, record.target, contextOf(step));
      const trusted = step.service === undefined ? yes : trusts(record.role, step.service, access);
      const gain = record.gain(step.service);
      return { holds: allOf([possibly(answer), trusted, gain]), on: record.shown, by: answer.by };
    });
  const first = tried.find(({ holds }) => holds.is === 'yes');
  const elsewhere = step.on === 'stronger role' ? speaking.flatMap((one) => rolesElsewhere(one, inventory)) : [];
  return first ?? { holds: anyOf([...tried.map(({ holds }) => holds), ...elsewhere, ...perhaps]), by: [] };
}

/** Roles that a statement names and of which none was collected, by a pattern or one by one: what they may do was not seen. */
function rolesElsewhere({ resources }: Statement, inventory: Inventory): readonly Truth[] {
  if (!resources || resources.except) return [];
  const roles = inventory.ofType('AWS::IAM::Role').map((role) => exactly(arnOf(role, inventory) ?? []));
  return resources.patterns
    .filter((pattern) => !roles.some((role) => matchesAll(pattern, role).is !== 'no'))
    .map(({ pieces }) => {
      const arn = words(pieces);
      return { is: 'unseen', why: new UnseenInput(`what ${arn} may do was not seen: it was not collected`, '', arn) };
    });
}

/** Whoever may assume all roles may assume those that were not collected and let the account in. */
function assumesAll(taken: readonly { readonly statement: Statement; readonly all: Truth }[]): readonly Truth[] {
  return taken
    .filter(({ all }) => all.is !== 'no')
    .map(({ statement }) => ({
      is: 'unseen',
      why: new UnseenInput(
        `which roles let it in, of all that ${statementText(statement)} lets it assume, was not seen`,
        '',
      ),
    }));
}

interface Candidate {
  readonly target: Resource | Target;
  readonly shown: Resource;
  readonly role?: Resource;
  readonly gain: (service?: string) => Truth;
}

function candidates(
  on: Escalation['steps'][number]['on'],
  identity: Identity,
  access: Access,
  inventory: Inventory,
): readonly Candidate[] {
  const { record } = identity;
  const stronger = (other: Resource | undefined): Truth => {
    const known = other && access.identities.get(other.id);
    return known ? isStronger(known, identity) : no;
  };
  const others = (type: string) => inventory.ofType(type).filter(({ id }) => id !== record.id);
  switch (on) {
    case 'anything':
      return [];
    case 'own policy':
      return identity.managed.map((policy) => ({ target: policy, shown: policy, gain: () => yes }));
    case 'own role':
      return [{ target: record, shown: record, gain: () => yes }];
    case 'group':
      return others('AWS::IAM::Group').map((group) => ({ target: group, shown: group, gain: () => yes }));
    case 'stronger user':
      return others('AWS::IAM::User').map((user) => ({ target: user, shown: user, gain: () => stronger(user) }));
    case 'stronger role':
      return others('AWS::IAM::Role').map((role) => ({ target: role, shown: role, role, gain: () => stronger(role) }));
    case 'function of a stronger role':
      return inventory.ofType('AWS::Lambda::Function').map((one) => ({
        target: one,
        shown: one,
        gain: () => ofRole(one, 'Role', inventory, stronger),
      }));
    case 'build project of a stronger role':
      return inventory.ofType('AWS::CodeBuild::Project').map((one) => ({
        target: one,
        shown: one,
        gain: () => ofRole(one, 'ServiceRole', inventory, stronger),
      }));
    case 'instance of a stronger role':
      return inventory.ofType('AWS::EC2::Instance').map((one) => ({
        target: one,
        shown: one,
        gain: () => ofRole(one, 'IamInstanceProfile', inventory, stronger),
      }));
  }
}

function trusts(role: Resource | undefined, service: string, access: Access): Truth {
  return role ? possibly(access.may({ kind: 'service', name: service }, 'sts:AssumeRole', role)) : yes;
}

function possibly(answer: Answer): Truth {
  return answer.verdict === 'unknown' ? { is: 'unseen', why: answer.why } : truth(answer.verdict !== 'denied');
}

const kinds: Readonly<Record<Escalation['steps'][number]['on'], string | undefined>> = {
  'own policy': 'policy/',
  'own role': undefined,
  'stronger user': 'user/',
  group: 'group/',
  'stronger role': 'role/',
  'function of a stronger role': undefined,
  'instance of a stronger role': undefined,
  'build project of a stronger role': undefined,
  anything: undefined,
};

/** Whether a statement takes in everything of a kind, so that it works whatever else there is. */
function takesInAll(statement: Statement, on: Escalation['steps'][number]['on'], { account, region }: Resource): Truth {
  if (on === 'anything') return yes;
  const kind = kinds[on];
  if (kind === undefined || !statement.resources || statement.resources.except) return no;
  const all: Pattern = exactly([`arn:${partition(region)}:iam::`, accountPiece(account), `:${kind}`], [anything]);
  return anyOf(statement.resources.patterns.map((pattern) => matchesAll(pattern, all)));
}

/** Whether the statement's conditions leave it standing, nothing denies it, and the boundary lets it through. */
function mayAtAll(statement: Statement, step: Escalation['steps'][number], identity: Identity, access: Access): Truth {
  const context = contextOf(step);
  const target = targetByArn('*', identity.record.account);
  const allowed = allows(statement, step.action, target, context);
  if (allowed.is === 'no' || allowed.is === 'unseen') return allowed;
  return possibly(access.may({ kind: 'identity', record: identity.record }, step.action, target, context));
}

function contextOf({ service }: Escalation['steps'][number]): Context {
  return new Map(service === undefined ? [] : [['iam:passedtoservice', [exactly([service])]]]);
}

/** Whether what is given is bounded: by a permissions boundary, or to named policies that are not an administrator's. */
function boundsWhatIsGiven(statement: Statement): boolean {
  if (demandsOn(statement, 'iam:permissionsboundary').length > 0) return true;
  const policies = valuesOf(demandsOn(statement, 'iam:policyarn'));
  return (
    policies.length > 0 && policies.every((arn) => !/\*|AdministratorAccess|IAMFullAccess|PowerUserAccess/u.test(arn))
  );
}
