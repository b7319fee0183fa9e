import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { Value } from '../../inventory/value.ts';
import { collectTemplates } from './collect-templates.ts';
import { parseTemplate } from './parse.ts';
import type { Stack } from './stack.ts';

const zones = (region: string): readonly string[] | undefined =>
  region === 'eu-west-1' ? ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'] : undefined;

function stack(template: string, { name = 'shop', region = 'eu-west-1', parameters = {} }: Partial<Stack> = {}): Stack {
  const parsed = parseTemplate(template);
  if ('problems' in parsed) throw new Error(parsed.problems[0].message);
  return { name, file: `${name}.yaml`, tree: parsed.tree, account: '111122223333', region, parameters };
}

/** The properties of resource `It` whose property `V` is written as given, beside what else the template has. */
function valueOf(
  written: string,
  { rest = '', parameters = {} }: { rest?: string; parameters?: Stack['parameters'] } = {},
): Value | undefined {
  const { resources } = collectTemplates(
    [
      stack(
        `Resources:\n  It:\n    Type: A::B::C\n    Properties:\n      V: ${written}\n  Other:\n    Type: A::B::D\n${rest}`,
        { parameters },
      ),
    ],
    { zones },
  );
  return resources.find(({ logicalId }) => logicalId === 'It')?.properties['V'];
}

const other = '111122223333/eu-west-1/shop/Other';

