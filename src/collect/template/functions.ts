import type { Question } from '../../inventory/question.ts';
import {
  isList,
  isReference,
  isText,
  isUnseen,
  unseen,
  unseenIn,
  type Unseen,
  type Value,
} from '../../inventory/value.ts';
import { joined, split } from '../../inventory/text.ts';
import { subnetBlocks } from './cidr.ts';
import { derived } from './derived.ts';
import { argumentsOf, type Evaluated, type Evaluation } from './evaluation.ts';
import { jsonText } from './json-text.ts';
import { entriesOf, entry, type CallNode, type SyntaxNode, textOf } from './syntax-tree.ts';

/** What a function is called with: its stack, and its arguments once the answers of one case hold. */
export interface Calling extends Pick<Evaluation, 'stack' | 'surroundings' | 'attribute' | 'section'> {
  /** What an argument comes to, nothing in it open. */
  readonly need: (node: SyntaxNode) => Value;
  /** What an argument comes to, perhaps still guarded, or nothing at all. */
  readonly value: (node: SyntaxNode) => Evaluated;
  readonly settled: (value: Evaluated) => Value;
  readonly ref: (name: string) => Evaluated;
  readonly decide: (conditionName: string) => boolean | Unseen;
  readonly ask: (question: Question) => never;
}

/** An intrinsic function: its unevaluated argument and what it is called with, to a value. */
export type Call = (argument: SyntaxNode, calling: Calling, call: CallNode) => Evaluated;

/**
 * The intrinsic functions that are evaluated. Source: CloudFormation User Guide, "Intrinsic function reference", and
 * "AWS::LanguageExtensions transform" for Fn::Length, Fn::ToJsonString and the default of Fn::FindInMap.
 */
export const functions: Readonly<Record<string, Call>> = {
  Ref: (argument, { ref, need }) => {
    const name = need(argument);
    return typeof name === 'string'
      ? ref(name)
      : (holeIn(name) ?? unseen('Ref needs the name of a parameter or resource'));
  },
  'Fn::GetAtt': getAtt,
  'Fn::Sub': substitute,
  'Fn::Join': join,
  'Fn::Split': splitCall,
  'Fn::Select': select,
  'Fn::If': ifCall,
  'Fn::FindInMap': findInMap,
  'Fn::ImportValue': importValue,
  'Fn::GetAZs': (argument, { need, surroundings, stack }) => {
    const given = need(argument);
    const region = given === '' || given === null ? stack.region : given;
    if (typeof region !== 'string') return holeIn(region) ?? unseen('the region of Fn::GetAZs is not known');
    return surroundings.zones(region)?.slice() ?? unseen(`the zones of region "${region}" are not known`, region);
  },
  'Fn::Cidr': cidr,
  'Fn::Base64': (argument, { need }) => {
    const plain = need(argument);
    // What cannot be encoded yet stays readable: pieces of text, whose holes are then no plain inputs any more.
    if (isText(plain)) return { text: plain.text.map((piece) => (isUnseen(piece) ? derived(piece) : piece)) };
    if (isUnseen(plain)) return derived(plain);
    if (isReference(plain)) return plain;
    return typeof plain === 'object'
      ? (holeIn(plain) ?? unseen('Fn::Base64 needs a text'))
      : Buffer.from(String(plain)).toString('base64');
  },
  'Fn::Length': (argument, { need }) => {
    const list = need(argument);
    if (isList(list)) return list.length;
    return holeIn(list) ?? unseen('Fn::Length counts a list known only after deployment');
  },
  'Fn::ToJsonString': (argument, { need }) => jsonText(need(argument)),
  'Fn::Transform': (argument) =>
    unseen(
      `the transform ${textOf(entry(argument, 'Name')) ?? '…'} runs in AWS and is not evaluated here`,
      'Fn::Transform',
    ),
};

function getAtt(argument: SyntaxNode, { attribute, need }: Calling): Evaluated {
  const [id, name] = argumentsOf(argument).map(need);
  const hole = holeIn(id) ?? holeIn(name);
  if (hole) return hole;
  if (typeof id !== 'string' || typeof name !== 'string') return unseen('Fn::GetAtt needs a resource and an attribute');
  return attribute(id, name);
}

