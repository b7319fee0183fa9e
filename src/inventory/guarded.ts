import { type Answers, answered, valueOf } from './question.ts';
import { joined } from './text.ts';
import { type Guarded, isGuarded, isList, isMap, isText, isUnseen, type Value } from './value.ts';

/** A value as it is once the answers hold: what hung on them is decided. Undefined when it is then absent. What hangs on nothing is given back itself. */
export function under(value: Value | undefined, answers: Answers): Value | undefined {
  if (typeof value !== 'object' || value === null || answers.length === 0) return value;
  if (isGuarded(value)) return branch(value, answers);
  if (isUnseen(value)) return (value.variable && valueOf(value.variable, answers)) ?? value;
  if (isText(value)) return changed(value.text, answers) ? joined(list(value.text, answers)) : value;
  if (isList(value)) return changed(value, answers) ? list(value, answers) : value;
  if (!isMap(value) || !changed(Object.values(value), answers)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]): [string, Value][] => {
      const now = under(item, answers);
      return now === undefined ? [] : [[key, now]];
    }),
  );
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

function changed(items: readonly Value[], answers: Answers): boolean {
  return items.some((item) => under(item, answers) !== item);
}

function list(items: readonly Value[], answers: Answers): Value[] {
  return items.flatMap((item): Value[] => {
    const now = under(item, answers);
    return now === undefined ? [] : [now];
  });
}
