import type { Inventory } from '../inventory/inventory.ts';
import type { UnseenInput } from '../inventory/read.ts';
import type { Resource } from '../inventory/resource.ts';
import type { Answer } from './answer.ts';
import { type Identity, identitiesIn } from './identities.ts';
import { decide, isGuarded } from './may.ts';
import { exactly } from './pattern.ts';
import { emptyPolicy, type Policy } from './policy.ts';
import { accountOf, type Principal, whoIs } from './principal.ts';
import type { Context } from './request.ts';
import { resourcePoliciesIn } from './resource-policies.ts';
import { accountPiece, arnOf, type Piece, words } from './spelling.ts';
import type { Identities, Statement } from './statement.ts';
import { ofAction } from './statement-match.ts';
import { type Target, targetOf } from './target.ts';

/** Somebody who may, or could, do what was asked, and why. */
export interface Grant {
  readonly principal: Principal;
  readonly answer: Exclude<Answer, { verdict: 'denied' }>;
}

/** Who may do something. `unseen` is what could name others still. */
export interface WhoMay {
  readonly grants: readonly Grant[];
  readonly unseen: readonly UnseenInput[];
}

/** IAM over an inventory: who may do what on what. */
export interface Access {
  /** Every role, user and group, by id. */
  readonly identities: ReadonlyMap<string, Identity>;
  /** The policy that a record holds, be it its own or another's. */
  readonly policyIn: (holder: Resource) => Policy;
  /** All policies on a resource; on a role, its trust policy. */
  readonly policyOn: (resource: Resource) => Policy;
  /** What is known of a request may be given, by condition key in lower case; by default it is made over TLS. */
  readonly may: (principal: Principal, action: string, on: Resource | Target, context?: Context) => Answer;
  /** All principals who may do it: collected roles and users, and whoever the resource's policies name. */
  readonly whoMay: (action: string, on: Resource | Target, context?: Context) => WhoMay;
}

const known = new WeakMap<Inventory, Access>();

/** Reads all policies of an inventory, once; what was not seen shows in the answers it could change. Never throws UnseenInput. */
export function accessOf(inventory: Inventory): Access {
  const access = known.get(inventory) ?? read(inventory);
  known.set(inventory, access);
  return access;
}

function read(inventory: Inventory): Access {
  const byArn = new Map<string, Resource>();
  for (const record of inventory.ofType('AWS::IAM::Role', 'AWS::IAM::User'))
    byArn.set(words(arnOf(record, inventory) ?? []), record);
  const identityBy = (arn: readonly Piece[]) => byArn.get(asRole(words(arn)));
  const identities = identitiesIn(inventory, identityBy);
  const resourcePolicies = resourcePoliciesIn(inventory, identityBy);
  const speaking = speakingOf(identities);

  function may(principal: Principal, action: string, on: Resource | Target, context?: Context): Answer {
    const target = 'arns' in on ? on : targetOf(on, action, inventory);
    return decide({
      principal,
      action,
      target,
      context: { get: (key) => context?.get(key) ?? carried(key, principal, target, inventory) },
      identity: principal.kind === 'identity' ? identities.get(principal.record.id) : undefined,
      onTarget: target.record ? resourcePolicies.on(target.record) : emptyPolicy,
    });
  }

  function whoMay(action: string, on: Resource | Target, context?: Context): WhoMay {
    const target = 'arns' in on ? on : targetOf(on, action, inventory);
    const policy = target.record ? resourcePolicies.on(target.record) : emptyPolicy;
    const asked = new Map<string, Principal>();
    for (const principal of candidates(
      action,
      policy,
      isDelegated(policy) || !isGuarded(target, action) ? speaking(action) : [],
      identityBy,
    ))
      asked.set(keyOf(principal), principal);
    const grants = [...asked.values()].flatMap((principal): Grant[] => {
      const answer = may(principal, action, target, context);
      return answer.verdict === 'denied' ? [] : [{ principal, answer }];
    });
    const allowing = policy.statements.filter((one) => one.effect === 'Allow' && ofAction(one, action).is !== 'no');
    return { grants, unseen: [...policy.unseen, ...allowing.flatMap(({ principals }) => principals?.unseen ?? [])] };
  }

  return { identities, policyIn: resourcePolicies.in, policyOn: resourcePolicies.on, may, whoMay };
}

