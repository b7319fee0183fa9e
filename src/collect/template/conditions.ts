import { isUnseen, referencesIn, type Unseen, unseen, unseenIn, type Value } from '../../inventory/value.ts';
import { argumentsOf, type Evaluation, noValue } from './evaluation.ts';
import { type SyntaxNode, textOf } from './syntax-tree.ts';

/** A condition's outcome; unseen when it rests on something that was not seen. */
export type Decision = boolean | Unseen;

/** Works out a condition: Fn::Equals, Fn::And, Fn::Or, Fn::Not, Condition. One false part settles an And, one true part an Or. */
export function condition(node: SyntaxNode, evaluation: Evaluation): Decision {
  if (node.kind === 'map' && node.entries.size === 1) {
    const [name, only] = [...node.entries][0] ?? [];
    if (name === 'Condition' && only) return evaluation.decide(textOf(only.value) ?? '');
  }
  if (node.kind !== 'call') return unseen('expected a condition function');
  const parts = argumentsOf(node.argument);
  switch (node.name) {
    case 'Condition':
      return evaluation.decide(textOf(node.argument) ?? '');
    case 'Fn::Equals':
      return equal(parts, evaluation);
    case 'Fn::Not':
      return not(parts[0] ? condition(parts[0], evaluation) : unseen('Fn::Not without a condition'));
    case 'Fn::And':
      return every(parts.map((part) => condition(part, evaluation)));
    case 'Fn::Or':
      return not(every(parts.map((part) => not(condition(part, evaluation)))));
    default:
      return unseen(`${node.name} is not a condition function that is evaluated here`, node.name);
  }
}

function equal(parts: readonly SyntaxNode[], evaluation: Evaluation): Decision {
  const [left, right] = parts.map((part) => evaluation.value(part));
  if (left === undefined || right === undefined || left === noValue || right === noValue)
    return unseen('Fn::Equals needs two values');
  const hole = unseenIn(left) ?? unseenIn(right);
  if (hole) return hole;
  if (referencesIn(left).length + referencesIn(right).length > 0)
    return unseen('compares a value known only after deployment');
  return text(left) === text(right);
}

function text(value: Value): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function not(decision: Decision): Decision {
  return isUnseen(decision) ? decision : !decision;
}

function every(decisions: readonly Decision[]): Decision {
  if (decisions.includes(false)) return false;
  return decisions.find((decision) => isUnseen(decision)) ?? true;
}