describe('template evaluation', () => {
  const settings =
    'Parameters:\n  Name: { Type: String }\n  Size: { Type: Number, Default: 3 }\n  Ids: { Type: CommaDelimitedList, Default: "a, b" }\nMappings:\n  M: { x: { y: 7 } }\n';
  const known: [written: string, value: Value][] = [
    ['!Ref Size', '3'],
    ['!Ref Ids', ['a', 'b']],
    ['!Ref AWS::Region', 'eu-west-1'],
    ['!Sub "${AWS::Partition}-${Size}-${!Literal}"', 'aws-3-${Literal}'],
    ['!Sub ["${A}.${Size}", { A: !Ref Size }]', '3.3'],
    ['!Join ["-", [a, !Ref Size]]', 'a-3'],
    ['!Select [1, !Split [",", "p,q"]]', 'q'],
    ['!Select [2, !GetAZs ""]', 'eu-west-1c'],
    ['!FindInMap [M, x, y]', 7],
    ['{ "Fn::FindInMap": [M, x, none, { DefaultValue: 9 }] }', 9],
    ['!Select [1, !Cidr [10.0.0.0/16, 4, 8]]', '10.0.1.0/24'],
    ['!Select [1, !Cidr ["2001:db8::/56", 2, 64]]', '2001:db8:0:1::/64'],
    ['!Base64 hi', 'aGk='],
    ['[a, !Ref AWS::NoValue, b]', ['a', 'b']],
    ['!GetAtt Other.Arn', { reference: other, attribute: 'Arn' }],
    ['!Sub "arn:${Other}/*"', { text: ['arn:', { reference: other, attribute: 'Ref' }, '/*'] }],
    [
      '!Split [",", !Sub "${Other},${Other.Arn}"]',
      [
        { reference: other, attribute: 'Ref' },
        { reference: other, attribute: 'Arn' },
      ],
    ],
    ['!Base64 5', 'NQ=='],
    ['{ "Fn::Base64": !Sub "a-${Other}" }', { text: ['a-', { reference: other, attribute: 'Ref' }] }],
    ['"012345678901"', '012345678901'],
    ['012345678901', '012345678901'],
    ['012', 10],
    ['"12:30:00"', '12:30:00'],
    ['12:30:00', 45_000],
    ['1:30.5', 90.5],
    ['yes', true],
    ['2012-10-17', '2012-10-17'],
    ['1e3', '1e3'],
    ['1.0e+999', '1.0e+999'],
    ['8.0', '8.0'],
  ];
  for (const [written, value] of known) {
    it(`evaluates ${written}`, () => {
      expect(valueOf(written, { rest: settings })).to.deep.equal(value);
    });
  }

  const hidden: [written: string, reason: string][] = [
    ['!Ref Name', 'parameter "Name" has no value'],
    ['!Ref Nobody', 'there is no resource or parameter "Nobody"'],
    ['!ImportValue elsewhere', 'no stack in eu-west-1 exports "elsewhere"'],
    ['!Frobnicate x', 'Fn::Frobnicate is not a function that is evaluated here'],
    ['!GetAZs mars-east-1', 'the zones of region "mars-east-1" are not known'],
    ['!Select [5, [a]]', 'Fn::Select asks for item 5 of a list of 1'],
    ['!Select ["", [a]]', 'Fn::Select asks for item "" of a list of 1'],
    ['!FindInMap [M, !Ref Other, y]', 'a key of Fn::FindInMap is known only after deployment'],
    ['{ "Fn::Base64": [a] }', 'Fn::Base64 needs a text'],
    ['!FindInMap [M, x, none]', 'mapping "M" has no entry "x", "none"'],
    ['!Cidr [nonsense, 2, 8]', '"nonsense" is not a CIDR block'],
    ['!Join [",", !Ref Name]', 'parameter "Name" has no value'],
    ['{ Fn::Transform: { Name: AWS::Include }, A: 1 }', 'Fn::Transform beside other keys is not evaluated here'],
  ];
  for (const [written, reason] of hidden) {
    it(`leaves ${written} unseen, with the reason`, () => {
      expect(valueOf(written, { rest: settings })).to.have.property('unseen', reason);
    });
  }

  it('keeps the hole of a text whose rest is known', () => {
    expect(valueOf('!Sub "a-${Name}"', { rest: settings })).to.deep.equal({
      text: [
        'a-',
        { unseen: 'parameter "Name" has no value', input: 'Name', variable: { id: 'shop/Name', name: 'Name' } },
      ],
    });
  });

  it('refuses a value that AllowedValues does not allow', () => {
    const rest = 'Parameters:\n  Env: { Type: String, AllowedValues: [dev, prod] }\n';
    expect(valueOf('!Ref Env', { rest, parameters: { Env: 'test' } })).to.have.property(
      'unseen',
      'parameter "Env" may not be "test", only dev, prod',
    );
  });

  it('never takes a value from Parameter Store, whatever its key says', () => {
    const rest = 'Parameters:\n  Image: { Type: "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>", Default: /ami }\n';
    expect(valueOf('!Ref Image', { rest })).to.have.property(
      'unseen',
      'parameter "Image" is read from Parameter Store at deployment',
    );
  });
});

