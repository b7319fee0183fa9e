import { describe, it } from 'node:test';
import { expect } from 'chai';
import { parseTemplate } from './parse.ts';
import { entry, textOf } from './syntax-tree.ts';

const problem = (text: string): unknown => {
  const parsed = parseTemplate(text);
  return 'problems' in parsed ? [parsed.problems[0].message, parsed.problems[0].at[0]] : 'parsed';
};

describe('parsing', () => {
  it('reads JSON with tabs as it reads YAML', () => {
    const parsed = parseTemplate('{\n\t"Resources": {\n\t\t"A": { "Type": "T" }\n\t}\n}');
    expect('tree' in parsed && textOf(entry(entry(entry(parsed.tree, 'Resources'), 'A'), 'Type'))).to.equal('T');
  });

  it('says where YAML is broken', () => {
    expect(problem('a: 1\nb: [')).to.satisfy((found: [string, number]) => found[1] === 2);
    expect(problem('a: 1\na: 2')).to.deep.equal(['Map keys must be unique: "a" is there twice', 2]);
  });

  it('knows empty and binary files', () => {
    expect(problem('')).to.deep.equal(['The file is empty.', 1]);
    expect(problem('# only a comment\n')).to.deep.equal(['The file is empty.', 1]);
    expect(problem('\u0000\u0001')).to.deep.equal(['This is a binary file, not a YAML or JSON template.', 1]);
  });

  it('follows aliases and merge keys, and refuses a file whose aliases explode', () => {
    const parsed = parseTemplate('base: &b { T: 1 }\nR:\n  <<: *b\n  U: *b\n');
    expect('tree' in parsed && textOf(entry(entry(parsed.tree, 'R'), 'T'))).to.equal('1');
    const bomb = [
      'a0: &a0 [x, x, x, x, x, x, x, x, x, x]',
      ...Array.from(
        { length: 9 },
        (_, level) => `a${level + 1}: &a${level + 1} [${Array.from({ length: 10 }, () => `*a${level}`).join(', ')}]`,
      ),
    ].join('\n');
    expect(problem(bomb)).to.deep.equal(['The file has more than 400000 nodes once its aliases are followed.', 1]);
  });
});
