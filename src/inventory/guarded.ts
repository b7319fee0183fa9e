import { type Answers, answered, valueOf } from './question.ts';
import { joined } from './text.ts';
import { type Guarded, isGuarded, isList, isMap, isText, isUnseen, type Value, type ValueMap } from './value.ts';

/** A value as it is once the answers hold: what hung on them is decided. Undefined when it is then absent. What hangs on nothing is given back itself. */
export function under(value: Value | undefined, answers: Answers): Value | undefined {
  if (typeof value !== 'object' || value === null || answers.length === 0) return value;
  if (isGuarded(value)) return branch(value, answers);
  if (isUnseen(value)) return (value.variable && valueOf(value.variable, answers)) ?? value;
  if (isText(value)) {
    const pieces = list(value.text, answers);
    return pieces === value.text ? value : joined(pieces);
  }
  if (isList(value)) return list(value, answers);
  return isMap(value) ? map(value, answers) : value;
}

/** Whether the value hangs on an open question anywhere, or on a free input. */
export function hangsOnQuestion(value: Value | undefined): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (isGuarded(value)) return true;
  if (isUnseen(value)) return value.variable !== undefined;
  if (isText(value)) return value.text.some(hangsOnQuestion);
  return (isList(value) ? value : isMap(value) ? Object.values(value) : []).some(hangsOnQuestion);
}

function branch(value: Guarded, answers: Answers): Value | undefined {
  const answer = answered(value.when, answers);
  if (answer !== undefined) return under(answer ? value.yes : value.no, answers);
  const yes = under(value.yes, answers);
  const no = under(value.no, answers);
  if (yes === value.yes && no === value.no) return value;
  return {
    when: value.when,
    ...(yes === undefined ? {} : { yes }),
    ...(no === undefined ? {} : { no }),
  };
}

/** One look at each item: looking for a change first and then making it would double the work on every level. */
function list(items: readonly Value[], answers: Answers): readonly Value[] {
  const now = items.map((item) => under(item, answers));
  return now.every((item, index) => item === items[index]) ? items : now.filter((item) => item !== undefined);
}

function map(value: ValueMap, answers: Answers): ValueMap {
  const entries = Object.entries(value);
  const now = entries.map(([key, item]) => [key, under(item, answers)] as const);
  if (now.every(([, item], index) => item === entries[index]?.[1])) return value;
  return Object.fromEntries(now.flatMap(([key, item]) => (item === undefined ? [] : [[key, item]])));
}