describe('conditions', () => {
  const rest =
    'Parameters:\n  Env: { Type: String }\nConditions:\n  Prod: !Equals [!Ref Env, prod]\n  Loop: !Condition Loop\n  Either: !Or [!Condition Prod, !Equals [a, a]]\n';

  it('choose a branch', () => {
    expect(valueOf('!If [Prod, 1, 2]', { rest, parameters: { Env: 'prod' } })).to.equal(1);
    expect(valueOf('!If [Prod, 1, !Ref AWS::NoValue]', { rest, parameters: { Env: 'dev' } })).to.equal(undefined);
  });

  it('are settled by one true part of an Or, whatever the other is', () => {
    expect(valueOf('!If [Either, 1, 2]', { rest })).to.equal(1);
  });

  const isProd = {
    question: 'Env=prod',
    no: 'Env≠prod',
    reason: 'parameter "Env" has no value',
    input: 'Env',
    is: { variable: { id: 'shop/Env', name: 'Env' }, value: 'prod' },
  };

  it('guard both values with the open question when they cannot be decided', () => {
    expect(valueOf('!If [Prod, 1, 2]', { rest })).to.deep.equal({ when: isProd, yes: 1, no: 2 });
    expect(valueOf('!If [Prod, !Ref AWS::NoValue, 2]', { rest })).to.deep.equal({ when: isProd, no: 2 });
  });

  it('never let the input of a function stand for what the function makes of it', () => {
    const mapping = 'Mappings:\n  M: { prod: { y: 7 } }\n';
    const made = [
      '!Split [",", !Ref Env]',
      '{ "Fn::Base64": !Ref Env }',
      '{ "Fn::GetAZs": !Ref Env }',
      '{ "Fn::ToJsonString": !Ref Env }',
      '!FindInMap [M, !Ref Env, y]',
      '!Select [!Ref Env, [a]]',
      '!Join ["", !Ref Env]',
      '!Cidr [!Ref Env, 1, 8]',
    ];
    for (const written of made) {
      const value = valueOf(written, { rest: `${rest}${mapping}` });
      expect(JSON.stringify(value), written)
        .to.contain('parameter \\"Env\\" has no value')
        .and.not.contain('"variable"');
    }
  });

  it('stay undecided for good when they depend on themselves', () => {
    expect(valueOf('!If [Loop, 1, 2]', { rest })).to.have.property(
      'unseen',
      'depends on condition "Loop": condition "Loop" depends on itself',
    );
  });

  it('leave out resources whose condition is false, and doubt those that cannot be decided', () => {
    const template = `${rest}Resources:\n  Db:\n    Type: A::B::C\n    Condition: Prod\n`;
    const gone = collectTemplates([stack(template, { parameters: { Env: 'dev' } })], { zones });
    const doubted = collectTemplates([stack(template)], { zones });
    expect(gone.resources).to.deep.equal([]);
    expect(doubted.resources[0]?.existence).to.deep.equal({
      unseen: 'whether it exists is not known: hangs on Env=prod: parameter "Env" has no value',
      input: 'Env',
      question: isProd,
    });
    expect(doubted.resources[0]?.exists).to.deep.equal({ when: isProd, yes: true, no: false });
  });
});

describe('stacks together', () => {
  const network =
    'Resources:\n  Net:\n    Type: AWS::EC2::Subnet\n    Properties: { AvailabilityZone: z1 }\nOutputs:\n  Id: { Value: !Ref Net, Export: { Name: !Sub "${AWS::StackName}-subnet" } }\n  Zone: { Value: !GetAtt Net.AvailabilityZone }\n';
  const app =
    'Parameters:\n  Zone: { Type: String, Default: none }\nResources:\n  It:\n    Type: A::B::C\n    Properties: { Subnet: !ImportValue network-subnet, Zone: !Ref Zone }\n';
  const properties = (from: string, to: string): Value | undefined => {
    const stacks = [
      stack(network, { name: 'network', region: from }),
      stack(app, { name: 'app', region: to, parameters: { Zone: { output: { stack: 'network', key: 'Zone' } } } }),
    ];
    return collectTemplates(stacks, { zones }).resources.find(({ logicalId }) => logicalId === 'It')?.properties;
  };

  it('resolve an import of their own region to the record behind it, and an output of any region', () => {
    expect(properties('eu-west-1', 'eu-west-1')).to.deep.equal({
      Subnet: { reference: '111122223333/eu-west-1/network/Net', attribute: 'Ref' },
      Zone: 'z1',
    });
  });

  it('do not import across regions', () => {
    expect(properties('eu-west-2', 'eu-west-1')).to.deep.equal({
      Subnet: {
        unseen:
          'no stack in eu-west-1 exports "network-subnet"; stack "network" does in eu-west-2, where app cannot import it from',
        input: 'network-subnet',
      },
      Zone: 'z1',
    });
  });

  it('do not choose between two that export one name', () => {
    const twice = ['one', 'two'].map((name) =>
      stack(network.replace('!Sub "${AWS::StackName}-subnet"', 'network-subnet'), { name }),
    );
    const { resources } = collectTemplates([...twice, stack(app, { name: 'app' })], { zones });
    expect(resources.find(({ logicalId }) => logicalId === 'It')?.properties['Subnet']).to.have.property(
      'unseen',
      'one and two both export "network-subnet" in eu-west-1',
    );
  });

  it('name transforms and nested stacks as gaps', () => {
    const { gaps } = collectTemplates(
      [
        stack(
          'Transform: AWS::Serverless-2016-10-31\nResources:\n  In:\n    Type: AWS::CloudFormation::Stack\n    Properties: { TemplateURL: https://x/y.yaml }\n',
        ),
      ],
      { zones },
    );
    expect(gaps.map(({ what, origin }) => [what, origin && 'line' in origin ? origin.line : 0])).to.deep.equal([
      ['nested stack "In" (https://x/y.yaml)', 3],
      ['the transform AWS::Serverless-2016-10-31', 1],
    ]);
  });
});

