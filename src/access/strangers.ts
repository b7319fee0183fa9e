import { UnseenInput } from '../inventory/read.ts';
import type { Condition } from './condition.ts';
import { covers } from './covers.ts';
import { demandsOf, valuesOf } from './narrowing.ts';
import type { Policy } from './policy.ts';
import type { Principal } from './principal.ts';
import { type Choice, type Statement, statementText } from './statement.ts';
import { names } from './statement-match.ts';
import { allOf, anyOf, no, type Truth, yes } from './truth.ts';

/** Keys that say who asks, or from where; any other key lets strangers in on conditions they can meet. Source: IAM User Guide, "Access Analyzer: public". */
const whose =
  /^(aws:(principal(org(id|paths)|account|arn)|source(arn|account|org(id|paths)|vpce?|ip|owner)|userid|vpcsourceip)|kms:calleraccount|s3:dataaccesspoint(arn|account)|elasticfilesystem:accessedviamounttarget|sts:externalid)$/u;

/**
 * Whether strangers get nothing of what an Allow statement gives a principal they share: by a condition of its own that says who asks, or since
 * Deny statements of the same policy take all of it from whoever else asks. Source: IAM User Guide, "Establish permissions guardrails".
 */
export function keepsOutStrangers(statement: Statement, principal: Principal, policy: Policy): Truth {
  if (demandsOf(statement, (key) => whose.test(key)).some((one) => !isWide(one))) return yes;
  const hidden = policy.unseenDenials.map((why): Truth => ({ is: 'unseen', why }));
  const denials = policy.statements.filter(({ effect }) => effect === 'Deny');
  // Each part of what is allowed may be denied by a statement of its own.
  const parts = partsOf(statement.actions).flatMap((actions) =>
    partsOf(statement.resources).map((resources) => ({ actions, resources })),
  );
  return allOf(parts.map((part) => anyOf([...denials.map((one) => deniesStrangers(one, part, principal)), ...hidden])));
}

interface Part {
  readonly actions: Choice | undefined;
  readonly resources: Choice | undefined;
}

function deniesStrangers(denial: Statement, part: Part, principal: Principal): Truth {
  const { self, account } = names(denial, principal);
  const isNamed = anyOf([self, account]);
  const isExcepting = denial.principals?.except === true && isNamed.is !== 'no';
  return allOf([
    isExcepting ? undecided(denial, 'it leaves principals out') : isNamed,
    exceptsKnown(denial),
    takesActions(denial.actions, part.actions),
    takesResources(denial, part.resources),
  ]);
}

/** Whether the conditions of a Deny are met by every stranger: a negated condition is, since who asks is another, or the key is missing. */
function exceptsKnown(denial: Statement): Truth {
  const { conditions } = denial;
  const excepting = conditions.filter(
    (one) => one.negated && one.quantifier !== 'ForAnyValue' && whose.test(one.key.toLowerCase()) && !isWide(one),
  );
  if (excepting.length === conditions.length) return yes;
  return excepting.length === 0 ? no : undecided(denial, 'it hangs on more than who asks');
}

/** A resource's policy speaks of the actions of its service only, so that `s3:*` in it is all there is. */
function takesActions(denied: Choice, allowed: Choice | undefined): Truth {
  const isAllOfService = !denied.except && denied.patterns.some(({ text }) => /^[a-z0-9-]+:\*$/u.test(text ?? ''));
  if (isAllOfService) return yes;
  return allowed ? covers(denied, allowed) : no;
}

function takesResources(denial: Statement, allowed: Choice | undefined): Truth {
  const denied = denial.resources;
  if (!denied) return yes;
  const within = allowed ? covers(denied, allowed) : no;
  const isAnything = !allowed || allowed.except || allowed.patterns.some(({ text }) => text === '*');
  // What `*` means in a resource's policy may all lie within what the Deny names.
  return within.is === 'no' && isAnything
    ? undecided(denial, 'it names resources, and what it is held against does not')
    : within;
}

function undecided(denial: Statement, reason: string): Truth {
  const why = `Whether ${statementText(denial)} keeps strangers out is not decided: ${reason}`;
  return { is: 'unseen', why: new UnseenInput(why, '') };
}

function isWide(condition: Condition): boolean {
  return valuesOf([condition]).some((value) => /^([*?]*|0\.0\.0\.0\/[0-7]|::\/0|arn:aws:iam::\*.*)$/u.test(value));
}

function partsOf(choice: Choice | undefined): readonly (Choice | undefined)[] {
  return choice && !choice.except ? choice.patterns.map((one) => ({ patterns: [one], except: false })) : [choice];
}
