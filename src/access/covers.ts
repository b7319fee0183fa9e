import { matchesAll } from './match.ts';
import { meantBy, type Pattern } from './pattern.ts';
import type { Choice } from './statement.ts';
import { allOf, anyOf, no, type Truth, truth, yes } from './truth.ts';

/** Whether all that one choice means is within another. What hangs on the request is not within. */
export function covers(wider: Choice, choice: Choice): Truth {
  const isAll = !wider.except && wider.patterns.some(({ text }) => text === '*');
  if (isAll) return yes;
  if (choice.except) {
    if (!wider.except) return no;
    return allOf(wider.patterns.map((left) => anyOf(choice.patterns.map((one) => within(left, one)))));
  }
  if (wider.except) return no;
  return allOf(choice.patterns.map((pattern) => anyOf(wider.patterns.map((one) => within(pattern, one)))));
}

function within(pattern: Pattern, wider: Pattern): Truth {
  const met = matchesAll(wider, meantBy(pattern));
  return met.is === 'unseen' ? met : truth(met.is === 'yes');
}