describe('a parameter that is never shown', () => {
  const rest =
    'Parameters:\n  Token: { Type: String, NoEcho: true }\nConditions:\n  HasToken: !Not [!Equals [!Ref Token, ""]]\n';
  const yes = { rest, parameters: { Token: 'hunter2' } };

  it('decides conditions, and its value is shown nowhere', () => {
    expect(valueOf('!If [HasToken, a, b]', yes)).to.equal('a');
    expect(valueOf('!If [HasToken, a, b]', { rest, parameters: { Token: '' } })).to.equal('b');
    expect(valueOf('!Ref Token', yes)).to.deep.include({ unseen: 'parameter "Token" is never shown', hidden: 'given' });
    expect(valueOf('!Sub "x-${Token}"', yes)).to.have.nested.property('text[1].hidden', 'given');
  });

  it('shows where it is looked up, and is told from others without a value', () => {
    expect(
      valueOf('!Ref Token', { rest, parameters: { Token: '{{resolve:secretsmanager:db}}' } }),
    ).to.have.nested.property('dynamic.service', 'secretsmanager');
    expect(valueOf('!Ref Token', { rest })).to.deep.include({
      unseen: 'parameter "Token" has no value',
      hidden: 'open',
    });
  });
});

describe('positions', () => {
  it('give every property its line and column, in the branch that was chosen', () => {
    const { resources } = collectTemplates(
      [
        stack(
          'Resources:\n  It:\n    Type: A::B::C\n    Properties:\n      Rules:\n        - Status: Enabled\n          To: x\n',
        ),
      ],
      { zones },
    );
    expect(resources[0]?.origin).to.deep.equal({ file: 'shop.yaml', line: 2, column: 3 });
    expect(resources[0]?.positions).to.deep.equal({
      Rules: [5, 7],
      'Rules.0': [6, 11],
      'Rules.0.Status': [6, 11],
      'Rules.0.To': [7, 11],
    });
  });

  it('give an item that follows one that comes to nothing its own', () => {
    const { resources } = collectTemplates(
      [
        stack(
          'Resources:\n  It:\n    Type: A::B::C\n    Properties:\n      Rules:\n        - !Ref AWS::NoValue\n        - Status: Enabled\n',
        ),
      ],
      { zones },
    );
    expect(resources[0]?.positions).to.deep.equal({
      Rules: [5, 7],
      'Rules.0': [7, 11],
      'Rules.0.Status': [7, 11],
    });
  });
});

