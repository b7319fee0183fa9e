import type { Example, Written } from './agreement-templates.ts';
import type { Tree } from './agreement-trees.ts';

/** A difference that is known and where the other evaluator is wrong, with an example that shows it still is. */
export interface Explained {
  readonly function: string;
  readonly by: 'TemplateModel' | 'cfn-lint';
  /** The example: a property of a template with the AWS::LanguageExtensions transform, and `beside`. */
  readonly written: Written;
  readonly theirs: Tree;
  readonly ours: Tree | undefined;
  readonly why: string;
  readonly source: string;
  /** The written values, as JSON with the conditions they hang on, that it may explain a difference of. */
  readonly covers: RegExp;
}

/** What the examples refer to. */
export const beside = {
  Parameters: {
    Text: { Type: 'String', Default: 'x' },
    Choice: { Type: 'String', Default: 'a', AllowedValues: ['a', 'b'] },
    Free: { Type: 'String' },
    Same: { Type: 'String' },
    Size: { Type: 'Number', Default: 3 },
    Items: { Type: 'CommaDelimitedList', Default: 'a, b' },
  },
  Mappings: { M: { a: { l: ['y'] }, other: { k: 'o' }, 'us-east-1': { k: 'u' }, b: { k: 'only b', l: ['y', 'z'] } } },
  Conditions: { C0: { 'Fn::Equals': [{ Ref: 'Choice' }, { Ref: 'Same' }] } },
};

const reference = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference';

export const explained: readonly Explained[] = [
  {
    function: 'Fn::Sub',
    by: 'TemplateModel',
    written: { 'Fn::Sub': '${ Text }' },
    theirs: { known: '${ Text }' },
    ours: { known: 'x' },
    why: 'CloudFormation does not mind spaces around the name of a variable.',
    source: 'https://github.com/aws-cloudformation/cfn-lint/issues/236',
    covers: /\$\{ /u,
  },
  {
    function: 'Fn::ToJsonString',
    by: 'TemplateModel',
    written: { 'Fn::ToJsonString': { a: { Ref: 'AWS::NoValue' }, b: 1 } },
    theirs: { known: '{"a":null,"b":1}' },
    ours: { known: '{"b":1}' },
    why: 'AWS::NoValue takes its property away before the rest is written as JSON.',
    source: 'https://github.com/aws-cloudformation/cfn-language-discussion/pull/76',
    covers: /Fn::ToJsonString.*AWS::NoValue/u,
  },
  {
    function: 'Fn::ToJsonString',
    by: 'TemplateModel',
    written: { 'Fn::ToJsonString': { a: { Ref: 'Size' } } },
    theirs: { known: '{"a":3}' },
    ours: { known: '{"a":"3"}' },
    why: 'The value of a Number parameter becomes a literal string where it is used.',
    source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html',
    covers: /Fn::ToJsonString.*(?:Size|Fn::Select)/u,
  },
  {
    function: 'Fn::FindInMap',
    by: 'TemplateModel',
    written: { 'Fn::Join': ['-', ['p', { 'Fn::Select': [1, { 'Fn::FindInMap': ['M', { Ref: 'Choice' }, 'l'] }] }]] },
    theirs: { known: 'p-z' },
    ours: { open: true },
    why: 'Only b, of the values that Choice may have, gives a second item; but it is a, and CloudFormation would refuse.',
    source: `${reference}/intrinsic-function-reference-select.html`,
    covers: /Fn::FindInMap":\["M",\{"Ref":"Choice"\}/u,
  },
  {
    function: 'Fn::Equals',
    by: 'cfn-lint',
    written: { 'Fn::If': ['C0', 'yes', 'no'] },
    theirs: { known: 'no' },
    ours: { known: 'yes' },
    why: 'Both parameters are given the value a; of two that it compares, cfn-lint keeps the value of the last one only.',
    source: `${reference}/intrinsic-function-reference-conditions.html#intrinsic-function-reference-conditions-equals`,
    covers: /"Fn::Equals":\[\{"Ref":"(\w+)"\},\{"Ref":"(?!\1")\w+"\}/u,
  },
  {
    function: 'Fn::Sub',
    by: 'cfn-lint',
    written: { 'Fn::Sub': '${!Plain}-${Text}' },
    theirs: { known: '${!Plain}-x' },
    ours: { known: '${Plain}-x' },
    why: 'The exclamation mark only says that the rest is meant literally; CloudFormation takes it away.',
    source: `${reference}/intrinsic-function-reference-sub.html`,
    covers: /\$\{!/u,
  },
  {
    function: 'Fn::ToJsonString',
    by: 'cfn-lint',
    written: { 'Fn::ToJsonString': { a: { Ref: 'Text' }, b: 1 } },
    theirs: { known: '{"a": {"Ref": "Text"}, "b": 1}' },
    ours: { known: '{"a":"x","b":1}' },
    why: 'cfn-lint works out nothing inside, and writes spaces that CloudFormation does not.',
    source: `${reference}/intrinsic-function-reference-ToJsonString.html`,
    covers: /Fn::ToJsonString/u,
  },
  {
    function: 'Fn::FindInMap',
    by: 'cfn-lint',
    written: { 'Fn::FindInMap': ['M', { Ref: 'AWS::Region' }, 'k'] },
    theirs: { known: 'only b' },
    ours: { known: 'u' },
    why: 'Where there is a transform, cfn-lint takes the last entry of the mapping for a key that is a Ref.',
    source: `${reference}/intrinsic-function-reference-findinmap.html`,
    covers: /Fn::FindInMap":\["M",\{/u,
  },
];

type Conditions = Example['template']['Conditions'];

/** Whether a difference in what is written is explained by something it, or a condition it hangs on, holds. */
export function isExplained(by: Explained['by'], written: Written, conditions: Conditions): boolean {
  const text = spelledOut(written, conditions);
  return explained.some((one) => one.by === by && one.covers.test(text));
}

/** What is written, as JSON, with every condition it hangs on. */
function spelledOut(written: Written, conditions: Conditions): string {
  const text = JSON.stringify(written);
  const names = [...text.matchAll(/"(?:Fn::If":\[|Condition":)"(C\d)"/gu)].map(([, name = '']) => name);
  return [text, ...names.map((name) => spelledOut(conditions[name] ?? '', conditions))].join();
}
