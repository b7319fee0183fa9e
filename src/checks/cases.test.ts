import { readdirSync } from 'node:fs';
import { describe, it } from 'node:test';
import { expect } from 'chai';
import { casesOf } from './cases-for-tests.ts';
import { catalogue } from './catalogue.ts';
import { judgedIn } from './verdict-in-case-for-tests.ts';

const here = new URL('.', import.meta.url);
const files = readdirSync(here, { recursive: true, encoding: 'utf8' });

for (const check of catalogue) {
  describe(check.title, async () => {
    const cases = await casesOf(check);

    it('has cases that pass, fail and are unknown', () => {
      const verdicts = new Set(cases.map(({ says }) => says.verdict));
      const wanted = check.needs.sight ? ['not-applicable'] : ['pass', 'fail', 'unknown'];
      expect([...verdicts], `cases of ${check.id}`).to.include.members(wanted);
    });

    for (const each of cases) {
      const { name, says } = each;
      it(`${says.verdict}: ${name}`, () => {
        const findings = judgedIn(check, each);
        const { subject, ...wanted } = says;
        const finding = subject === undefined ? findings[0] : findings.find((one) => one.subject.name === subject);
        const { verdict, message, mend } = finding ?? {};
        expect(mend === undefined ? { verdict, message } : { verdict, message, mend }).to.deep.equal(wanted);
      });
    }
  });
}

describe('the catalogue', () => {
  it('holds every check file once, under its own id', () => {
    const ids = catalogue.map(({ id }) => id);
    const written = files.filter(
      (name) => name.includes('/') && name.endsWith('.ts') && !/\.(cases|test)\.ts$/u.test(name),
    );
    const named = written.map((name) => name.slice(name.lastIndexOf('/') + 1, -3));
    expect(named.filter((name) => files.some((file) => file.endsWith(`/${name}.cases.ts`))).toSorted()).to.deep.equal(
      [...ids].toSorted(),
    );
    expect(new Set(ids).size).to.equal(ids.length);
    expect(new Set(catalogue.map(({ title }) => title)).size).to.equal(ids.length);
  });
});
