import type { Condition } from './condition.ts';
import { comparisonOf } from './condition-operators.ts';
import type { Pattern } from './pattern.ts';
import { allOf, anyOf, no, opposite, type Truth, yes } from './truth.ts';
import { UnseenInput } from '../inventory/read.ts';

/** What is known of a request, by condition key in lower case: its values, or `absent`. A key that is not known is open. */
export interface Context {
  readonly get: (key: string) => readonly Pattern[] | 'absent' | undefined;
}

/**
 * Whether a condition holds for a request. Source: IAM User Guide, "Condition operators" (a missing key fails, but for negated
 * operators and IfExists) and "Multivalued context keys" (ForAllValues holds for no values, ForAnyValue does not).
 */
export function holds(condition: Condition, context: Context): Truth {
  const given = context.get(condition.key.toLowerCase());
  if (given === undefined) return { is: 'open', on: [condition.text] };
  const { operator, negated, ifExists, quantifier, values } = condition;
  if (operator === 'Null') return anyOf(values.map(({ text }) => (text === String(given === 'absent') ? yes : no)));
  if (given === 'absent') {
    if (quantifier !== undefined) return quantifier === 'ForAllValues' || ifExists ? yes : no;
    return ifExists || negated ? yes : no;
  }
  const comparison = comparisonOf(operator);
  if (!comparison) return { is: 'unseen', why: new UnseenInput(`condition operator ${operator} is not known`, '') };
  const each = given.map((one) => {
    const met = anyOf(values.map((value) => comparison(value, one)));
    return negated ? opposite(met) : met;
  });
  if (quantifier === 'ForAnyValue') return anyOf(each);
  return quantifier === 'ForAllValues' || negated ? allOf(each) : anyOf(each);
}
