import { type Answer, type Answers, answered, type Question } from './question.ts';

/** What work came to: its result, or the question it cannot go on without. */
export type Outcome<T> = { readonly result: T } | { readonly ask: Question };

/** A result for each way things may be, as a tree of the questions that were asked on the way. */
export type Cases<T> =
  | { readonly result: T; readonly answers: Answers }
  | { readonly when: Question; readonly yes: Cases<T>; readonly no: Cases<T> };

/**
 * Does work once for every answer to the questions it asks, and asks no others: what the work never reads never splits it.
 * Undefined when it would come to more than `limit` cases.
 */
export function byCases<T>(
  work: (answers: Answers) => Outcome<T>,
  limit: number,
  known: Answers = [],
): Cases<T> | undefined {
  let left = limit;
  return split(known);

  function split(answers: Answers): Cases<T> | undefined {
    const outcome = work(answers);
    if ('result' in outcome) {
      left -= 1;
      return left < 0 ? undefined : { result: outcome.result, answers };
    }
    const { ask } = outcome;
    if (answered(ask, answers) !== undefined) throw new Error(`"${ask.question}" was asked again.`);
    const yes = left > 0 ? split([...answers, { question: ask, holds: true }]) : undefined;
    const no = yes && left > 0 ? split([...answers, { question: ask, holds: false }]) : undefined;
    return yes && no ? { when: ask, yes, no } : undefined;
  }
}

/** All results with the answers each holds under. */
export function leavesOf<T>(cases: Cases<T>): readonly { readonly result: T; readonly answers: readonly Answer[] }[] {
  return 'when' in cases ? [...leavesOf(cases.yes), ...leavesOf(cases.no)] : [cases];
}
