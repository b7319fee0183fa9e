import type { Variable } from '../../inventory/question.ts';
import { split } from '../../inventory/text.ts';
import { isGuarded, isList, type Unseen, unseen, type Value } from '../../inventory/value.ts';
import type { Evaluation } from './evaluation.ts';
import type { ParameterValue, Stack } from './stack.ts';
import { entriesOf, entry, itemsOf, type SyntaxNode, textOf } from './syntax-tree.ts';

/**
 * What a parameter is: the given value, else its default, else unseen naming the parameter. Values that AWS reads from
 * Parameter Store at deployment are unseen, whatever the key is.
 */
export function parameterValue(name: string, { stack, surroundings }: Evaluation): Value {
  const declared = entry(entry(stack.tree, 'Parameters'), name);
  const type = textOf(entry(declared, 'Type')) ?? 'String';
  const given = Object.hasOwn(stack.parameters, name) ? stack.parameters[name] : undefined;
  if (given !== undefined && isOutput(given))
    return passedOn(surroundings.output(given.output.stack, given.output.key), type);
  if (given !== undefined && isPassedOn(given)) return passedOn(given.passed(), type);
  const allowed = itemsOf(entry(declared, 'AllowedValues')).flatMap((item) => textOf(item) ?? []);
  const fallback = textOf(entry(declared, 'Default'));
  const value = given ?? (surroundings.defaults ? fallback : undefined);
  if (type.startsWith('AWS::SSM::Parameter::Value') && (value ?? fallback) !== undefined)
    return unseen(`parameter "${name}" is read from Parameter Store at deployment`, name);
  if (value === undefined) {
    const reason =
      fallback === undefined ? `parameter "${name}" has no value` : `parameter "${name}" has no value but its default`;
    return isListType(type) ? unseen(reason, name) : open(reason, { id: `${stack.name}/${name}`, name }, allowed);
  }
  if (allowed.length > 0 && !allowed.includes(String(value)))
    return unseen(`parameter "${name}" may not be "${String(value)}", only ${allowed.join(', ')}`, name);
  return isListType(type) ? listOf(value) : scalarOf(value);
}

/** Whether a template declares a parameter of that name. */
export function declaresParameter(tree: SyntaxNode, name: string): boolean {
  return entry(entry(tree, 'Parameters'), name) !== undefined;
}

/** Whether the stack leaves a parameter to its default. */
export function restsOnDefaults({ tree, parameters }: Stack): boolean {
  return entriesOf(entry(tree, 'Parameters')).some(
    ([name, { value }]) => !Object.hasOwn(parameters, name) && entry(value, 'Default') !== undefined,
  );
}

function passedOn(value: Value, type: string): Value {
  return isListType(type) && !isList(value) && !isGuarded(value) ? split(value, ',') : value;
}

function open(reason: string, variable: Variable, allowed: readonly string[]): Unseen {
  const listed = allowed.length > 0 ? { ...variable, allowed } : variable;
  return { ...unseen(reason, variable.name), variable: listed };
}

function isOutput(value: ParameterValue): value is Extract<ParameterValue, { readonly output: unknown }> {
  return typeof value === 'object' && 'output' in value;
}

function isPassedOn(value: ParameterValue): value is Extract<ParameterValue, { readonly passed: unknown }> {
  return typeof value === 'object' && 'passed' in value;
}

function isListType(type: string): boolean {
  return type === 'CommaDelimitedList' || type.startsWith('List<');
}

type Literal = string | number | boolean | readonly (string | number)[];

function listOf(value: Literal): Value {
  if (Array.isArray(value)) return value.map(String);
  const text = String(value).trim();
  return text === '' ? [] : text.split(',').map((item) => item.trim());
}

function scalarOf(value: Literal): Value {
  return Array.isArray(value) ? value.join(',') : String(value);
}
