import { isUnseen, unseen, type Value } from '../../inventory/value.ts';
import type { Evaluation } from './evaluation.ts';
import type { ParameterValue } from './stack.ts';
import { entry, itemsOf, textOf } from './syntax-tree.ts';

/**
 * What a parameter is: the given value, else its default, else unseen naming the parameter. Values that AWS reads from
 * Parameter Store at deployment are unseen, whatever the key is.
 */
export function parameterValue(name: string, { stack, surroundings }: Evaluation): Value {
  const declared = entry(entry(stack.tree, 'Parameters'), name);
  const type = textOf(entry(declared, 'Type')) ?? 'String';
  const given = Object.hasOwn(stack.parameters, name) ? stack.parameters[name] : undefined;
  const value = given === undefined ? textOf(entry(declared, 'Default')) : given;
  if (value === undefined) return unseen(`parameter "${name}" has no value`, name);
  if (isOutput(value)) return surroundings.output(value.output.stack, value.output.key);
  if (type.startsWith('AWS::SSM::Parameter::Value')) {
    return unseen(`parameter "${name}" is read from Parameter Store at deployment`, name);
  }
  const allowed = itemsOf(entry(declared, 'AllowedValues')).map(textOf);
  if (allowed.length > 0 && !allowed.includes(String(value))) {
    return unseen(`parameter "${name}" may not be "${String(value)}", only ${allowed.join(', ')}`, name);
  }
  return isListType(type) ? listOf(value) : scalarOf(value);
}

/** The declared names that a template's parameters have. */
export function declaresParameter(tree: Evaluation['stack']['tree'], name: string): boolean {
  return entry(entry(tree, 'Parameters'), name) !== undefined;
}

function isOutput(value: ParameterValue): value is Extract<ParameterValue, { readonly output: unknown }> {
  return typeof value === 'object' && 'output' in value;
}

function isListType(type: string): boolean {
  return type === 'CommaDelimitedList' || type.startsWith('List<');
}

function listOf(value: Exclude<ParameterValue, { readonly output: unknown }>): Value {
  if (Array.isArray(value)) return value.map(String);
  const text = String(value).trim();
  return text === '' ? [] : text.split(',').map((item) => item.trim());
}

function scalarOf(value: Exclude<ParameterValue, { readonly output: unknown }>): Value {
  const scalar: Value = Array.isArray(value) ? value.join(',') : String(value);
  return isUnseen(scalar) ? String(scalar) : scalar;
}
