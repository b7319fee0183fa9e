import type { Variable } from '../../inventory/question.ts';
import { split } from '../../inventory/text.ts';
import { isGuarded, isList, isUnseen, type Unseen, unseen, type Value } from '../../inventory/value.ts';
import { derived } from './derived.ts';
import type { Evaluation } from './evaluation.ts';
import type { ParameterValue, Stack } from './stack.ts';
import { entriesOf, entry, itemsOf, type SyntaxNode, textOf } from './syntax-tree.ts';

/**
 * What a parameter is: the given value, else its default, else unseen naming the parameter. Values that AWS reads from
 * Parameter Store at deployment are unseen, whatever the key is. A secret given to a NoEcho parameter decides conditions and is unseen elsewhere.
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
  const variable: Variable = { id: `${stack.name}/${name}`, name };
  const isNeverShown = isHidden(declared);
  const value = given ?? (surroundings.defaults ? fallback : undefined);
  if (type.startsWith('AWS::SSM::Parameter::Value') && (value ?? fallback) !== undefined)
    return unseen(`parameter "${name}" is read from Parameter Store at deployment`, name);
  if (value === undefined) {
    const reason =
      fallback === undefined ? `parameter "${name}" has no value` : `parameter "${name}" has no value but its default`;
    const hole = isListType(type) ? unseen(reason, name) : open(reason, variable, allowed);
    return isNeverShown && fallback === undefined ? { ...hole, hidden: 'open' } : hole;
  }
  if (allowed.length > 0 && !allowed.includes(String(value)))
    return unseen(`parameter "${name}" may not be "${String(value)}", only ${allowed.join(', ')}`, name);
  if (isNeverShown && given !== undefined && !isListType(type) && isSecret(scalarOf(value)))
    return hiding(scalarOf(value), name);
  return isListType(type) ? listOf(value) : scalarOf(value);
}

/** Secrets by what stands for them, so that conditions can ask for them and no record holds them. */
const secrets = new WeakMap<Unseen, string>();

function hiding(secret: string, name: string): Unseen {
  const hidden: Unseen = { ...unseen(`parameter "${name}" is never shown`, name), hidden: 'given' };
  secrets.set(hidden, secret);
  return hidden;
}

/** What was given to a NoEcho parameter, for a condition that asks; every other value is itself. */
export function revealed(value: Value): Value {
  return (isUnseen(value) && secrets.get(value)) || value;
}

/** A name that is looked up when the stack is deployed is none, and shows where the secret lies. */
function isSecret(value: string): boolean {
  return value !== '' && !value.includes('{{resolve:');
}

/** Whether a template declares a parameter of that name. */
export function declaresParameter(tree: SyntaxNode, name: string): boolean {
  return entry(entry(tree, 'Parameters'), name) !== undefined;
}

/** The names of the parameters whose values are never to be shown (NoEcho). */
export function secretParameters(tree: SyntaxNode): readonly string[] {
  return entriesOf(entry(tree, 'Parameters'))
    .filter(([, { value }]) => isHidden(value))
    .map(([name]) => name);
}

/** Whether the stack leaves a parameter to its default. */
export function restsOnDefaults({ tree, parameters }: Stack): boolean {
  return entriesOf(entry(tree, 'Parameters')).some(
    ([name, { value }]) => !Object.hasOwn(parameters, name) && entry(value, 'Default') !== undefined,
  );
}

function passedOn(value: Value, type: string): Value {
  if (!isListType(type) || isList(value)) return value;
  if (isGuarded(value))
    return {
      when: value.when,
      ...(value.yes === undefined ? {} : { yes: passedOn(value.yes, type) }),
      ...(value.no === undefined ? {} : { no: passedOn(value.no, type) }),
    };
  const items = split(value, ',');
  return isUnseen(items) ? derived(items) : items;
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

/** Nothing at all is a list of one empty text, as CloudFormation makes it (aws-cloudformation/cfn-language-discussion, issue 102). */
function listOf(value: Literal): Value {
  const items = Array.isArray(value) ? value.map(String) : String(value).split(',');
  return items.length === 0 ? [''] : items.map((item) => item.trim());
}

function scalarOf(value: Literal): string {
  return Array.isArray(value) ? value.join(',') : String(value);
}

function isHidden(declared: SyntaxNode | undefined): boolean {
  return /^true$/iu.test(textOf(entry(declared, 'NoEcho')) ?? '');
}
