import { describe, it } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { parseJson } from './parse-json.ts';
import { parseTemplate } from './parse.ts';
import { entry, textOf } from './syntax-tree.ts';

/** The same text by way of YAML: a comment at its end makes it no JSON. */
function byYaml(text: string): unknown {
  const parsed = parseTemplate(`${text}\n# end`);
  if ('problems' in parsed) throw new Error(parsed.problems[0].message);
  return parsed.tree;
}

describe('a JSON template', () => {
  it('gives the tree and positions that it gives by way of YAML', () => {
    const key = fc.constantFrom('Ref', 'Fn::GetAtt', 'Fn::ForEach::A', 'Condition', 'a', 'b', 'Type');
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constantFrom('a.b.c', '1e3', 'yes')),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(key, tree, { minKeys: 1 }), fc.constantFrom(0, 1, 3), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(parseJson(text)).to.deep.equal(byYaml(text));
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('is left to the YAML parser when it is not plain, valid JSON', () => {
    for (const text of ['{a: 1}', '{"a": 1,}', '{"a": 1} x', '{"a": 1, "a": 2}', '{"a": 1', '[1]', '{"a": 1} // c', ''])
      expect(parseJson(text), text).to.equal(undefined);
    expect(parseJson(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`)).to.equal(undefined);
  });

  it('keeps digits that a number would lose', () => {
    const tree = parseJson('{"a": 12345678901234567890, "b": 1.0, "c": 1}');
    const value = (key: string) => textOf(entry(tree, key));
    expect([value('a'), value('b'), value('c')]).to.deep.equal(['12345678901234567890', '1.0', '1']);
  });
});
