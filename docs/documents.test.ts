import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { CucumberExpression, ParameterTypeRegistry } from '@cucumber/cucumber-expressions';
import { expect } from 'chai';
import { catalogue } from '../src/checks/catalogue.ts';

const root = new URL('..', import.meta.url);
const folders = (at: string): string[] =>
  readdirSync(new URL(at, root), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['node_modules', '.git', '.tools', '.ci'].includes(entry.name))
    .map(({ name }) => name);

describe('docs/architecture.md', () => {
  const page = readFileSync(new URL('docs/architecture.md', root), 'utf8');
  const rooms = [...page.matchAll(/`([a-z]+(?:\/[a-z]+)?)\/`/gu)].map(([, room]) => room ?? '');

  it('names every folder at the top and every room of src', () => {
    const there = [...folders('.').filter((name) => name !== 'src'), ...folders('src').map((name) => `src/${name}`)];
    expect(there.filter((name) => !rooms.includes(name))).to.deep.equal([]);
  });

  it('names no room that is not there', () => {
    const there = new Set([...folders('.'), ...folders('src').map((name) => `src/${name}`)]);
    const named = [...page.matchAll(/^\| (.*?) \|/gmu)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]+)\/`/gu)].map(([, room]) => room ?? ''),
    );
    expect(named.filter((name) => !there.has(name))).to.deep.equal([]);
  });

  it('stays one page', () => {
    expect(page.split('\n').length).to.be.at.most(60);
  });
});

describe("a check's title", () => {
  for (const { id, title } of catalogue) {
    it(`matches a sentence that a feature could hold: ${title}`, () => {
      const sentence = title
        .replaceAll('{int}', '3')
        .replaceAll('{float}', '0.5')
        .replaceAll('{string}', '"x"')
        .replaceAll(/\((\w+)\)/gu, '$1');
      const parameters = new CucumberExpression(title, new ParameterTypeRegistry()).match(sentence);
      expect(parameters?.length, id).to.equal(title.match(/\{\w+\}/gu)?.length ?? 0);
      expect(title.replaceAll(/\{(int|float|string)\}|\(s\)/gu, ''), id).not.to.match(/[(){}/]/u);
    });
  }
});
