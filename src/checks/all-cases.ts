import { byCases, type Cases, type Outcome } from '../inventory/cases.ts';
import { type Answers, answered, nextQuestion, type Question } from '../inventory/question.ts';
import type { Judgement } from './check.ts';

/** So many ways for things to be are looked at for one subject; beyond, it is unknown. */
export const caseLimit = 64;

type Next = (judgement: Judgement, answers: Answers) => Question | undefined;

/** The work in every case, with all values that an input may have; with one against all others where that comes to too many cases. */
export function inAllCases<T>(work: (answers: Answers, next: Next) => Outcome<T>): Cases<T> | undefined {
  return (
    byCases((answers) => work(answers, nextIn), caseLimit) ?? byCases((answers) => work(answers, openIn), caseLimit)
  );
}

/** The question that would turn an unknown judgement into a known one, if it was not answered yet. */
function openIn(judgement: Judgement, answers: Answers): Question | undefined {
  const open = judgement.verdict === 'unknown' ? judgement.question : undefined;
  return open && answered(open, answers) === undefined ? open : undefined;
}

/** The same, or the next question about its input where it was answered. */
function nextIn(judgement: Judgement, answers: Answers): Question | undefined {
  const open = judgement.verdict === 'unknown' ? judgement.question : undefined;
  return open?.is && answered(open, answers) !== undefined
    ? nextQuestion(open.is.variable, open.reason, answers)
    : openIn(judgement, answers);
}