describe('the language extensions', () => {
  const rest = 'Parameters:\n  Ids: { Type: CommaDelimitedList, Default: "a,b,c" }\n  Name: { Type: String }\n';

  it('count lists and write JSON, keeping references', () => {
    expect(valueOf('{ "Fn::Length": !Ref Ids }', { rest })).to.equal(3);
    expect(valueOf('{ "Fn::ToJsonString": { a: [1, true, "x\\"y"] } }', { rest })).to.equal('{"a":[1,true,"x\\"y"]}');
    expect(valueOf('{ "Fn::ToJsonString": { a: !GetAtt Other.Arn } }', { rest })).to.deep.equal({
      text: ['{"a":"', { reference: other, attribute: 'Arn' }, '"}'],
    });
  });

  it('repeat resources, properties and outputs, loops within loops', () => {
    const template = `${rest}Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Outer:
    - A
    - !Ref Ids
    - Fn::ForEach::Inner:
        - B
        - [x.1, y]
        - Net\${A}&{B}:
            Type: AWS::EC2::Subnet
            Properties:
              AvailabilityZone: !Sub "\${A}-\${B}-\${AWS::Region}"
              CidrBlock: !Ref B
              Fn::ForEach::Tags: [T, [k], { "Own\${T}": !Ref A }]
Outputs:
  Fn::ForEach::Out: [A, [a], { "Id\${A}": { Value: !Ref "Net\${A}y" } }]
`;
    const { resources, gaps } = collectTemplates([stack(template)], { zones });
    expect(gaps).to.deep.equal([]);
    expect(resources.map(({ logicalId }) => logicalId)).to.deep.equal([
      'Netax1',
      'Netay',
      'Netbx1',
      'Netby',
      'Netcx1',
      'Netcy',
    ]);
    expect(resources[0]?.properties).to.deep.equal({
      AvailabilityZone: 'a-x.1-eu-west-1',
      CidrBlock: 'x.1',
      Ownk: 'a',
    });
    expect(resources[0]?.origin).to.have.property('line', 12);
  });

  it('name a loop whose collection was not seen as a gap', () => {
    const template = `${rest}Resources:\n  Fn::ForEach::All:\n    - A\n    - [x, !Ref Name]\n    - { "B\${A}": { Type: AWS::S3::Bucket } }\n`;
    const { resources, gaps } = collectTemplates([stack(template)], { zones });
    expect(resources).to.deep.equal([]);
    expect(gaps).to.deep.equal([
      {
        what: 'resources made by the loop "All"',
        reason: 'parameter "Name" has no value',
        mend: 'Give Name a value.',
        origin: { file: 'shop.yaml', line: 5, column: 3 },
      },
    ]);
  });
});

describe('dynamic references', () => {
  const secret = { unseen: 'is read from Secrets Manager when it is deployed' };

  it('are unseen, of known kind, with the record their key names', () => {
    expect(valueOf('!Sub "{{resolve:secretsmanager:${Other}:SecretString:password}}"')).to.deep.equal({
      ...secret,
      input: '{{resolve:secretsmanager:Other:SecretString:password}}',
      dynamic: {
        service: 'secretsmanager',
        key: { text: [{ reference: other, attribute: 'Ref' }, ':SecretString:password'] },
      },
    });
  });

  it('make holes in a text, never known text', () => {
    expect(valueOf('"postgres://{{resolve:ssm:/user}}@db"')).to.deep.equal({
      text: [
        'postgres://',
        {
          unseen: 'is read from Parameter Store when it is deployed',
          input: '{{resolve:ssm:/user}}',
          dynamic: { service: 'ssm', key: '/user' },
        },
        '@db',
      ],
    });
  });

  it('are plain text when they are not closed', () => {
    expect(valueOf('"{{resolve:ssm:/user"')).to.equal('{{resolve:ssm:/user');
  });
});

