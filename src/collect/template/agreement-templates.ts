import fc from 'fast-check';

/** A value as a template writes it, in JSON's shape: functions are maps with one key. */
export type Written = string | number | boolean | readonly Written[] | { readonly [key: string]: Written };
type Properties = Readonly<Record<string, Written>>;

/** The names of the functions that a written value calls. */
export function functionsIn(written: Written): readonly string[] {
  if (typeof written !== 'object') return [];
  return Object.entries(written).flatMap(([key, item]) => [
    ...(key === 'Ref' || key.startsWith('Fn::') ? [key.replace(/^(Fn::ForEach).*$/u, '$1')] : []),
    ...functionsIn(item),
  ]);
}

/** A template whose resource `It` has the properties to compare, with the values its parameters are given. */
export interface Example {
  readonly template: {
    readonly Transform?: string;
    readonly Parameters: Record<string, Properties>;
    readonly Mappings: Properties;
    readonly Conditions: Properties;
    readonly Resources: {
      readonly Other: Properties;
      readonly It: { readonly Type: string; readonly Properties: Properties };
    };
  };
  /** Those that have a default are given it. */
  readonly parameters: Readonly<Record<string, string>>;
}

const words = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('a', 'b', 'prod', 'x,y', ' q ', 'p-q', 'é"', '1', 'true', '', '$', '{}') },
  fc.constantFrom('012345678901', '12:30:00', '1e3', '0x1F', 'yes', '2012-10-17', '8.0', '~', 'a\\b', '${'),
);
const numbers = fc.oneof(
  fc.integer({ min: -3, max: 70_000 }),
  fc.constantFrom(123456789012, 0.5, -1.25, 2147483648, 9007199254740991),
);
const conditionNames = ['C0', 'C1', 'C2', 'C3', 'C4'];
const textParameters = ['Text', 'Choice', 'Free', 'Size'];
const pseudoParameters = ['AWS::Region', 'AWS::AccountId', 'AWS::StackName', 'AWS::Partition', 'AWS::URLSuffix'];
const noValue = { Ref: 'AWS::NoValue' };

/** Other values for the parameters than their defaults. */
export const givenValues = fc.record({
  Text: words,
  Choice: fc.constantFrom('a', 'b'),
  Free: fc.constantFrom('free', 'a', '1', 'true'),
  Size: fc.constantFrom('0', '1', '5', '12'),
});

/** Templates without cycles that use every intrinsic function; `extended` adds those of the AWS::LanguageExtensions transform. */
export function examples(extended: boolean): fc.Arbitrary<Example> {
  const { text, value } = values(extended);
  const collection = fc.oneof(
    fc.uniqueArray(fc.constantFrom('k', 'l', 'm'), { minLength: 1 }),
    fc.constant<Written>({ Ref: 'Items' }),
  );
  const loop = fc.record({ items: collection, body: text });
  return fc
    .record({
      texts: fc.record({ Text: words, Choice: fc.constantFrom('a', 'b'), Free: fc.constantFrom('free', 'a', '1') }),
      size: fc.integer({ min: 0, max: 12 }),
      items: fc.uniqueArray(fc.constantFrom('a', 'b', 'c c', '1'), { minLength: 1, maxLength: 4 }),
      mapped: fc.tuple(words, words, words),
      conditions: fc.tuple(...conditionNames.map((_, index) => condition(conditionNames.slice(0, index)))),
      properties: fc.array(value, { minLength: 1, maxLength: 12, size: 'max' }),
      loop: extended ? fc.option(loop) : fc.constant(null),
    })
    .map(({ texts, size, items, mapped, conditions, properties, loop: looped }) => ({
      template: {
        ...(extended ? { Transform: 'AWS::LanguageExtensions' } : {}),
        Parameters: {
          Text: { Type: 'String', Default: texts.Text },
          Choice: { Type: 'String', Default: texts.Choice, AllowedValues: ['a', 'b'] },
          Free: { Type: 'String' },
          Size: { Type: 'Number', Default: size },
          Items: { Type: 'CommaDelimitedList', Default: items.join(', ') },
        },
        Mappings: {
          M: {
            'us-east-1': { k: mapped[0], l: items, n: size },
            a: { k: mapped[1], l: ['y', 'z'], n: 7 },
            b: { k: mapped[2], l: ['z'], n: 0 },
          },
        },
        Conditions: Object.fromEntries(conditions.map((one, index) => [`C${index}`, one])),
        Resources: {
          Other: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: 'v' } },
          It: {
            Type: 'AWS::CloudFormation::CustomResource',
            Properties: {
              ServiceToken: 'arn',
              ...Object.fromEntries(properties.map((one, index) => [`P${index}`, one])),
              ...(looped
                ? {
                    'Fn::ForEach::Loop': [
                      'I',
                      looped.items,
                      { 'L${I}': { 'Fn::Join': ['-', [{ Ref: 'I' }, { 'Fn::Sub': 'v${I}' }, looped.body]] } },
                    ],
                  }
                : {}),
            },
          },
        },
      },
      parameters: { ...texts, Size: String(size), Items: items.join(',') },
    }));
}

