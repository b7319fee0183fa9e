import { isList, isUnseen, unseen, unseenIn, type Value } from '../../inventory/value.ts';
import { subnetBlocks } from './cidr.ts';
import { argumentsOf, asMap, type Evaluated, type Evaluation, noValue } from './evaluation.ts';
import { entry, type CallNode, type SyntaxNode, textOf } from './syntax-tree.ts';
import { joined, split } from './text.ts';

/** An intrinsic function: its unevaluated argument and the stack it is called in, to a value. */
export type Call = (argument: SyntaxNode, evaluation: Evaluation, call: CallNode) => Evaluated;

/** The intrinsic functions that are evaluated. Source: CloudFormation User Guide, "Intrinsic function reference". */
export const functions: Readonly<Record<string, Call>> = {
  Ref: (argument, { ref }) => ref(textOf(argument) ?? ''),
  'Fn::GetAtt': getAtt,
  'Fn::Sub': substitute,
  'Fn::Join': join,
  'Fn::Split': splitCall,
  'Fn::Select': select,
  'Fn::If': ifCall,
  'Fn::FindInMap': findInMap,
  'Fn::ImportValue': (argument, { value, surroundings, stack }) => {
    const name = settled(value(argument));
    return typeof name === 'string'
      ? surroundings.exported(name, stack)
      : (unseenIn(name) ?? unseen('the name of the import is known only after deployment'));
  },
  'Fn::GetAZs': (argument, { value, surroundings, stack }) => {
    const given = settled(value(argument));
    const region = given === '' || given === null ? stack.region : given;
    if (typeof region !== 'string') return unseenIn(region) ?? unseen('the region of Fn::GetAZs is not known');
    return surroundings.zones(region)?.slice() ?? unseen(`the zones of region "${region}" are not known`, region);
  },
  'Fn::Cidr': cidr,
  'Fn::Base64': (argument, { value }) => {
    const plain = settled(value(argument));
    return typeof plain === 'string' ? Buffer.from(plain).toString('base64') : plain;
  },
};

function getAtt(argument: SyntaxNode, { attribute, value }: Evaluation): Evaluated {
  const [id, name] = argumentsOf(argument);
  const attributeName = name ? settled(value(name)) : undefined;
  if (!id || typeof attributeName !== 'string') return unseen('Fn::GetAtt needs a resource and an attribute');
  return attribute(textOf(id) ?? '', attributeName);
}

function substitute(argument: SyntaxNode, { ref, attribute, value }: Evaluation): Evaluated {
  const [template, variables] = argumentsOf(argument);
  const text = textOf(template);
  if (text === undefined) return unseen('Fn::Sub needs a text');
  return joined(
    text.split(/(\$\{[^}]*\})/u).map((piece): Value => {
      const name = /^\$\{([^}]*)\}$/u.exec(piece)?.[1]?.trim();
      if (name === undefined) return piece;
      if (name.startsWith('!')) return `\${${name.slice(1)}}`;
      const given = entry(variables, name);
      if (given) return settled(value(given));
      const dot = name.indexOf('.');
      return dot < 0 ? settled(ref(name)) : attribute(name.slice(0, dot), name.slice(dot + 1));
    }),
  );
}

function join(argument: SyntaxNode, { value }: Evaluation): Evaluated {
  const [delimiterNode, listNode] = argumentsOf(argument);
  const delimiter = textOf(delimiterNode);
  const list = listNode ? settled(value(listNode)) : null;
  if (isUnseen(list)) return list;
  if (delimiter === undefined || !isList(list))
    return unseen('Fn::Join needs a delimiter and a list known before deployment');
  return joined(list.flatMap((item, index) => (index === 0 ? [item] : [delimiter, item])));
}

function splitCall(argument: SyntaxNode, { value }: Evaluation): Evaluated {
  const [delimiter, source] = argumentsOf(argument).map((node) => settled(value(node)));
  if (isUnseen(source)) return source;
  if (typeof delimiter !== 'string' || delimiter === '' || source === undefined)
    return unseen('Fn::Split needs a delimiter and a text');
  return split(source, delimiter);
}

function select(argument: SyntaxNode, { value }: Evaluation): Evaluated {
  const [indexNode, listNode] = argumentsOf(argument);
  const index = indexNode ? settled(value(indexNode)) : undefined;
  const list = listNode ? settled(value(listNode)) : undefined;
  if (isUnseen(index)) return index;
  if (isUnseen(list)) return list;
  if (!isList(list)) return unseen('Fn::Select chooses from a list known only after deployment');
  return list[Number(index)] ?? unseen(`Fn::Select asks for item ${JSON.stringify(index)} of a list of ${list.length}`);
}

function ifCall(argument: SyntaxNode, { decide, value }: Evaluation): Evaluated {
  const [name, yes, no] = argumentsOf(argument);
  if (!yes || !no) return unseen('Fn::If needs a condition and two values');
  const decision = decide(textOf(name) ?? '');
  if (isUnseen(decision)) return unseen(`depends on condition "${textOf(name)}": ${decision.unseen}`, decision.input);
  return value(decision ? yes : no);
}

function findInMap(argument: SyntaxNode, { stack, value }: Evaluation): Evaluated {
  const keys = argumentsOf(argument)
    .slice(0, 3)
    .map((node) => settled(value(node)));
  const hole = keys.map((key) => unseenIn(key)).find((found) => found !== undefined);
  if (hole) return hole;
  const [map, first, second] = keys.map(String);
  const found = entry(entry(entry(entry(stack.tree, 'Mappings'), map ?? ''), first ?? ''), second ?? '');
  if (found) return value(found);
  const fallback = asDefault(argumentsOf(argument)[3], value);
  return fallback ?? unseen(`mapping "${map}" has no entry "${first}", "${second}"`, map);
}

function asDefault(node: SyntaxNode | undefined, value: Evaluation['value']): Evaluated | undefined {
  return node ? asMap(value(node))['DefaultValue'] : undefined;
}

function cidr(argument: SyntaxNode, { value }: Evaluation): Evaluated {
  const [block, count, bits] = argumentsOf(argument).map((node) => settled(value(node)));
  const hole = unseenIn(block) ?? unseenIn(count) ?? unseenIn(bits);
  if (hole) return hole;
  if (typeof block !== 'string') return unseen('the block that Fn::Cidr divides is known only after deployment');
  return subnetBlocks(block, Number(count), bits === undefined ? undefined : Number(bits));
}

function settled(value: Evaluated): Value {
  if (value === noValue) return unseen('AWS::NoValue stands where a value is needed');
  return value;
}
