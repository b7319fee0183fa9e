import { after, before, describe, it } from 'node:test';
import { TemplateModel } from '@aws/cloudformation-validate';
import { expect } from 'chai';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { under } from '../../inventory/guarded.ts';
import { asks, type Answers } from '../../inventory/question.ts';
import type { ValueMap } from '../../inventory/value.ts';
import { cfnLint, cfnLintPython } from './agreement-cfn-lint.ts';
import { beside, type Explained, explained, isExplained } from './agreement-explained.ts';
import { type Example, examples, functionsIn, givenValues } from './agreement-templates.ts';
import { difference, ofModel, ofOurs, saysSomething, type Tree } from './agreement-trees.ts';
import { collectTemplates } from './collect-templates.ts';
import { parseTemplate } from './parse.ts';
import { plainScalar } from './plain-scalar.ts';

/** Where both other evaluators place every template, with the account and stack name they make up. */
const place = { name: 'teststack', file: 'it.json', account: '123456789012', region: 'us-east-1' };
const zones = () => ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `us-east-1${letter}`);

/** The properties of `It` as we evaluate them, and how each condition is decided. */
function evaluated(
  { template, parameters }: Example,
  defaults = true,
): { readonly properties: ValueMap; readonly decided: ValueMap } {
  const names = Object.keys(template.Conditions);
  const Decided = {
    Type: 'A::B::C',
    Properties: Object.fromEntries(names.map((name) => [name, { 'Fn::If': [name, true, false] }])),
  };
  const parsed = parseTemplate(JSON.stringify({ ...template, Resources: { ...template.Resources, Decided } }));
  if ('problems' in parsed) throw new Error(parsed.problems[0].message);
  const { resources } = collectTemplates([{ ...place, tree: parsed.tree, parameters }], { zones, defaults });
  const of = (id: string) => resources.find(({ logicalId }) => logicalId === id)?.properties ?? {};
  return { properties: of('It'), decided: of('Decided') };
}

function modelled({ template }: Example, decided: ValueMap): Readonly<Record<string, Tree>> {
  const bytes = Buffer.from(JSON.stringify(template));
  const model = new TemplateModel({ path: 'it.json', readBytes: () => bytes });
  const properties = model.resources()['It']?.properties ?? {};
  const choices = Object.fromEntries(Object.entries(decided).map(([name, one]) => [name, one === true]));
  const trees = Object.entries(properties).map(([key, value]): [string, Tree] => [key, ofModel(value, choices)]);
  model.free();
  return Object.fromEntries(trees);
}

/** Lists as cfn-lint wants them. */
function forCfnLint({ template, parameters }: Example): object {
  const { Items = '' } = parameters;
  return { template, parameters: { ...parameters, Items: Items.split(',') } };
}