function substitute(argument: SyntaxNode, { ref, attribute, need, settled }: Calling): Evaluated {
  const [template, variables] = argumentsOf(argument);
  const text = textOf(template);
  if (text === undefined) return unseen('Fn::Sub needs a text');
  return joined(
    text.split(/(\$\{[^}]*\})/u).map((piece): Value => {
      const name = /^\$\{([^}]*)\}$/u.exec(piece)?.[1]?.trim();
      if (name === undefined) return piece;
      if (name.startsWith('!')) return `\${${name.slice(1)}}`;
      const given = entry(variables, name);
      if (given) return need(given);
      const dot = name.indexOf('.');
      return settled(dot < 0 ? ref(name) : attribute(name.slice(0, dot), name.slice(dot + 1)));
    }),
  );
}

function join(argument: SyntaxNode, { need }: Calling): Evaluated {
  const [delimiterNode, listNode] = argumentsOf(argument);
  const delimiter = delimiterNode && need(delimiterNode);
  const list = listNode ? need(listNode) : null;
  if (isUnseen(list)) return derived(list);
  if ((typeof delimiter !== 'string' && typeof delimiter !== 'number') || !isList(list))
    return unseen('Fn::Join needs a delimiter and a list known before deployment');
  return joined(list.flatMap((item, index) => (index === 0 ? [item] : [delimiter, item])));
}

function splitCall(argument: SyntaxNode, { need }: Calling): Evaluated {
  const [delimiter, source] = argumentsOf(argument).map(need);
  if (typeof delimiter !== 'string' || delimiter === '' || source === undefined)
    return holeIn(delimiter) ?? unseen('Fn::Split needs a delimiter and a text');
  const items = split(source, delimiter);
  return isUnseen(items) ? derived(items) : items;
}

function select(argument: SyntaxNode, { need }: Calling): Evaluated {
  const [indexNode, listNode] = argumentsOf(argument);
  const index = indexNode ? need(indexNode) : undefined;
  const list = listNode ? need(listNode) : undefined;
  const hole = holeIn(index) ?? (isUnseen(list) ? derived(list) : undefined);
  if (hole) return hole;
  if (!isList(list)) return unseen('Fn::Select chooses from a list known only after deployment');
  const item = /^\d+$/u.test(textIn(index)) ? list[Number(index)] : undefined;
  return item ?? unseen(`Fn::Select asks for item ${JSON.stringify(index)} of a list of ${list.length}`);
}

function ifCall(argument: SyntaxNode, { decide, value }: Calling): Evaluated {
  const [nameNode, yes, no] = argumentsOf(argument);
  const name = textOf(nameNode);
  if (name === undefined || !yes || !no) return unseen('Fn::If needs the name of a condition and two values');
  const decision = decide(name);
  if (isUnseen(decision)) return unseen(`depends on condition "${name}": ${decision.unseen}`, decision.input);
  return value(decision ? yes : no);
}

function findInMap(argument: SyntaxNode, { section, need, value }: Calling): Evaluated {
  const [mapNode, firstNode, secondNode, options] = argumentsOf(argument);
  const keys = [mapNode, firstNode, secondNode].map((node) => (node ? need(node) : null));
  const hole = keys.map((key) => holeIn(key)).find((found) => found !== undefined);
  if (hole) return hole;
  if (keys.some((key) => typeof key === 'object' && key !== null))
    return unseen('a key of Fn::FindInMap is known only after deployment');
  const [map = '', first = '', second = ''] = keys.map(textIn);
  const found = entry(entry(section('Mappings').entries.get(map)?.value, first), second);
  if (found) return value(found);
  const fallback = entriesOf(options).find(([key]) => key === 'DefaultValue')?.[1].value;
  return fallback ? value(fallback) : unseen(`mapping "${map}" has no entry "${first}", "${second}"`, map);
}

function importValue(argument: SyntaxNode, { need, surroundings, stack }: Calling): Evaluated {
  const name = need(argument);
  if (typeof name === 'string') return surroundings.exported(name, stack);
  return holeIn(name) ?? unseen('the name of the import is known only after deployment');
}

function cidr(argument: SyntaxNode, { need }: Calling): Evaluated {
  const [block, count, bits] = argumentsOf(argument).map(need);
  const hole = holeIn(block) ?? holeIn(count) ?? holeIn(bits);
  if (hole) return hole;
  if (typeof block !== 'string') return unseen('the block that Fn::Cidr divides is known only after deployment');
  return subnetBlocks(block, Number(count), bits === undefined ? undefined : Number(bits));
}

function holeIn(argument: Value | undefined): Unseen | undefined {
  const hole = unseenIn(argument);
  return hole && derived(hole);
}

function textIn(value: Value | undefined): string {
  return typeof value === 'object' || value === undefined ? '' : String(value);
}