/** Whom it makes sense to ask about: identities with a statement on the action, and everybody a resource's policies name. */
function* candidates(
  action: string,
  policy: Policy,
  speaking: readonly Principal[],
  identityBy: Identities,
): Generator<Principal> {
  yield* speaking;
  for (const statement of policy.statements) {
    const { effect, principals } = statement;
    if (effect !== 'Allow' || !principals || ofAction(statement, action).is === 'no') continue;
    if (principals.except) yield { kind: 'anonymous' };
    else for (const one of principals.named) yield* narrowed(one, statement, identityBy);
  }
}

/** Whether a policy leaves it to an account to say who may, or was not wholly seen. */
function isDelegated({ statements, unseen }: Policy): boolean {
  const ways = statements.flatMap((one) => (one.effect === 'Allow' && one.principals ? [one.principals] : []));
  return (
    unseen.length > 0 ||
    ways.some((one) => one.except || one.unseen.length > 0 || one.named.some(({ kind }) => kind === 'account'))
  );
}

/** The roles and users whose policies speak of an action, or were not wholly seen; asked of many resources, looked for once. */
function speakingOf(identities: ReadonlyMap<string, Identity>): (action: string) => readonly Principal[] {
  const found = new Map<string, readonly Principal[]>();
  return (action) => {
    const speaking =
      found.get(action) ??
      [...identities.values()].flatMap(({ record, policies }): Principal[] => {
        if (record.type === 'AWS::IAM::Group') return [];
        const speaks = policies.statements.some((one) => one.effect === 'Allow' && ofAction(one, action).is !== 'no');
        return speaks || policies.unseen.length > 0 ? [{ kind: 'identity', record }] : [];
      });
    found.set(action, speaking);
    return speaking;
  };
}

/** An account, or those of its identities that the statement narrows it to by aws:PrincipalArn. */
function narrowed(principal: Principal, { conditions }: Statement, identityBy: Identities): readonly Principal[] {
  if (principal.kind !== 'account') return [principal];
  const arns = conditions
    .filter(({ key, negated, ifExists }) => key.toLowerCase() === 'aws:principalarn' && !negated && !ifExists)
    .flatMap(({ values }) => values.map(({ pieces }) => pieces));
  if (arns.length === 0 || arns.some((pieces) => /[*?]/u.test(words(pieces)))) return [principal];
  return arns.map((pieces): Principal => {
    const record = identityBy(pieces);
    return record ? { kind: 'identity', record } : { kind: 'named', arn: words(pieces), account: principal.account };
  });
}

/** What every request of a principal carries. Source: IAM User Guide, "AWS global condition context keys". */
function carried(key: string, principal: Principal, target: Target, inventory: Inventory): ReturnType<Context['get']> {
  const { kind } = principal;
  const account = accountOf(principal);
  switch (key) {
    case 'aws:securetransport':
      return [exactly(['true'])];
    case 'aws:resourceaccount':
      return [exactly([accountPiece(target.account)])];
    case 'aws:principalisawsservice':
      return [exactly([String(kind === 'service')])];
    case 'aws:principalservicename':
      return kind === 'service' ? [exactly([principal.name])] : undefined;
    case 'aws:principalaccount':
    case 'kms:calleraccount':
      return account === undefined ? undefined : [exactly([accountPiece(account)])];
    case 'aws:principalarn':
      if (kind === 'named') return [exactly([principal.arn])];
      return kind === 'identity' ? [exactly(arnOf(principal.record, inventory) ?? [])] : undefined;
    case 'aws:sourcearn':
    case 'aws:sourceaccount':
      return kind === 'identity' || kind === 'named' ? 'absent' : undefined;
    default:
      return undefined;
  }
}

function keyOf(principal: Principal): string {
  return principal.kind === 'identity' ? `identity ${principal.record.id}` : `${principal.kind} ${whoIs(principal)}`;
}

/** A session is its role's. */
function asRole(arn: string): string {
  const session = /^(arn:[^:]+:)sts(::[^:]+:)assumed-role\/([^/]+)\/.*$/u.exec(arn);
  return session ? `${session[1]}iam${session[2]}role/${session[3]}` : arn;
}
