import { byCases, type Cases, type Outcome } from '../../inventory/cases.ts';
import { type Answers, nextQuestion, type Question } from '../../inventory/question.ts';
import { hangsOnQuestion, under } from '../../inventory/guarded.ts';
import { isGuarded, isList, isMap, isText, isUnseen, unseen, type Value } from '../../inventory/value.ts';
import { type Evaluated, noValue } from './evaluation.ts';

/** Thrown inside `byQuestions` when its work cannot go on without an answer. */
class Asks extends Error {
  readonly question: Question;

  constructor(question: Question) {
    super(question.question);
    this.question = question;
  }
}

const limit = 64;

/** Works out a value once for every way the open questions it needs may be answered, and guards each outcome with its answers. */
export function byQuestions(work: (answers: Answers) => Evaluated): Evaluated {
  const cases = byCases((answers): Outcome<Evaluated> => {
    try {
      return { result: work(answers) };
    } catch (error) {
      if (error instanceof Asks) return { ask: error.question };
      throw error;
    }
  }, limit);
  return cases ? folded(cases) : unseen(`hangs on more than ${limit} combinations of open questions`);
}

export function ask(question: Question): never {
  throw new Asks(question);
}

/** The value once the answers hold; asks for what it still hangs on, however deep. */
export function settledUnder(value: Evaluated, answers: Answers): Value {
  if (value === noValue) return unseen('AWS::NoValue stands where a value is needed');
  if (!hangsOnQuestion(value)) return value;
  const now = under(value, answers);
  if (now === undefined) return unseen('AWS::NoValue stands where a value is needed');
  const question = openIn(now, answers);
  return question ? ask(question) : now;
}

function openIn(value: Value, answers: Answers): Question | undefined {
  if (isGuarded(value)) return value.when;
  if (isUnseen(value)) return value.variable && nextQuestion(value.variable, value.unseen, answers);
  const parts = isText(value) ? value.text : isList(value) ? value : isMap(value) ? Object.values(value) : [];
  for (const part of parts) {
    const question = openIn(part, answers);
    if (question) return question;
  }
  return undefined;
}

function folded(cases: Cases<Evaluated>): Evaluated {
  if (!('when' in cases)) return cases.result;
  const yes = folded(cases.yes);
  const no = folded(cases.no);
  if (yes === no) return yes;
  return {
    when: cases.when,
    ...(yes === noValue ? {} : { yes }),
    ...(no === noValue ? {} : { no }),
  };
}
