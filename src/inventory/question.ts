/** A free input: a parameter that was given no value. `allowed` are all the values it may take, where they are listed. */
export interface Variable {
  readonly id: string;
  readonly name: string;
  readonly allowed?: readonly string[];
}

/** A yes-or-no question about an input that was not given, which decides a condition or a value. */
export interface Question {
  /** Its words, which are also what tells it from others when it has no variable: `Environment=prod`. */
  readonly question: string;
  /** The words of the answer no: `Environment≠prod`. */
  readonly no: string;
  readonly reason: string;
  readonly input?: string;
  /** Set when it asks whether a variable has a value. */
  readonly is?: { readonly variable: Variable; readonly value: string };
}

export interface Answer {
  readonly question: Question;
  readonly holds: boolean;
}

/** A way things may be: the answers assumed, in the order they were asked. */
export type Answers = readonly Answer[];

export function isQuestion(value: unknown): value is Question {
  return typeof value === 'object' && value !== null && 'question' in value && 'no' in value;
}

/** Whether a variable has a value. */
export function asks(variable: Variable, value: string, reason: string): Question {
  const { name } = variable;
  const shown = shownValue(value);
  return {
    question: `${name}=${shown}`,
    no: `${name}≠${shown}`,
    reason,
    input: name,
    is: { variable, value },
  };
}

/** The question that would next tell a variable's value, or undefined when its values are not listed or it is settled. */
export function nextQuestion(variable: Variable, reason: string, answers: Answers = []): Question | undefined {
  const value = variable.allowed?.find((one) => answered(asks(variable, one, reason), answers) === undefined);
  return value === undefined ? undefined : asks(variable, value, reason);
}

/** What the answers say of a question: yes, no, or nothing yet. A variable has one value, and one of those that are allowed. */
export function answered(question: Question, answers: Answers): boolean | undefined {
  const { is } = question;
  if (!is) return answers.find((answer) => answer.question.question === question.question)?.holds;
  const value = valueOf(is.variable, answers);
  if (value !== undefined) return value === is.value;
  if (is.variable.allowed && !is.variable.allowed.includes(is.value)) return false;
  return excluded(is.variable, answers).includes(is.value) ? false : undefined;
}

/** The value that the answers leave a variable, or undefined when several are left. */
export function valueOf(variable: Variable, answers: Answers): string | undefined {
  const chosen = answers.find(({ question, holds }) => holds && question.is?.variable.id === variable.id);
  if (chosen) return chosen.question.is?.value;
  const without = excluded(variable, answers);
  const left = variable.allowed?.filter((value) => !without.includes(value)) ?? [];
  return left.length === 1 ? left[0] : undefined;
}

/** The answers in words: `Environment=dev and EnableWaf≠true`; what follows from another answer is left out. */
export function guardText(answers: Answers): string {
  const words = answers.map(({ question, holds }) => {
    const value = question.is ? valueOf(question.is.variable, answers) : undefined;
    if (question.is && value !== undefined) return `${question.is.variable.name}=${shownValue(value)}`;
    return holds ? question.question : question.no;
  });
  return [...new Set(words)].join(' and ');
}

function shownValue(value: string): string {
  return value === '' ? '""' : value;
}

function excluded(variable: Variable, answers: Answers): readonly string[] {
  return answers.flatMap(({ question: { is }, holds }) =>
    is && !holds && is.variable.id === variable.id ? [is.value] : [],
  );
}
