import { covers } from './covers.ts';
import type { Identity } from './identities.ts';
import type { Statement } from './statement.ts';
import { allOf, anyOf, no, opposite, type Truth, truth, yes } from './truth.ts';

/**
 * Whether one identity may do something that another may not: one of its Allow statements is not within a single Allow statement of the
 * other, with the same conditions or fewer. Boundaries and Deny statements are not counted, so that a limited role may count as stronger.
 */
export function isStronger(one: Identity, other: Identity): Truth {
  const allowing = ({ policies }: Identity) => policies.statements.filter(({ effect }) => effect === 'Allow');
  const known = allowing(other);
  const unseen = one.policies.unseen.map((why): Truth => ({ is: 'unseen', why }));
  const beyond = allowing(one).map((statement) => opposite(anyOf(known.map((wider) => isWithin(statement, wider)))));
  return anyOf([...beyond, ...unseen]);
}

function isWithin(statement: Statement, wider: Statement): Truth {
  const texts = statement.conditions.map(({ text }) => text);
  return allOf([
    truth(wider.conditions.every(({ text }) => texts.includes(text))),
    covers(wider.actions, statement.actions),
    wider.resources === undefined
      ? yes
      : statement.resources === undefined
        ? no
        : covers(wider.resources, statement.resources),
  ]);
}
