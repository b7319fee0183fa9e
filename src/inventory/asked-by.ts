import type { Answers, Question, Variable } from './question.ts';
import type { Resource } from './resource.ts';
import { isGuarded, isList, isMap, isText, isUnseen, type Value } from './value.ts';

/** What a record asks for before it is known: inputs by their ids, other questions by their words. */
export function askedBy({ exists, properties, tags }: Resource): ReadonlySet<string> {
  const keys = new Set<string>();
  collect(exists, keys);
  collect(properties, keys);
  collect(tags, keys);
  return keys;
}

/** Whether answers can decide anything that a record asks for. */
export function decides(answers: Answers, asked: ReadonlySet<string>): boolean {
  return answers.some(({ question }) => asked.has(keyOf(question)));
}

function collect(value: Value | undefined, keys: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  if (isGuarded(value)) {
    keys.add(keyOf(value.when));
    collect(value.yes, keys);
    collect(value.no, keys);
  } else if (isUnseen(value)) {
    if (value.variable) keys.add(variableKey(value.variable));
  } else if (isText(value)) value.text.forEach((piece) => collect(piece, keys));
  else if (isList(value)) value.forEach((item) => collect(item, keys));
  else if (isMap(value)) Object.values(value).forEach((item) => collect(item, keys));
}

function keyOf({ is, question }: Question): string {
  return is ? variableKey(is.variable) : `question ${question}`;
}

function variableKey({ id }: Variable): string {
  return `variable ${id}`;
}
