import { isUnseen, join, type Reference, unseen, type Value } from '../../inventory/value.ts';
import { condition, type Decision } from './conditions.ts';
import { type Evaluated, type Evaluation, existence, noValue, type Positions, resourceId } from './evaluation.ts';
import { type Call, functions } from './functions.ts';
import { attributeProperty } from './mirrored-attributes.ts';
import { parameterValue } from './parameters.ts';
import { pseudoParameter } from './pseudo-parameters.ts';
import type { Stack, Surroundings } from './stack.ts';
import { entriesOf, entry, type SyntaxNode, textOf } from './syntax-tree.ts';

/** Begins the evaluation of one stack; nothing is worked out before it is asked for. */
export function evaluate(stack: Stack, surroundings: Surroundings): Evaluation {
  const decisions = new Map<string, Decision>();
  const parameters = new Map<string, Value>();
  const underWay = new Set<string>();
  const section = (name: string) => entry(stack.tree, name);
  const evaluation: Evaluation = { stack, surroundings, value, ref, attribute, decide, output };
  return evaluation;

  function value(node: SyntaxNode, path = '', positions?: Positions): Evaluated {
    switch (node.kind) {
      case 'scalar':
        return node.value;
      case 'list': {
        const kept = node.items.map((item, index) => value(item, join(path, index), positions));
        if (positions) node.items.forEach((item, index) => (positions[join(path, index)] = item.at));
        return kept.filter((item) => item !== noValue);
      }
      case 'map': {
        const mixed = [...node.entries.keys()].find((key) => key.startsWith('Fn::'));
        if (mixed !== undefined) return unseen(`${mixed} beside other keys is not evaluated here`, mixed);
        const result: Record<string, Value> = {};
        for (const [key, { key: at, value: child }] of node.entries) {
          if (positions) positions[join(path, key)] = at;
          const item = value(child, join(path, key), positions);
          if (item !== noValue)
            Object.defineProperty(result, key, { value: item, enumerable: true, writable: true, configurable: true });
        }
        return result;
      }
      case 'call': {
        const body: Call | undefined = Object.hasOwn(functions, node.name) ? functions[node.name] : undefined;
        if (!body) return unseen(`${node.name} is not a function that is evaluated here`, node.name);
        return body(node.argument, { ...evaluation, value: (inner) => value(inner, path, positions) }, node);
      }
    }
  }

  function ref(name: string): Evaluated {
    if (name === 'AWS::NoValue') return noValue;
    const pseudo = pseudoParameter(name, stack);
    if (pseudo !== undefined) return pseudo;
    if (entry(section('Parameters'), name)) return once(parameters, name, () => parameterValue(name, evaluation));
    return attribute(name, 'Ref');
  }

  function attribute(logicalId: string, name: string): Value {
    const declared = entry(section('Resources'), logicalId);
    if (!declared) return unseen(`there is no resource or parameter "${logicalId}"`, logicalId);
    const exists = existence(declared, evaluation);
    if (exists === false) return unseen(`"${logicalId}" is not created: its condition is false`, logicalId);
    const property = attributeProperty(textOf(entry(declared, 'Type')) ?? '', name);
    const written = property === undefined ? undefined : entry(entry(declared, 'Properties'), property);
    if (written) {
      const known = guarded(`${logicalId}.${name}`, () => value(written));
      if (known !== noValue && !isUnseen(known)) return known;
    }
    return { reference: resourceId(stack, logicalId), attribute: name } satisfies Reference;
  }

  function decide(conditionName: string): Decision {
    const known = decisions.get(conditionName);
    if (known !== undefined) return known;
    const body = entry(section('Conditions'), conditionName);
    if (!body) return unseen(`there is no condition "${conditionName}"`, conditionName);
    const key = `condition ${conditionName}`;
    if (underWay.has(key)) return unseen(`condition "${conditionName}" depends on itself`, conditionName);
    underWay.add(key);
    const decision = condition(body, evaluation);
    underWay.delete(key);
    decisions.set(conditionName, decision);
    return decision;
  }

  function output(key: string): Value {
    const declared = entry(section('Outputs'), key);
    const body = entry(declared, 'Value');
    if (!declared || !body) return unseen(`stack "${stack.name}" has no output "${key}"`, `${stack.name}.${key}`);
    const exists = existence(declared, evaluation);
    if (isUnseen(exists)) return exists;
    if (!exists) return unseen(`output "${key}" of stack "${stack.name}" is not created: its condition is false`, key);
    const found = guarded(`output ${key}`, () => value(body));
    return found === noValue ? unseen(`output "${key}" of stack "${stack.name}" has no value`, key) : found;
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

/** The names a template exports, with the output each stands for. */
export function exportsOf(evaluation: Evaluation): { readonly name: Value; readonly key: string }[] {
  return entriesOf(entry(evaluation.stack.tree, 'Outputs')).flatMap(([key, { value }]) => {
    const name = entry(entry(value, 'Export'), 'Name');
    if (!name) return [];
    const found = evaluation.value(name);
    return found === noValue ? [] : [{ name: found, key }];
  });
}
