import { UnseenInput, unseenInput } from '../inventory/read.ts';
import type { Identity } from './identities.ts';
import { matchesAll, matchesSome } from './match.ts';
import { narrowsResource } from './narrowing.ts';
import { exactly, meantBy, type Pattern, patternOf } from './pattern.ts';
import { words } from './spelling.ts';
import { type Choice, type Statement, statementText } from './statement.ts';

/** A statement that allows many actions on everything, and those of its actions that do. */
export interface WildcardGrant {
  readonly statement: Statement;
  readonly actions: readonly string[];
}

/** What an identity may do by wildcard actions on wildcard resources, and what of its policies was not seen. */
export interface WildcardGrants {
  readonly grants: readonly WildcardGrant[];
  readonly unseen: readonly UnseenInput[];
}

/**
 * Finds statements with a wildcard in the action (`s3:*`, NotAction) and in the resource (`*`, `arn:aws:s3:::*`, NotResource).
 * `wildcardOnly` are action patterns that know no resources, for which `*` is the only resource there is. A condition that narrows the
 * resource excepts a statement, and so does a boundary that allows none of it on everything. Deny statements are not counted for it.
 */
export function wildcardGrants(identity: Identity, wildcardOnly: readonly string[]): WildcardGrants {
  const excepted = wildcardOnly.map((one) => patternOf([one.toLowerCase()]));
  const { statements, unseen } = identity.policies;
  const allowing = statements.filter(({ effect }) => effect === 'Allow');
  const holes = allowing.flatMap((one) => [...holesIn(one.actions), ...holesIn(one.resources)]);
  const bare = allowing.filter(({ resources }) => resources === undefined);
  const nameless = bare.map((one) => new UnseenInput(`${statementText(one)} names no resource`, ''));
  const grants = allowing.flatMap((statement): WildcardGrant[] => {
    if (!isEverything(statement.resources) || narrowsResource(statement)) return [];
    const actions = wildcardActions(statement.actions, excepted).filter(({ pattern }) => !isBounded(pattern, identity));
    return actions.length === 0 ? [] : [{ statement, actions: actions.map(({ text }) => text) }];
  });
  return { grants, unseen: [...unseen, ...holes, ...nameless] };
}

/** Whether statement resources take in all that there is of a service. */
function isEverything(resources: Choice | undefined): boolean {
  return resources !== undefined && (resources.except || resources.patterns.some(isAll));
}

/** Nothing but wildcards where the resource stands, however it is spelled: `*`, `?*`, `arn:aws:s3:::*`, `arn:aws:s3:::?*`. */
function isAll({ pieces }: Pattern): boolean {
  const text = pieces.map((piece) => (typeof piece === 'string' ? piece : 'x')).join('');
  const bare = text.replaceAll(/[*?]*\*[*?]*/gu, '*');
  return /^(\*([:/]+\*)*|arn:[^:]*:[^:]*:[^:]*:[^:]*:\*([:/]+\*)*)$/u.test(bare);
}

function wildcardActions(actions: Choice, excepted: readonly Pattern[]): readonly { text: string; pattern: Pattern }[] {
  if (actions.except) {
    const text = `all but ${actions.patterns.map(({ pieces }) => words(pieces)).join(', ')}`;
    return [{ text, pattern: patternOf(['*']) }];
  }
  return actions.patterns
    .filter(({ marks }) => marks().some(({ kind }) => kind === 'star' || kind === 'one'))
    .filter((pattern) => !excepted.some((one) => matchesAll(one, meantBy(pattern)).is === 'yes'))
    .map((pattern) => ({ text: words(pattern.pieces), pattern }));
}

/** Whether a boundary allows none of the action on everything. */
function isBounded(action: Pattern, { boundary }: Identity): boolean {
  if (!boundary || boundary.unseen.length > 0) return false;
  return !boundary.statements.some(
    ({ effect, actions, resources }) => effect === 'Allow' && isEverything(resources) && overlap(actions, action),
  );
}

function overlap(actions: Choice, action: Pattern): boolean {
  if (actions.except) return true;
  return actions.patterns.some(
    (one) => matchesSome(one, meantBy(action)).is !== 'no' || matchesSome(action, exactly(one.pieces)).is !== 'no',
  );
}

function holesIn(choice: Choice | undefined): readonly UnseenInput[] {
  return (choice?.patterns ?? []).flatMap(({ marks, pieces }) => {
    const [only] = marks();
    return pieces.length === 1 && only?.kind === 'hole' && !only.ofRequest ? [unseenInput(only.why, '')] : [];
  });
}
