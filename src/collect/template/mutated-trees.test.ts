import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { unseenIn } from '../../inventory/value.ts';
import { collectTemplates } from './collect-templates.ts';
import { mutated, mutations } from './mutated-trees.ts';
import { parseTemplate } from './parse.ts';
import type { SyntaxNode } from './syntax-tree.ts';

const folder = new URL('../../../fixtures/architectures/knowledgecity-ec2/templates/', import.meta.url);
const names = [
  'compute',
  'data-primary',
  'delivery',
  'dns-records',
  'edge',
  'eks',
  'identity',
  'network',
  'security',
  'storage-primary',
];
const texts = names.map((name) => readFileSync(new URL(`${name}.yaml`, folder), 'utf8'));
const trees = texts.map((text): SyntaxNode => {
  const parsed = parseTemplate(text);
  if ('problems' in parsed) throw new Error(parsed.problems[0].message);
  return parsed.tree;
});

describe('the evaluator', () => {
  it('is not brought down by any change to a template, and gives a reason for all it does not see', () => {
    fc.assert(
      fc.property(fc.nat({ max: trees.length - 1 }), mutations, fc.boolean(), (index, changes, defaults) => {
        const original = trees[index];
        if (!original) return;
        const tree = mutated(original, changes);
        const stack = {
          name: 'it',
          file: 'it.yaml',
          tree,
          account: '111122223333',
          region: 'eu-west-1',
          parameters: {},
        };
        const { resources, gaps } = collectTemplates([stack], { zones: () => ['a', 'b'], defaults });
        for (const { properties, existence } of resources)
          for (const hole of [unseenIn(properties), existence]) expect(hole?.unseen).to.not.equal('');
        for (const { what, reason, mend, origin } of gaps) {
          expect([what, reason, mend]).to.not.include('');
          expect(origin).to.include({ file: 'it.yaml' });
        }
      }),
      { numRuns: 200, seed: 21 },
    );
  });
});

describe('the parser', () => {
  it('reads or refuses any change to the text of a template, with a place', () => {
    const pieces = fc.constantFrom(
      '',
      '\n',
      '  ',
      '\t',
      '- ',
      '{',
      ']',
      '"',
      "'",
      '&a ',
      '*a ',
      '!Sub ',
      '!',
      '<<: ',
      '%',
      ': ',
      '|',
      '\u0000',
      '\uFEFF',
      '---\n',
      '🙂',
    );
    const edits = fc.array(fc.tuple(fc.nat({ max: 50_000 }), fc.nat({ max: 40 }), pieces), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.constantFrom(...texts.filter(({ length }) => length < 12_000)), edits, (text, changes) => {
        const changed = changes.reduce((now, [at, cut, piece]) => {
          const start = at % now.length;
          return now.slice(0, start) + piece + now.slice(start + cut);
        }, text);
        const parsed = parseTemplate(changed);
        if (!('problems' in parsed)) return;
        for (const { message, at } of parsed.problems) {
          expect(message).to.not.equal('');
          expect(Math.min(...at)).to.be.at.least(1);
        }
      }),
      { numRuns: 100, seed: 22 },
    );
  });
});
