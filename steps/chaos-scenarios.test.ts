import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { experiments } from '../chaos/experiments/catalogue.ts';

const folder = fileURLToPath(new URL('../features/knowledgecity-ec2', import.meta.url));
const names = (await readdir(folder)).filter((name) => name.endsWith('.feature'));
const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));

/** Every scenario tagged chaos as one sentence, with the promise it stands under; an outline once for each of its examples. */
const asked = texts.flatMap((text) => {
  const rules = text.split(/\n(?=\s+@[A-Z0-9-]+\n\s+Rule:)/u).slice(1);
  return rules.flatMap((rule) => {
    const promise = /@([A-Z0-9-]+)/u.exec(rule)?.[1] ?? '';
    const scenarios = rule.split(/\n\s+@(?=\w+\n)/u).filter((one) => one.startsWith('chaos'));
    return scenarios.flatMap((scenario) => sentences(scenario).map((sentence) => ({ promise, sentence })));
  });
});

function sentences(scenario: string): readonly string[] {
  const step = (word: string): string =>
    [...scenario.matchAll(new RegExp(`${word} (.*)`, 'gu'))].map(([, text]) => text).join(' and ');
  const then = [step('Then'), step('And')].filter((part) => part !== '').join(' and ');
  const sentence = `When ${step('When')}, ${then}.`;
  const [, column, rows = ''] = /Examples:\s+\|\s*(\w+)\s*\|([\s\S]*)/u.exec(scenario) ?? [];
  if (column === undefined) return [sentence];
  return [...rows.matchAll(/\|\s*(\w+)\s*\|/gu)].map(([, value = '']) => sentence.replaceAll(`<${column}>`, value));
}

describe('the chaos scenarios of the bundled architecture', () => {
  it('are found', () => {
    expect(asked).to.have.length(7);
  });

  for (const { promise, sentence } of asked)
    it(`${promise} has an experiment of the same words: ${sentence}`, () => {
      const found = experiments.filter(({ hypothesis }) => hypothesis === sentence);
      expect(found.flatMap(({ promises }) => promises)).to.deep.equal([promise]);
    });

  it('are all that experiments say they stand for', () => {
    const claimed = experiments.flatMap(({ promises, hypothesis }) =>
      promises.map((promise) => `${promise} ${hypothesis}`),
    );
    expect(claimed.toSorted()).to.deep.equal(asked.map((one) => `${one.promise} ${one.sentence}`).toSorted());
  });
});