describe('nested stacks', () => {
  const child = parseTemplate(
    'Parameters:\n  Zone: { Type: String }\n  Ids: { Type: CommaDelimitedList }\nResources:\n  Net:\n    Type: AWS::EC2::Subnet\n    Properties: { AvailabilityZone: !Ref Zone, Ids: !Ref Ids }\nOutputs:\n  Id: { Value: !Ref Net }\n',
  );
  const parent =
    'Parameters:\n  Env: { Type: String }\nConditions:\n  Prod: !Equals [!Ref Env, prod]\nResources:\n  It:\n    Type: A::B::C\n    Properties: { V: !GetAtt Inner.Outputs.Id }\n  Inner:\n    Type: AWS::CloudFormation::Stack\n    Condition: Prod\n    Properties:\n      TemplateURL: ./inner.yaml\n      Parameters: { Zone: !GetAtt Later.Outputs.Zone, Ids: !Join [",", [a, !Ref It]] }\n  Later:\n    Type: AWS::CloudFormation::Stack\n    Properties: { TemplateURL: ./later.yaml }\n';
  const nestedIn = (found: typeof child) => ('tree' in found ? { file: './inner.yaml', tree: found.tree } : undefined);
  const later = parseTemplate('Resources: {}\nOutputs:\n  Zone: { Value: z1 }\n');
  const collected = (parameters: Stack['parameters']) =>
    collectTemplates([stack(parent, { parameters })], {
      zones,
      nested: (_from, url) => {
        const found = url === './inner.yaml' ? child : later;
        return 'tree' in found ? { file: typeof url === 'string' ? url : '?', tree: found.tree } : undefined;
      },
    });

  it('are evaluated with what their parent and its other stacks pass on', () => {
    const { resources, gaps } = collected({ Env: 'prod' });
    expect(gaps).to.deep.equal([]);
    const id = '111122223333/eu-west-1/shop-Inner/Net';
    expect(resources.find((one) => one.id === id)).to.deep.include({
      origin: { file: './inner.yaml', line: 5, column: 3 },
      properties: {
        AvailabilityZone: 'z1',
        Ids: ['a', { reference: '111122223333/eu-west-1/shop/It', attribute: 'Ref' }],
      },
    });
    expect(resources.find(({ logicalId }) => logicalId === 'It')?.properties).to.deep.equal({
      V: { reference: id, attribute: 'Ref' },
    });
  });

  it('are passed lists that hang on a condition as lists', () => {
    const passing = parent.replace('!Join [",", [a, !Ref It]]', '!If [Prod, "a,b", c]');
    const { resources } = collectTemplates([stack(passing)], { zones, nested: () => nestedIn(child) });
    const ids = resources.find(({ logicalId }) => logicalId === 'Net')?.properties['Ids'];
    expect(ids).to.deep.include({ yes: ['a', 'b'], no: ['c'] });
  });

  it('exist where their parent makes them', () => {
    expect(collected({ Env: 'dev' }).resources.map(({ logicalId }) => logicalId)).to.deep.equal(['It', 'Later']);
    const open = collected({}).resources.find(({ logicalId }) => logicalId === 'Net');
    expect(open?.exists).to.deep.include({ yes: true, no: false });
  });

  it('are a gap when their template is not at hand, and what they put out is unseen', () => {
    const { resources, gaps } = collectTemplates([stack(parent, { parameters: { Env: 'prod' } })], { zones });
    expect(gaps.map(({ what }) => what)).to.deep.equal([
      'nested stack "Inner" (./inner.yaml)',
      'nested stack "Later" (./later.yaml)',
    ]);
    expect(resources.find(({ logicalId }) => logicalId === 'It')?.properties['V']).to.have.property('unseen');
  });

  it('that nest themselves are a gap', () => {
    const { gaps } = collectTemplates([stack(parent, { parameters: { Env: 'prod' } })], {
      zones,
      nested: (from) => ({ file: 'shop.yaml', tree: from.tree }),
    });
    expect(gaps[0]?.reason).to.equal('it nests itself');
  });
});

describe('rules', () => {
  const template = (value: string): string =>
    `Parameters:\n  Size: { Type: String, Default: ${value} }\nRules:\n  Sizes:\n    Assertions:\n      - Assert: !Contains [[small, big], !Ref Size]\n        AssertDescription: small or big\nResources: {}\n`;

  it('that the parameters break are a gap, since nothing would be deployed', () => {
    expect(collectTemplates([stack(template('small'))], { zones }).gaps).to.deep.equal([]);
    expect(collectTemplates([stack(template('huge'))], { zones }).gaps).to.deep.equal([
      {
        what: 'stack "shop" as its parameters are',
        reason: 'rule "Sizes" refuses them: small or big',
        mend: 'Give parameters that the rule allows.',
        origin: { file: 'shop.yaml', line: 4, column: 3 },
      },
    ]);
  });
});
