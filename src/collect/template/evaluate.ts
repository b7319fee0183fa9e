import { hangsOnQuestion, under } from '../../inventory/guarded.ts';
import { answered, type Answers, isQuestion } from '../../inventory/question.ts';
import { holeOf, isGuarded, isUnseen, join, type Reference, unseen, type Value } from '../../inventory/value.ts';
import { ask, byQuestions, settledUnder } from './by-questions.ts';
import { condition } from './conditions.ts';
import { withDynamicReferences } from './dynamic-references.ts';
import {
  type Decision,
  depthLimit,
  type Evaluated,
  type Evaluation,
  nestedName,
  noValue,
  type Positions,
  resourceId,
  type Section,
  tooDeep,
} from './evaluation.ts';
import { type Calling, functions } from './functions.ts';
import { unrolled } from './loops.ts';
import { attributeProperty } from './mirrored-attributes.ts';
import { parameterValue } from './parameters.ts';
import { pseudoParameter } from './pseudo-parameters.ts';
import type { Stack, Surroundings } from './stack.ts';
import {
  type CallNode,
  entriesOf,
  entry,
  type MapEntry,
  type ScalarNode,
  type SyntaxNode,
  textOf,
} from './syntax-tree.ts';

/** Begins the evaluation of one stack; nothing is worked out before it is asked for. */
export function evaluate(stack: Stack, surroundings: Surroundings): Evaluation {
  const decisions = new Map<string, Value>();
  const parameters = new Map<string, Value>();
  const sections = new Map<string, Section>();
  const guardedCalls = new WeakMap<SyntaxNode, Evaluated>();
  const underWay = new Set<string>();
  const evaluation: Evaluation = { stack, surroundings, value, ref, attribute, decide, output, existence, section };
  return evaluation;

  function value(node: SyntaxNode, path = '', positions?: Positions): Evaluated {
    const { depth } = surroundings;
    if (node.kind === 'scalar') return withDynamicReferences(node.value);
    if (depth.level >= depthLimit) return tooDeep;
    depth.level += 1;
    try {
      return composed(node, path, positions);
    } finally {
      depth.level -= 1;
    }
  }

  function composed(node: Exclude<SyntaxNode, ScalarNode>, path: string, positions: Positions | undefined): Evaluated {
    switch (node.kind) {
      case 'list': {
        const kept: Value[] = [];
        for (const item of node.items) {
          // What comes to nothing takes no place, so that those after it stand where they are found later.
          const place = join(path, kept.length);
          const found = value(item, place, positions);
          if (positions) positions[place] = item.at;
          if (found !== noValue) kept.push(found);
        }
        return kept;
      }
      case 'map':
        return mapOf(node.entries, path, positions);
      case 'call':
        return call(node, path, positions);
    }
  }

  function mapOf(written: ReadonlyMap<string, MapEntry>, path: string, positions: Positions | undefined): Evaluated {
    const { entries, unseen: missing } = unrolled(written, collection);
    const [loop] = missing;
    if (loop) return unseen(`loop "${loop.name}": ${loop.why.unseen}`, loop.why.input);
    const mixed = [...entries.keys()].find((key) => key.startsWith('Fn::'));
    if (mixed !== undefined) return unseen(`${mixed} beside other keys is not evaluated here`, mixed);
    const result: Record<string, Value> = {};
    for (const [key, { key: at, value: child }] of entries) {
      if (positions) positions[join(path, key)] = at;
      const item = value(child, join(path, key), positions);
      if (item !== noValue)
        Object.defineProperty(result, key, { value: item, enumerable: true, writable: true, configurable: true });
    }
    return result;
  }

  function call(node: CallNode, path: string, positions: Positions | undefined): Evaluated {
    const known = guardedCalls.get(node);
    if (known !== undefined) return known;
    const body = Object.hasOwn(functions, node.name) ? functions[node.name] : undefined;
    if (!body) return unseen(`${node.name} is not a function that is evaluated here`, node.name);
    const found = byQuestions((answers) => body(node.argument, calling(answers, path, positions), node));
    const result = found === noValue ? noValue : withDynamicReferences(found);
    if (result !== noValue && hangsOnQuestion(result)) guardedCalls.set(node, result);
    return result;
  }

  function calling(answers: Answers, path: string, positions: Positions | undefined): Calling {
    const inner = (node: SyntaxNode): Evaluated => {
      const found = value(node, path, positions);
      return found === noValue ? noValue : (under(found, answers) ?? noValue);
    };
    const settled = (found: Evaluated): Value => settledUnder(found, answers);
    return {
      stack,
      surroundings,
      section,
      attribute,
      ref,
      ask,
      settled,
      value: inner,
      need: (node) => settled(value(node)),
      decide: (name) => {
        const decision = decide(name, answers);
        return isQuestion(decision) ? ask(decision) : decision;
      },
    };
  }

  function ref(name: string): Evaluated {
    if (name === 'AWS::NoValue') return noValue;
    const pseudo = pseudoParameter(name, stack);
    if (pseudo !== undefined) return pseudo;
    if (section('Parameters').entries.has(name)) return once(parameters, name, () => parameterValue(name, evaluation));
    return attribute(name, 'Ref');
  }

  function attribute(logicalId: string, name: string): Value {
    const declared = section('Resources').entries.get(logicalId)?.value;
    if (!declared) return unseen(`there is no resource or parameter "${logicalId}"`, logicalId);
    if (existence(declared) === false)
      return unseen(`"${logicalId}" is not created: its condition is false`, logicalId);
    const type = textOf(entry(declared, 'Type')) ?? '';
    if (type === 'AWS::CloudFormation::Stack' && name.startsWith('Outputs.'))
      return surroundings.output(nestedName(stack, logicalId), name.slice('Outputs.'.length));
    const property = attributeProperty(type, name);
    const written = property === undefined ? undefined : entry(entry(declared, 'Properties'), property);
    if (written) {
      const known = guarded(`${logicalId}.${name}`, () => value(written));
      if (known !== noValue && !isUnseen(known)) return known;
    }
    return { reference: resourceId(stack, logicalId), attribute: name } satisfies Reference;
  }

  function decide(conditionName: string, answers: Answers): Decision {
    let outcome = outcomeOf(conditionName);
    while (isGuarded(outcome)) {
      const answer = answered(outcome.when, answers);
      if (answer === undefined) return outcome.when;
      outcome = (answer ? outcome.yes : outcome.no) ?? unseen('the condition has no value');
    }
    return isUnseen(outcome) ? outcome : outcome === true;
  }

  /** A condition's outcome in all cases, worked out once: true, false or unseen, guarded by what it hangs on. */
  function outcomeOf(conditionName: string): Value {
    const known = decisions.get(conditionName);
    if (known !== undefined) return known;
    const body = section('Conditions').entries.get(conditionName)?.value;
    if (!body) return unseen(`there is no condition "${conditionName}"`, conditionName);
    const outcome = guarded(`condition "${conditionName}"`, () =>
      byQuestions((answers) => {
        const decision = condition(body, evaluation, answers);
        return isQuestion(decision) ? ask(decision) : decision;
      }),
    );
    const settled = outcome === noValue ? unseen('the condition has no value') : outcome;
    decisions.set(conditionName, settled);
    return settled;
  }

  function existence(declared: SyntaxNode): Value {
    const written = entry(declared, 'Condition');
    if (!written) return true;
    const name = textOf(written);
    return name === undefined ? unseen('its Condition is not the name of a condition') : outcomeOf(name);
  }

  function output(key: string): Value {
    const declared = section('Outputs').entries.get(key)?.value;
    const body = entry(declared, 'Value');
    if (!declared || !body) return unseen(`stack "${stack.name}" has no output "${key}"`, `${stack.name}.${key}`);
    const found = byQuestions((answers) => {
      const exists = settledUnder(existence(declared), answers);
      if (isUnseen(exists)) return exists;
      if (exists === false)
        return unseen(`output "${key}" of stack "${stack.name}" is not created: its condition is false`, key);
      const known = guarded(`output ${key}`, () => value(body));
      return known === noValue ? noValue : (under(known, answers) ?? noValue);
    });
    return found === noValue ? unseen(`output "${key}" of stack "${stack.name}" has no value`, key) : found;
  }

  function section(name: string): Section {
    const known = sections.get(name);
    if (known) return known;
    // A loop may run over what another section says, never over its own.
    sections.set(name, { entries: new Map(), unseen: [] });
    const made = unrolled(new Map(entriesOf(entry(stack.tree, name))), collection);
    sections.set(name, made);
    return made;
  }

  function collection(node: SyntaxNode): Value {
    const found = value(node);
    if (found === noValue) return unseen('its collection has no value');
    return isGuarded(found) ? holeOf(found.when) : found;
  }

  function guarded<T extends Evaluated>(key: string, work: () => T): T | Value {
    if (underWay.has(key)) return unseen(`${key} depends on itself`, key);
    underWay.add(key);
    try {
      return work();
    } finally {
      underWay.delete(key);
    }
  }

  function once(cache: Map<string, Value>, key: string, work: () => Value): Value {
    const known = cache.get(key);
    if (known !== undefined) return known;
    const found = guarded(`parameter ${key}`, work);
    cache.set(key, found);
    return found;
  }
}
