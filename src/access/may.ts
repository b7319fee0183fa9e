import { booleanAt, UnseenInput } from '../inventory/read.ts';
import { type Answer, type Met, possible } from './answer.ts';
import type { Identity } from './identities.ts';
import { emptyPolicy, type Policy } from './policy.ts';
import { accountOf, type Principal, whoIs } from './principal.ts';
import type { Context } from './request.ts';
import type { Statement } from './statement.ts';
import { allows, denies, names } from './statement-match.ts';
import type { Target } from './target.ts';
import { allOf, anyOf, no, type Truth, yes } from './truth.ts';

/** All that decides one request. */
export interface Request {
  readonly principal: Principal;
  readonly action: string;
  readonly target: Target;
  readonly context: Context;
  /** What the principal's own policies are; undefined where it has none or they were not collected. */
  readonly identity: Identity | undefined;
  readonly onTarget: Policy;
}

/**
 * Decides a request as IAM does: an explicit Deny wins; then the identity's policies within its boundary, or the resource's policy,
 * must allow; across accounts, both; a key's and a role's own policy must always allow, in person or by naming the account.
 * Source: IAM User Guide, "Policy evaluation logic" and "Cross-account policy evaluation"; KMS Developer Guide, "Key policies".
 */
export function decide(request: Request): Answer {
  const { principal, identity, onTarget } = request;
  const own = identity?.policies ?? emptyPolicy;
  const byIdentity = allowing(own, request);
  const onIt = allowing(onTarget, request);
  const inPerson = onIt.map((met) => also(met, names(met.statement, principal).self));
  const byAccount = onIt.map((met) => also(met, names(met.statement, principal).account));

  const boundary = identity?.boundary;
  const within = boundary ? oneOf(allowing(boundary, request), boundary) : yes;
  // A boundary limits what a resource grants a role, but not what it grants a user.
  const isRole = identity?.record.type === 'AWS::IAM::Role';
  const allowed = combined(request, {
    identityAllows: isUncollected(request) ? uncollected(principal) : allOf([oneOf(byIdentity, own), within]),
    granted: allOf([oneOf(inPerson, onTarget), isRole ? within : yes]),
    delegated: oneOf(byAccount, onTarget),
  });
  if (allowed.is === 'no') return { verdict: 'denied', by: [] };

  const denials = denialsOf(request, undefined);
  const certain = denials.filter(({ truth }) => truth.is === 'yes');
  if (certain.length > 0) return { verdict: 'denied', by: possible(certain) };
  const hidden = [own, boundary ?? emptyPolicy, onTarget].flatMap(({ unseenDenials }) => unseenDenials);
  const denied = anyOf([...denials.map(({ truth }) => truth), ...hidden.map((why): Truth => ({ is: 'unseen', why }))]);
  const by = [...new Set(possible([...byIdentity, ...inPerson, ...byAccount]))];
  if (allowed.is === 'unseen') return { verdict: 'unknown', by, why: allowed.why };
  if (denied.is === 'unseen') return { verdict: 'unknown', by, why: denied.why };
  if (allowed.is === 'yes' && denied.is === 'no') return { verdict: 'allowed', by };
  return { verdict: 'depends', by, when: allowed.is === 'open' ? allowed.on : [], unless: possible(denials) };
}

/** The Allow statements of a policy that meet the request; one whose whole grant is denied does not. */
function allowing(policy: Policy, request: Request): readonly Met[] {
  return policy.statements
    .filter(({ effect }) => effect === 'Allow')
    .map((statement): Met => {
      const truth = allows(statement, request.action, request.target, request.context);
      const isDenied = truth.is !== 'no' && denialsOf(request, statement).some((met) => met.truth.is === 'yes');
      return { statement, truth: isDenied ? no : truth };
    });
}

function oneOf(met: readonly Met[], { unseen }: Policy): Truth {
  return anyOf([...met.map(({ truth }) => truth), ...unseen.map((why): Truth => ({ is: 'unseen', why }))]);
}

function also(met: Met, truth: Truth): Met {
  return { statement: met.statement, truth: allOf([met.truth, truth]) };
}

function denialsOf(request: Request, allowed: Statement | undefined): readonly Met[] {
  const { principal, identity, onTarget } = request;
  const named = (statement: Statement) => {
    const { self, account } = names(statement, principal);
    return anyOf([self, account]);
  };
  return [
    ...denialsIn(identity?.policies ?? emptyPolicy, () => yes, request, allowed),
    ...denialsIn(identity?.boundary ?? emptyPolicy, () => yes, request, allowed),
    ...denialsIn(onTarget, named, request, allowed),
  ];
}

function combined(
  request: Request,
  { identityAllows, granted, delegated }: { identityAllows: Truth; granted: Truth; delegated: Truth },
): Truth {
  const { principal, target } = request;
  if (isShut(request)) return no;
  const account = accountOf(principal);
  if (account === undefined) return granted;
  if (principal.kind === 'account') return anyOf([granted, delegated]);
  if (account !== target.account) return allOf([anyOf([granted, delegated]), identityAllows]);
  return isGuarded(target, request.action)
    ? anyOf([granted, allOf([delegated, identityAllows])])
    : anyOf([granted, identityAllows]);
}

/** Whether the resource's own policy must let somebody in, whatever his own policies say: a key's does, and a role's trust policy. */
export function isGuarded({ record }: Target, action: string): boolean {
  const type = record?.type ?? '';
  return type.startsWith('AWS::KMS::') || (type === 'AWS::IAM::Role' && /^sts:/iu.test(action));
}

function denialsIn(
  policy: Policy,
  named: (statement: Statement) => Truth,
  { action, target, context }: Request,
  allowed: Statement | undefined,
): Met[] {
  return policy.statements
    .filter(({ effect }) => effect === 'Deny')
    .map((statement) => ({
      statement,
      truth: allOf([named(statement), denies(statement, action, target, context, allowed)]),
    }));
}

function isUncollected({ principal, identity }: Request): boolean {
  return (principal.kind === 'named' || principal.kind === 'identity') && identity === undefined;
}

function uncollected(principal: Principal): Truth {
  const who = whoIs(principal);
  return {
    is: 'unseen',
    why: new UnseenInput(`${who} was not collected, so what its own policies allow was not seen`, '', who),
  };
}

/** A bucket that restricts public access lets nobody in whom a public policy alone would admit. Source: S3 User Guide, "Blocking public access". */
function isShut({ principal, target }: Request): boolean {
  if (principal.kind !== 'anonymous' || target.record?.type !== 'AWS::S3::Bucket') return false;
  return booleanAt(target.record.properties, 'PublicAccessBlockConfiguration.RestrictPublicBuckets') === true;
}
