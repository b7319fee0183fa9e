import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { expect } from 'chai';
import type { Value } from '../../inventory/value.ts';
import { collectTemplates } from './collect-templates.ts';
import { parseTemplate } from './parse.ts';
import { readTemplate } from './read-template.ts';
import type { Stack } from './stack.ts';

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-bad-templates-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

const times = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('');
const nots = (depth: number): string => `${'!Not ['.repeat(depth)}!Equals [a, a]${']'.repeat(depth)}`;

describe('a template that cannot be read', () => {
  const unreadable: [name: string, text: string, line: number, message: string][] = [
    [
      'duplicate keys',
      'Resources:\n  A: { Type: B }\n  A: { Type: C }\n',
      3,
      'Map keys must be unique: "A" is there twice',
    ],
    [
      'duplicate keys in JSON',
      '{ "Resources": {\n  "A": { "Type": "B" },\n  "A": { "Type": "C" } } }',
      3,
      'Map keys must be unique: "A" is there twice',
    ],
    [
      'one key written in two ways',
      'Resources: {}\nMappings: { M: { 8: a, 010: b } }\n',
      2,
      'Map keys must be unique: "8" is there twice',
    ],
    ['an alias of nothing', 'Resources:\n  A: *gone\n', 2, 'No anchor "gone" stands before its alias'],
    [
      'an alias before its anchor',
      'Resources:\n  A: *b\n  B: &b { Type: C }\n',
      2,
      'No anchor "b" stands before its alias',
    ],
    [
      'an alias inside what it stands for',
      'Resources: &r\n  A:\n    B: *r\n',
      3,
      'What is anchored as "r" holds itself',
    ],
    ['a merge of itself', 'Resources:\n  A: &a\n    <<: *a\n', 3, 'What is anchored as "a" holds itself'],
    ['a merge of no map', 'Resources:\n  A:\n    <<: 3\n', 3, 'A merge key (<<) takes a map or a list of maps'],
    [
      'deeply nested conditions',
      `Conditions:\n  C: ${nots(300)}\nResources: {}\n`,
      2,
      'The file is nested more than 200 levels deep.',
    ],
    [
      'very deeply nested conditions',
      `Conditions:\n  C: ${nots(20_000)}\nResources: {}\n`,
      2,
      'The file is nested more than 200 levels deep.',
    ],
    [
      'Resources that are a list',
      'Resources: [A]\n',
      1,
      'The file has no Resources section, so it is not a CloudFormation template.',
    ],
  ];
  for (const [name, text, line, message] of unreadable) {
    it(`for ${name} is said with its line`, async () => {
      const path = join(scratch, 'it.yaml');
      writeFileSync(path, text);
      const { problems, tree } = await readTemplate(path, 'it.yaml');
      expect(tree).to.equal(undefined);
      expect(problems.map((one) => [one.file, one.line, one.message])).to.deep.equal([['it.yaml', line, message]]);
    });
  }
});

function stack(text: string, name = 'shop'): Stack {
  const parsed = parseTemplate(text);
  if ('problems' in parsed) throw new Error(parsed.problems[0].message);
  return {
    name,
    file: `${name}.yaml`,
    tree: parsed.tree,
    account: '111122223333',
    region: 'eu-west-1',
    parameters: {},
  };
}

const collected = (...stacks: readonly Stack[]) => collectTemplates(stacks, { zones: () => undefined });

/** What property `V` of resource `It` comes to, and its line. */
function valueAndLine(text: string, ...others: readonly Stack[]): [value: Value | undefined, line: number | undefined] {
  const found = collected(stack(text), ...others).resources.find(({ logicalId }) => logicalId === 'It');
  return [found?.properties['V'], found?.positions['V']?.[0]];
}

const it5 = (value: string): string => `Resources:\n  It:\n    Type: A::B::C\n    Properties:\n      V: ${value}\n`;
const exporting = (...keys: readonly string[]): string =>
  `Resources: {}\nOutputs:\n${keys.map((key) => `  ${key}: { Value: 1, Export: { Name: net } }\n`).join('')}`;

