import { UnseenInput } from '../inventory/read.ts';
import { namesAsker, saysWho } from './asker.ts';
import { covers } from './covers.ts';
import { demandsOf } from './narrowing.ts';
import type { Policy } from './policy.ts';
import type { Principal } from './principal.ts';
import { type Choice, type Statement, statementText } from './statement.ts';
import { names } from './statement-match.ts';
import { allOf, anyOf, no, type Truth, yes } from './truth.ts';

/**
 * Whether strangers get nothing of what an Allow statement gives a principal they share: by a condition of its own that says who asks, or since
 * Deny statements of the same policy take all of it from whoever else asks. Source: IAM User Guide, "Establish permissions guardrails".
 */
export function keepsOutStrangers(statement: Statement, principal: Principal, policy: Policy): Truth {
  const own = demandsOf(statement, saysWho).map(namesAsker);
  if (own.some(({ is }) => is === 'yes')) return yes;
  const hidden = policy.unseenDenials.map((why): Truth => ({ is: 'unseen', why }));
  const denials = policy.statements.filter(({ effect }) => effect === 'Deny');
  // Each part of what is allowed may be denied by a statement of its own.
  const parts = partsOf(statement.actions).flatMap((actions) =>
    partsOf(statement.resources).map((resources) => ({ actions, resources })),
  );
  const byDenial = parts.map((part) =>
    anyOf([...denials.map((one) => deniesStrangers(one, part, principal)), ...hidden]),
  );
  return anyOf([...own, allOf(byDenial)]);
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
    (one) => one.negated && one.quantifier !== 'ForAnyValue' && saysWho(one.key.toLowerCase()),
  );
  const named = allOf(excepting.map(namesAsker));
  if (excepting.length === conditions.length || named.is === 'no') return named;
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

function partsOf(choice: Choice | undefined): readonly (Choice | undefined)[] {
  return choice && !choice.except ? choice.patterns.map((one) => ({ patterns: [one], except: false })) : [choice];
}