function condition(earlier: readonly string[]): fc.Arbitrary<Written> {
  const given = fc.constantFrom(...textParameters).map((name): Written => ({ Ref: name }));
  const literal = fc.constantFrom('a', 'b', '1', 'true', 'us-east-1');
  const other = fc.oneof(
    given,
    fc.constant({ Ref: 'AWS::Region' }),
    fc.constantFrom(...textParameters).map((name) => ({ 'Fn::Sub': `\${${name}}` })),
  );
  const equals = fc
    .oneof(
      { weight: 4, arbitrary: fc.tuple(given, literal) },
      fc.tuple(literal, given),
      fc.tuple(other, literal),
      fc.tuple(other, other),
    )
    .map((sides) => ({ 'Fn::Equals': sides }));
  const { tree } = fc.letrec<{ tree: Written }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 2, withCrossShrink: true },
      equals,
      ...(earlier.length > 0 ? [fc.constantFrom(...earlier).map((name) => ({ Condition: name }))] : []),
      tie('tree').map((one) => ({ 'Fn::Not': [one] })),
      fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map((parts) => ({ 'Fn::And': parts })),
      fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map((parts) => ({ 'Fn::Or': parts })),
    ),
  }));
  return tree;
}

function values(extended: boolean): { readonly text: fc.Arbitrary<Written>; readonly value: fc.Arbitrary<Written> } {
  const name = fc.constantFrom(...conditionNames);
  const index = fc.constantFrom<Written>(0, 1, '0', '1');
  const delimiter = fc.constantFrom('-', ',', '', ', ');
  const key = fc.oneof(
    fc.constantFrom<Written>('us-east-1', 'a', 'b'),
    fc.constantFrom<Written>({ Ref: 'AWS::Region' }, { Ref: 'Choice' }, { Ref: 'Free' }),
  );
  const inMap = (second: string) => key.map((first): Written => ({ 'Fn::FindInMap': ['M', first, second] }));
  const either = (one: fc.Arbitrary<Written>) =>
    fc.tuple(name, one, one).map((parts): Written => ({ 'Fn::If': parts }));
  const made = fc.letrec<{ text: Written; list: Written; value: Written }>((tie) => {
    const text = tie('text');
    const list = tie('list');
    const value = tie('value');
    return {
      text: fc.oneof(
        { maxDepth: 3, depthIdentifier: 'value', withCrossShrink: true },
        words,
        fc.constantFrom(...textParameters, ...pseudoParameters, 'Other').map((one) => ({ Ref: one })),
        fc.constantFrom<Written>(
          { 'Fn::GetAtt': ['Other', 'Value'] },
          { 'Fn::GetAtt': ['Other', 'Type'] },
          { 'Fn::GetAtt': 'Other.Value' },
        ),
        substitution.map((one): Written => ({ 'Fn::Sub': one })),
        fc.tuple(substitution, text).map(([one, given]): Written => ({ 'Fn::Sub': [`${one}\${V}`, { V: given }] })),
        fc.tuple(substitution, text).map(([one, given]): Written => ({ 'Fn::Sub': [one, { Text: given }] })),
        fc.tuple(delimiter, list).map((parts): Written => ({ 'Fn::Join': parts })),
        fc.tuple(index, list).map((parts): Written => ({ 'Fn::Select': parts })),
        text.map((one): Written => ({ 'Fn::Base64': one })),
        inMap('k'),
        either(text),
        ...(extended
          ? [
              value.map((one): Written => ({ 'Fn::ToJsonString': { a: one } })),
              text.map((one): Written => ({ 'Fn::FindInMap': ['M', 'none', 'k', { DefaultValue: one }] })),
            ]
          : []),
      ),
      list: fc.oneof(
        { maxDepth: 3, depthIdentifier: 'value', withCrossShrink: true },
        fc.constant({ Ref: 'Items' }),
        fc.array(text, { minLength: 1, maxLength: 3 }),
        fc.tuple(fc.constantFrom('-', ',', 'a', '-v'), text).map((parts): Written => ({ 'Fn::Split': parts })),
        fc.constantFrom<Written>('', 'us-east-1', { Ref: 'AWS::Region' }).map((one) => ({ 'Fn::GetAZs': one })),
        fc
          .tuple(
            fc.constantFrom('10.0.0.0/16', '10.1.2.3/20', '192.168.0.0/28'),
            fc.constantFrom<Written>(2, '3'),
            fc.constantFrom<Written>(5, '8'),
          )
          .map((parts): Written => ({ 'Fn::Cidr': parts })),
        inMap('l'),
        either(list),
      ),
      value: fc.oneof(
        { maxDepth: 3, depthIdentifier: 'value', withCrossShrink: true },
        text,
        list,
        fc.boolean(),
        numbers,
        inMap('n'),
        fc.dictionary(fc.constantFrom('a', 'b'), value, { minKeys: 1 }),
        fc.tuple(name, value).map(([one, given]): Written => ({ 'Fn::If': [one, given, noValue] })),
        fc.array(fc.oneof(value, fc.constant(noValue)), { minLength: 1, maxLength: 3 }),
        ...(extended ? [list.map((one): Written => ({ 'Fn::Length': one }))] : []),
      ),
    };
  });
  return { text: made.text, value: made.value };
}

const substitution = fc
  .array(
    fc.constantFrom(
      'a',
      ' ',
      '-',
      '${Text}',
      '${Size}',
      '${Free}',
      '${AWS::Region}',
      '${!Plain}',
      '${Other}',
      '${ Text }',
      '$',
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((pieces) => pieces.join(''));
