import { describe, it } from 'node:test';
import { expect } from 'chai';
import { byCases, leavesOf } from './cases.ts';
import { under } from './guarded.ts';
import { answered, asks, guardText, nextQuestion, type Variable } from './question.ts';
import { stringAt, UnseenInput } from './read.ts';
import type { Value } from './value.ts';

const environment: Variable = { id: 'shop/Environment', name: 'Environment', allowed: ['dev', 'test', 'prod'] };
const reason = 'parameter "Environment" has no value';
const is = (value: string) => asks(environment, value, reason);
const yes = (value: string) => ({ question: is(value), holds: true });
const no = (value: string) => ({ question: is(value), holds: false });

describe('questions about a variable', () => {
  it('are answered no once it has another value', () => {
    expect(answered(is('prod'), [yes('dev')])).to.equal(false);
  });

  it('are answered yes once no other value is left', () => {
    expect(answered(is('prod'), [no('dev')])).to.equal(undefined);
    expect(answered(is('prod'), [no('dev'), no('test')])).to.equal(true);
  });

  it('are answered no for a value that is not allowed', () => {
    expect(answered(is('staging'), [])).to.equal(false);
  });

  it('come one value after the other until it is settled', () => {
    expect(nextQuestion(environment, reason)?.question).to.equal('Environment=dev');
    expect(nextQuestion(environment, reason, [no('dev')])?.question).to.equal('Environment=test');
    expect(nextQuestion(environment, reason, [yes('test')])).to.equal(undefined);
  });

  it('are put into words without what follows from others', () => {
    expect(guardText([no('dev'), no('test')])).to.equal('Environment=prod');
    expect(guardText([no('dev'), yes('prod')])).to.equal('Environment=prod');
    expect(guardText([no('dev')])).to.equal('Environment≠dev');
  });
});

describe('a guarded value', () => {
  const open: Value = { unseen: reason, input: 'Environment', variable: environment };
  const value: Value = {
    Zones: ['a', { when: is('prod'), yes: 'b' }],
    Size: { when: is('dev'), yes: 1, no: { when: is('prod'), yes: 3, no: 2 } },
    Name: { text: ['shop-', open] },
    Owner: 'us',
  };

  it('is decided by answers, and what is absent then is gone', () => {
    expect(under(value, [yes('dev')])).to.deep.equal({ Zones: ['a'], Size: 1, Name: 'shop-dev', Owner: 'us' });
    expect(under(value, [no('dev'), no('prod')])).to.deep.equal({
      Zones: ['a'],
      Size: 2,
      Name: 'shop-test',
      Owner: 'us',
    });
  });

  it('stays itself where the answers say nothing of it', () => {
    const other = [{ question: { question: 'x=y', no: 'x≠y', reason: 'z' }, holds: true }];
    expect(under(value, other)).to.equal(value);
  });

  it('is never read as one of its values', () => {
    expect(() => stringAt(value, 'Size'))
      .to.throw(UnseenInput, 'Size: hangs on Environment=dev: parameter "Environment" has no value')
      .that.has.nested.property('question.question', 'Environment=dev');
    expect(() => stringAt(value, 'Zones.1')).to.throw(UnseenInput, 'Zones.1: hangs on Environment=prod');
  });
});

describe('work done by cases', () => {
  const q = (name: string) => ({ question: `${name}=y`, no: `${name}≠y`, reason: 'open' });

  it('is split by the questions it asks, and by no others', () => {
    const cases = byCases<string>((answers) => {
      const first = answered(q('a'), answers);
      if (first === undefined) return { ask: q('a') };
      if (!first) return { result: 'without a' };
      const second = answered(q('b'), answers);
      return second === undefined ? { ask: q('b') } : { result: `a and ${second ? 'b' : 'no b'}` };
    }, 3);
    expect(cases && leavesOf(cases).map(({ result, answers }) => [result, guardText(answers)])).to.deep.equal([
      ['a and b', 'a=y and b=y'],
      ['a and no b', 'a=y and b≠y'],
      ['without a', 'a≠y'],
    ]);
  });

  it('is given up beyond the limit', () => {
    const cases = byCases<number>((answers) => {
      const open = Array.from({ length: 20 }, (_, index) => q(`v${index}`)).find(
        (one) => answered(one, answers) === undefined,
      );
      return open ? { ask: open } : { result: answers.length };
    }, 64);
    expect(cases).to.equal(undefined);
  });
});
