import { answered, type Answers, asks, type Question } from '../../inventory/question.ts';
import { under } from '../../inventory/guarded.ts';
import {
  isGuarded,
  isList,
  isReference,
  isText,
  isUnseen,
  type Unseen,
  unseen,
  unseenIn,
  type Value,
} from '../../inventory/value.ts';
import {
  argumentsOf,
  type Decision,
  depthLimit,
  type Evaluated,
  type Evaluation,
  noValue,
  tooDeep,
} from './evaluation.ts';
import { revealed } from './parameters.ts';
import { type SyntaxNode, textOf } from './syntax-tree.ts';

/**
 * Works out a condition: Fn::Equals, Fn::And, Fn::Or, Fn::Not, Condition, and the functions of the Rules section.
 * One false part settles an And, one true part an Or, whatever else is open.
 */
export function condition(node: SyntaxNode, evaluation: Evaluation, answers: Answers): Decision {
  const { depth } = evaluation.surroundings;
  if (depth.level >= depthLimit) return tooDeep;
  depth.level += 1;
  try {
    return decided(node, evaluation, answers);
  } finally {
    depth.level -= 1;
  }
}

function decided(node: SyntaxNode, evaluation: Evaluation, answers: Answers): Decision {
  if (node.kind === 'map' && node.entries.size === 1) {
    const [name, only] = [...node.entries][0] ?? [];
    if (name === 'Condition' && only) return evaluation.decide(textOf(only.value) ?? '', answers);
  }
  if (node.kind !== 'call') return unseen('expected a condition function');
  const parts = argumentsOf(node.argument);
  const inner = (part: SyntaxNode) => condition(part, evaluation, answers);
  const values = () => parts.map((part) => settled(evaluation.value(part), answers));
  switch (node.name) {
    case 'Condition':
      return evaluation.decide(textOf(node.argument) ?? '', answers);
    case 'Fn::Equals':
      return equal(values(), answers);
    case 'Fn::Not':
      return not(parts[0] ? inner(parts[0]) : unseen('Fn::Not without a condition'));
    case 'Fn::And':
      return every(parts.map(inner));
    case 'Fn::Or':
      return some(parts.map(inner));
    case 'Fn::Contains': {
      const [list, wanted] = values();
      return some(itemsIn(list).map((item) => equal([item, wanted], answers)));
    }
    case 'Fn::EachMemberEquals': {
      const [list, wanted] = values();
      return every(itemsIn(list).map((item) => equal([item, wanted], answers)));
    }
    case 'Fn::EachMemberIn': {
      const [list, allowed] = values();
      return every(itemsIn(list).map((item) => some(itemsIn(allowed).map((one) => equal([item, one], answers)))));
    }
    default:
      return unseen(`${node.name} is not a condition function that is evaluated here`, node.name);
  }
}

function itemsIn(value: Value | undefined): readonly Value[] {
  return isList(value) ? value : [value ?? unseen('a list is needed')];
}

function settled(value: Evaluated, answers: Answers): Value {
  const now = value === noValue ? undefined : under(value, answers);
  return now === undefined ? unseen('AWS::NoValue stands where a value is needed') : revealed(now);
}

function equal([left, right]: readonly (Value | undefined)[], answers: Answers): Decision {
  if (left === undefined || right === undefined) return unseen('Fn::Equals needs two values');
  for (const side of [left, right]) if (isGuarded(side)) return side.when;
  const variable = variableIn(left) ?? variableIn(right);
  const known = [left, right].find((side) => typeof side !== 'object' || side === null);
  if (variable && known !== undefined) return asked(asks(variable.of, String(known), variable.reason), answers);
  if (variableIn(left) && variableIn(left)?.of.id === variableIn(right)?.of.id) return true;
  if (!isOpen(left) && !isOpen(right)) return text(left) === text(right);
  return asked(openComparison(left, right), answers);
}

function asked(question: Question, answers: Answers): Decision {
  return answered(question, answers) ?? question;
}

/** A comparison that nothing here can settle: it may come out either way, and alike wherever it is written. */
function openComparison(left: Value, right: Value): Question {
  const hole = unseenIn(left) ?? unseenIn(right);
  const [first, second] = [words(left), words(right)].toSorted();
  return {
    question: `${first}=${second}`,
    no: `${first}≠${second}`,
    reason: hole?.unseen ?? 'it compares a value known only after deployment',
    ...(hole?.input === undefined ? {} : { input: hole.input }),
  };
}

function variableIn(
  value: Value,
): { readonly of: NonNullable<Unseen['variable']>; readonly reason: string } | undefined {
  if (!isUnseen(value) || !value.variable) return undefined;
  return { of: value.variable, reason: value.unseen };
}

function isOpen(value: Value): boolean {
  if (isReference(value) || isText(value) || isUnseen(value) || isGuarded(value)) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(isOpen);
}

function words(value: Value): string {
  if (isUnseen(value)) return value.variable?.name ?? value.input ?? `(${value.unseen})`;
  if (isReference(value)) return `${value.reference}.${value.attribute}`;
  if (isText(value)) return value.text.map(words).join('');
  return text(value);
}

function text(value: Value): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function not(decision: Decision): Decision {
  return typeof decision === 'boolean' ? !decision : decision;
}

function every(decisions: readonly Decision[]): Decision {
  if (decisions.includes(false)) return false;
  return decisions.find((decision) => !isUnseen(decision) && decision !== true) ?? decisions.find(isUnseen) ?? true;
}

function some(decisions: readonly Decision[]): Decision {
  return not(every(decisions.map(not)));
}
