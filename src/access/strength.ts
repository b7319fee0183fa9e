import type { Identity } from './identities.ts';
import { matchesAll } from './match.ts';
import { meantBy } from './pattern.ts';
import type { Choice, Statement } from './statement.ts';
import { no, type Truth, truth } from './truth.ts';

/**
 * Whether one identity may do something that another may not: one of its Allow statements is not within a single Allow statement of the
 * other, with the same conditions or fewer. Boundaries and Deny statements are not counted, so that a limited role may count as stronger.
 */
export function isStronger(one: Identity, other: Identity): Truth {
  const [unseen] = one.policies.unseen;
  const allowing = ({ policies }: Identity) => policies.statements.filter(({ effect }) => effect === 'Allow');
  const known = allowing(other);
  const extra = allowing(one).some((statement) => !known.some((wider) => isWithin(statement, wider)));
  if (extra) return truth(true);
  return unseen ? { is: 'unseen', why: unseen } : no;
}

function isWithin(statement: Statement, wider: Statement): boolean {
  const texts = statement.conditions.map(({ text }) => text);
  return (
    wider.conditions.every(({ text }) => texts.includes(text)) &&
    covers(wider.actions, statement.actions) &&
    (wider.resources === undefined ||
      (statement.resources !== undefined && covers(wider.resources, statement.resources)))
  );
}

/** Whether all that one choice means is within another. */
function covers(wider: Choice, choice: Choice): boolean {
  const isAll = !wider.except && wider.patterns.some(({ text }) => text === '*');
  if (isAll) return true;
  if (choice.except) {
    const kept = (pattern: Choice['patterns'][number]) =>
      choice.patterns.some((one) => matchesAll(one, meantBy(pattern)).is === 'yes');
    return wider.except && wider.patterns.every(kept);
  }
  if (wider.except) return false;
  return choice.patterns.every((pattern) =>
    wider.patterns.some((one) => matchesAll(one, meantBy(pattern)).is === 'yes'),
  );
}
