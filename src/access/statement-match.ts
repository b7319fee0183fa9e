import { matchesAll, matchesSome, matchesText } from './match.ts';
import { exactly, meantBy, type Pattern } from './pattern.ts';
import { accountOf, type Principal } from './principal.ts';
import { type Context, holds } from './request.ts';
import type { Choice, Statement } from './statement.ts';
import type { Target } from './target.ts';
import { allOf, anyOf, no, opposite, type Truth, truth, yes } from './truth.ts';

/** Whether an Allow statement, its principals aside, allows an action on at least one of the things meant. */
export function allows(statement: Statement, action: string, target: Target, context: Context): Truth {
  const acting = ofAction(statement, action);
  if (acting.is === 'no') return no;
  const on = anyOf(target.arns.map((arn) => onSome(statement.resources, arn)));
  if (on.is === 'no') return no;
  return allOf([acting, on, ...statement.conditions.map((condition) => holds(condition, context))]);
}

/** Whether a Deny statement, its principals aside, denies an action on everything that is meant, or that the Allow statement means. */
export function denies(
  statement: Statement,
  action: string,
  target: Target,
  context: Context,
  allowed: Statement | undefined,
): Truth {
  const acting = ofAction(statement, action);
  if (acting.is === 'no') return no;
  const meant = allowed?.resources && !allowed.resources.except ? allowed.resources.patterns.map(meantBy) : [];
  const all = (subjects: readonly Pattern[]) => allOf(subjects.map((arn) => onAll(statement.resources, arn)));
  return allOf([
    acting,
    anyOf([all(target.arns), ...(meant.length > 0 ? [all(meant)] : [])]),
    ...statement.conditions.map((condition) => holds(condition, context)),
  ]);
}

export function ofAction({ actions }: Statement, action: string): Truth {
  const wanted = action.toLowerCase();
  const met = anyOf(
    actions.patterns.map((pattern) =>
      pattern.text === undefined ? matchesSome(pattern, exactly([wanted])) : truth(matchesText(pattern.text, wanted)),
    ),
  );
  return actions.except ? opposite(met) : met;
}

function onSome(choice: Choice | undefined, arn: Pattern): Truth {
  if (!choice) return yes;
  if (!choice.except) return anyOf(choice.patterns.map((pattern) => matchesSome(pattern, arn)));
  return opposite(anyOf(choice.patterns.map((pattern) => matchesAll(pattern, arn))));
}

function onAll(choice: Choice | undefined, arn: Pattern): Truth {
  if (!choice) return yes;
  if (!choice.except) return anyOf(choice.patterns.map((pattern) => matchesAll(pattern, arn)));
  return opposite(anyOf(choice.patterns.map((pattern) => matchesSome(pattern, arn))));
}

/** How a statement of a resource policy names somebody: in person (or with everyone), or by the account. */
export function names(statement: Statement, principal: Principal): { readonly self: Truth; readonly account: Truth } {
  const { principals } = statement;
  if (!principals) return { self: no, account: no };
  const unseen = principals.unseen.map((why): Truth => ({ is: 'unseen', why }));
  const account = accountOf(principal);
  const self = anyOf([...principals.named.map((one) => isSame(one, principal)), ...unseen]);
  const own = principals.named.some((one) => one.kind === 'account' && one.account === account);
  if (!principals.except) return { self, account: own ? yes : no };
  // An account that is excepted takes its identities with it.
  return { self: opposite(own ? yes : self), account: no };
}

function isSame(one: Principal, asked: Principal): Truth {
  switch (one.kind) {
    case 'anonymous':
      return yes;
    case 'identity':
      return asked.kind === 'identity' && asked.record.id === one.record.id ? yes : no;
    case 'named':
      return asked.kind === 'named' && asked.arn === one.arn ? yes : no;
    case 'account':
      return asked.kind === 'account' && asked.account === one.account ? yes : no;
    case 'service':
      return asked.kind === 'service' && asked.name === one.name ? yes : no;
    case 'federated':
      return asked.kind === 'federated' && asked.provider === one.provider ? yes : no;
    case 'canonical':
      return asked.kind === 'canonical' && asked.id === one.id ? yes : no;
  }
}