describe('a value that bad input hides', () => {
  const hidden: [name: string, text: string, line: number, reason: string, ...others: Stack[]][] = [
    [
      'conditions in a circle',
      `${it5('!If [A, 1, 2]')}Conditions:\n  A: !Not [!Condition B]\n  B: !Or [!Condition A, !Condition A]\n`,
      5,
      'depends on condition "A": condition "A" depends on itself',
    ],
    [
      'an export that imports itself',
      `${it5('!ImportValue net')}Outputs:\n  O: { Value: !ImportValue net, Export: { Name: net } }\n`,
      5,
      'output O depends on itself',
    ],
    ['an import that nobody exports', it5('!ImportValue net'), 5, 'no stack in eu-west-1 exports "net"'],
    [
      'an import that two stacks export',
      it5('!ImportValue net'),
      5,
      'a and b both export "net" in eu-west-1',
      stack(exporting('O'), 'a'),
      stack(exporting('O'), 'b'),
    ],
    [
      'an import that one stack exports twice',
      it5('!ImportValue net'),
      5,
      'outputs O and P of a both export "net" in eu-west-1',
      stack(exporting('O', 'P'), 'a'),
    ],
    ['a Sub of an unknown variable', it5('!Sub "${Nobody}"'), 5, 'there is no resource or parameter "Nobody"'],
    ['a Sub of an unknown attribute', it5('!Sub "${Nobody.Arn}"'), 5, 'there is no resource or parameter "Nobody"'],
    ['a Ref to nothing', it5('!Ref Nobody'), 5, 'there is no resource or parameter "Nobody"'],
    [
      'a missing subnet',
      `Parameters: { Net: { Type: AWS::EC2::Subnet::Id } }\n${it5('!Ref Net')}`,
      6,
      'parameter "Net" has no value',
    ],
    [
      'a thousand conditions in a row',
      `Conditions:\n  C0: !Equals [a, a]\n${times(1000, (index) => `  C${index + 1}: !Not [!Condition C${index}]\n`)}${it5('!If [C1000, 1, 2]')}`,
      1007,
      'depends on condition "C1000": hangs on more than 500 values in each other',
    ],
    ['an address that is none', it5('!Cidr [10.0.0.256/16, 2, 8]'), 5, '"10.0.0.256/16" is not a CIDR block'],
  ];
  for (const [name, text, line, reason, ...others] of hidden) {
    it(`by ${name} is unseen, with the reason and its line`, () => {
      const [value, at] = valueAndLine(text, ...others);
      expect(value).to.have.property('unseen', reason);
      expect(at).to.equal(line);
    });
  }

  it('leaves the rest of a text known', () => {
    expect(valueAndLine(it5('!Sub "a-${Nobody}"'))[0]).to.deep.equal({
      text: ['a-', { unseen: 'there is no resource or parameter "Nobody"', input: 'Nobody' }],
    });
  });

  it('ends a circle of attributes at a reference', () => {
    const subnet = (id: string, other: string) =>
      `  ${id}:\n    Type: AWS::EC2::Subnet\n    Properties: { AvailabilityZone: !GetAtt ${other}.AvailabilityZone }\n`;
    const { resources } = collected(stack(`Resources:\n${subnet('A', 'B')}${subnet('B', 'A')}`));
    expect(resources[0]?.properties).to.deep.equal({
      AvailabilityZone: { reference: '111122223333/eu-west-1/shop/B', attribute: 'AvailabilityZone' },
    });
  });
});

describe('what is read in spite of its look', () => {
  it('is anchors, aliases and merges, the own key before the merged one, the first merged map before the second', () => {
    const text = `Base: &base { A: 1, B: 1, C: 1 }\nMore: &more { B: 2, D: 2 }\n${it5('')}        <<: [*more, *base]\n        C: 3\n        E: [*base]\n`;
    expect(valueAndLine(text)[0]).to.deep.equal({ A: 1, B: 2, C: 3, D: 2, E: [{ A: 1, B: 1, C: 1 }] });
  });

  it('is a policy that is a string, and a block with host bits, each as it is written', () => {
    expect(valueAndLine(it5('"{\\"Statement\\": []}"'))[0]).to.equal('{"Statement": []}');
    expect(valueAndLine(it5('203.0.113.7/24'))[0]).to.equal('203.0.113.7/24');
    expect(valueAndLine(it5('!Cidr [10.1.2.3/16, 2, 8]'))[0]).to.deep.equal(['10.1.0.0/24', '10.1.1.0/24']);
  });

  it('is a megabyte, as YAML and as JSON, without looking at every key for every other one', () => {
    const bucket = (index: number) =>
      `  Bucket${index}: { Type: AWS::S3::Bucket, Properties: { BucketName: !Sub "data-${index}" } }\n`;
    const yaml = `Resources:\n${times(14_000, bucket)}`;
    const json = JSON.stringify({
      Resources: Object.fromEntries(
        Array.from({ length: 14_000 }, (_, index) => [
          `Bucket${index}`,
          { Type: 'AWS::S3::Bucket', Properties: { BucketName: `data-${index}` } },
        ]),
      ),
    });
    expect(Math.min(yaml.length, json.length)).to.be.above(1_000_000);
    for (const text of [yaml, json])
      expect(collected(stack(text)).resources.at(-1)?.properties).to.deep.equal({ BucketName: 'data-13999' });
  });
});

describe('a resource that bad input hides', () => {
  const gap = (what: string, reason: string, mend: string, line: number, column = 3) => ({
    what,
    reason,
    mend,
    origin: { file: 'shop.yaml', line, column },
  });

  it('is a gap where it has no type, or a loop would make too many', () => {
    const loop = (name: string, body: string) =>
      `{ "Fn::ForEach::${name}": [${name}, [${times(100, (index) => `"${index}",`)}], ${body}] }`;
    const text = `Resources:\n  A: 3\n  B: { Type: [x] }\n  Fn::ForEach::C: [C, [x], ${loop('D', loop('E', loop('F', '{ "R${D}x${E}x${F}": { Type: A::B::C } }')))}]\n`;
    const { gaps } = collected(stack(text));
    expect(gaps.slice(-2)).to.deep.equal([
      gap('resource "A"', 'it has no Type', 'Add a Type to A.', 2),
      gap('resource "B"', 'it has no Type', 'Add a Type to B.', 3),
    ]);
    expect(gaps[0]).to.deep.include({
      what: 'resources made by the loop "D"',
      reason: 'it makes more than 100000 entries',
    });
  });

  it('is in doubt where its Properties are no map, or its Condition no name', () => {
    const text =
      'Resources:\n  A: { Type: B, Properties: [1] }\n  C: { Type: B, Properties: x }\n  D: { Type: B, Condition: [x] }\n  E: { Type: B, Properties: }\n';
    expect(collected(stack(text)).resources.map(({ existence }) => existence)).to.deep.equal([
      { unseen: 'its Properties are not a map' },
      { unseen: 'its Properties are not a map' },
      { unseen: 'whether it exists is not known: its Condition is not the name of a condition' },
      undefined,
    ]);
  });
});