/** Compares all that they make of a template, counts it by function, and fails with the template where they differ. */
function compare(
  by: Explained['by'],
  { template }: Example,
  theirs: Readonly<Record<string, Tree>>,
  ours: ValueMap,
  counts: Map<string, number>,
): void {
  for (const [key, tree] of Object.entries(theirs)) {
    const properties = template.Resources.It.Properties;
    const written = properties[key] ?? properties['Fn::ForEach::Loop'] ?? '';
    const mine = Object.hasOwn(ours, key) ? ofOurs(ours[key] ?? null) : undefined;
    const found = difference(tree, mine);
    const known = isExplained(by, written, template.Conditions);
    if (found !== undefined && !known) throw new Error(`${key}: ${by}: ${found}\n${stringify(template)}`);
    if (found !== undefined || !saysSomething(tree)) continue;
    const names = [...functionsIn(written), ...(key in properties ? [] : ['Fn::ForEach'])];
    for (const name of new Set(names)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
}

function tooFew(counts: ReadonlyMap<string, number>, names: readonly string[], floor: number): readonly string[] {
  return names.filter((name) => (counts.get(name) ?? 0) < floor);
}

const everyExample = fc.boolean().chain(examples);
const resolvedByBoth = [
  'Ref',
  'Fn::Sub',
  'Fn::Join',
  'Fn::Select',
  'Fn::Split',
  'Fn::If',
  'Fn::FindInMap',
  'Fn::GetAZs',
];

function exampleOf({ written }: Explained): Example {
  const It = { Type: 'AWS::CloudFormation::CustomResource', Properties: { P: written } };
  return {
    template: {
      Transform: 'AWS::LanguageExtensions',
      ...beside,
      Resources: { Other: { Type: 'AWS::SSM::Parameter' }, It },
    },
    parameters: { Text: 'x', Choice: 'a', Free: 'free', Same: 'a', Size: '3', Items: 'a,b' },
  };
}

describe("TemplateModel of AWS's validator", () => {
  it('and we make the same of every value it knows, or the difference is explained', () => {
    const counts = new Map<string, number>();
    fc.assert(
      fc.property(everyExample, (example) => {
        const { properties, decided } = evaluated(example);
        compare('TemplateModel', example, modelled(example, decided), properties, counts);
      }),
      { numRuns: 400, seed: 11 },
    );
    const names = [
      ...resolvedByBoth,
      'Fn::GetAtt',
      'Fn::Base64',
      'Fn::Cidr',
      'Fn::Length',
      'Fn::ToJsonString',
      'Fn::ForEach',
    ];
    expect(tooFew(counts, names, 15), JSON.stringify([...counts])).to.deep.equal([]);
  });

  for (const one of explained.filter(({ by }) => by === 'TemplateModel')) {
    it(`differs from us in ${one.function}: ${one.why}`, () => {
      const { properties, decided } = evaluated(exampleOf(one));
      expect(modelled(exampleOf(one), decided)['P']).to.deep.equal(one.theirs);
      expect(ofOurs(properties['P'] ?? null)).to.deep.equal(one.ours);
    });
  }

  it('and we read plain YAML alike', () => {
    const digits = fc.string({
      unit: fc.constantFrom(...Array.from('0123456789_.:+-xbeE')),
      minLength: 1,
      maxLength: 9,
    });
    const words = fc.constantFrom(
      'yes',
      'No',
      'ON',
      'off',
      'tRUE',
      'y',
      'Null',
      '~',
      '2012-10-17',
      '1.50',
      '8.0',
      '0o17',
      '0xfF',
      '-012',
    );
    const plain = fc.oneof(digits, words).filter((text) => !/^[-:.]|[:]$|^[+]?[.]|[.]?inf|e[-+]?\d{3}/iu.test(text));
    let numbers = 0;
    fc.assert(
      fc.property(plain, (text) => {
        const bytes = Buffer.from(
          `Resources:\n  It:\n    Type: AWS::CloudFormation::CustomResource\n    Properties:\n      P: ${text}\n`,
        );
        const model = new TemplateModel({ path: 'it.yaml', readBytes: () => bytes });
        const found = model.resources()['It']?.properties['P'];
        model.free();
        const theirs = found && 'Concrete' in found ? found.Concrete.value : undefined;
        const ours = plainScalar(text);
        if (typeof theirs === 'number') numbers += 1;
        // Ours keeps the zero of 8.0, since EngineVersion: 8.0 is text in the end.
        expect(typeof theirs === 'number' ? Number(ours) : ours).to.equal(theirs);
      }),
      { numRuns: 1500, seed: 12 },
    );
    expect(numbers).to.be.above(300);
  });
});

const python = cfnLintPython();

describe('cfn-lint', { skip: python === undefined ? 'needs cfn-lint' : false }, () => {
  let asked: ReturnType<typeof cfnLint> | undefined;
  const ask = (example: Example) => {
    if (!asked) throw new Error('cfn-lint was not started');
    return asked.ask(forCfnLint(example));
  };
  before(() => {
    if (python !== undefined) asked = cfnLint(python);
  });
  after(async () => asked?.[Symbol.asyncDispose]());

  it('and we make the same of every condition and value it knows, or the difference is explained', async () => {
    const counts = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(everyExample, fc.option(givenValues), async (one, given) => {
        // cfn-lint unrolls loops with defaults only.
        const { Items = '' } = one.parameters;
        const example = given ? { ...one, parameters: { ...given, Items } } : one;
        const { properties, decided } = evaluated(example);
        const { conditions, values } = await ask(example);
        for (const [name, decision] of Object.entries(conditions)) {
          if (decided[name] !== decision && !isExplained('cfn-lint', { Condition: name }, example.template.Conditions))
            throw new Error(
              `${name}: cfn-lint decides ${decision}, we ${JSON.stringify(decided[name])}\n${stringify(example)}`,
            );
          counts.set('Conditions', (counts.get('Conditions') ?? 0) + 1);
        }
        compare('cfn-lint', example, values, properties, counts);
      }),
      { numRuns: 130, seed: 13 },
    );
    expect(
      tooFew(counts, [...resolvedByBoth, 'Fn::ForEach', 'Conditions'], 10),
      JSON.stringify([...counts]),
    ).to.deep.equal([]);
  });

  for (const one of explained.filter(({ by }) => by === 'cfn-lint')) {
    it(`differs from us in ${one.function}: ${one.why}`, async () => {
      expect((await ask(exampleOf(one))).values['P']).to.deep.equal(one.theirs);
      expect(ofOurs(evaluated(exampleOf(one)).properties['P'] ?? null)).to.deep.equal(one.ours);
    });
  }
});

describe('a value guarded by open questions', () => {
  it('is, once they are answered, what it is with those parameters given', () => {
    let said = 0;
    fc.assert(
      fc.property(everyExample, (example) => {
        const answers: Answers = Object.entries(example.parameters).map(([name, value]) => ({
          question: asks({ id: `${place.name}/${name}`, name }, value, ''),
          holds: true,
        }));
        const given = evaluated(example);
        const open = evaluated({ ...example, parameters: {} }, false);
        for (const half of ['properties', 'decided'] as const)
          for (const [key, value] of Object.entries(open[half])) {
            const now = under(value, answers);
            const tree: Tree = now === undefined ? { absent: true } : ofOurs(now);
            const then = given[half][key];
            const found = difference(tree, then === undefined ? undefined : ofOurs(then));
            if (found !== undefined)
              throw new Error(`${key}: ${found} (theirs is the guarded one)\n${stringify(example)}`);
            if (saysSomething(tree)) said += 1;
          }
      }),
      { numRuns: 300, seed: 14 },
    );
    expect(said).to.be.above(1000);
  });
});
