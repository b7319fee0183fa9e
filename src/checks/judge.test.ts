import { describe, it } from 'node:test';
import { expect } from 'chai';
import { type Inventory, inventoryOf } from '../inventory/inventory.ts';
import { asks, type Variable } from '../inventory/question.ts';
import { booleanAt, stringAt } from '../inventory/read.ts';
import { holeOf, type Unseen, type Value } from '../inventory/value.ts';
import { caseArchitecture, given } from './case.ts';
import { check, fail, type Judgement, pass } from './check.ts';
import { type Facing, judge } from './judge.ts';

const standby = check({
  id: 'standby',
  title: 'every database keeps a standby',
  why: '',
  source: 'https://example.com',
  needs: { subjects: ['AWS::RDS::DBInstance'] },
  judge: ({ properties }) =>
    booleanAt(properties, 'MultiAZ') ? pass('Keeps one.') : fail('Keeps none.', 'Set MultiAZ.'),
});

const reason = 'parameter "Environment" has no value';
const environment: Variable = { id: 'shop/Environment', name: 'Environment', allowed: ['dev', 'test', 'prod'] };
const when = (value: string, yes: Value, no: Value): Value => ({ when: asks(environment, value, reason), yes, no });
const database = (MultiAZ: Value) => given('AWS::RDS::DBInstance', 'Db', { MultiAZ });

/** What a check is judged over in these tests. */
function over(inventory: Inventory, more: Pick<Facing, 'everyBranch' | 'withoutDefaults'> = {}): Facing {
  return { inventory, architecture: caseArchitecture, facts: { serviceLevels: [] }, ...more };
}

function judged(records: ReturnType<typeof given>[], options: { everyBranch?: boolean; bare?: typeof records } = {}) {
  const facing = over(inventoryOf(records), {
    everyBranch: options.everyBranch ?? false,
    ...(options.bare ? { withoutDefaults: inventoryOf(options.bare) } : {}),
  });
  return judge({ check: standby, sentence: standby.title, parameters: [] }, facing).map(
    ({ verdict, message, when: guard, input, restsOn }) => ({ verdict, message, when: guard, input, restsOn }),
  );
}

const plain = { when: undefined, input: undefined, restsOn: undefined };

describe('a judgement that hangs on an open question', () => {
  it('passes when it does whatever the answer is', () => {
    expect(judged([database(when('prod', true, 'yes'))])).to.deep.equal([
      { ...plain, verdict: 'pass', message: 'Keeps one.' },
    ]);
  });

  it('is unknown when one answer fails it, saying which', () => {
    expect(judged([database(when('dev', false, true))])).to.deep.equal([
      {
        ...plain,
        verdict: 'unknown',
        message: 'Fails when Environment=dev: Keeps none. Open: parameter "Environment" has no value.',
        when: 'Environment=dev',
        input: 'Environment',
      },
    ]);
  });

  it('fails under --every-branch, with the guard it fails under', () => {
    expect(judged([database(when('prod', true, false))], { everyBranch: true })).to.deep.equal([
      { ...plain, verdict: 'fail', message: 'When Environment≠prod: Keeps none.', when: 'Environment≠prod' },
    ]);
  });

  it('fails without a guard when every answer fails it', () => {
    expect(judged([database(when('prod', 'no', false))], { everyBranch: true })).to.deep.equal([
      { ...plain, verdict: 'fail', message: 'Keeps none.' },
    ]);
  });

  it('says nothing of a case in which the subject does not exist', () => {
    const exists = when('dev', true, false);
    const conditional = {
      ...database(false),
      exists,
      existence: { unseen: 'open', question: asks(environment, 'dev', reason) },
    };
    expect(judged([conditional], { everyBranch: true })[0]).to.include({
      verdict: 'fail',
      message: 'When Environment=dev: Keeps none.',
    });
    const never = { ...conditional, exists: when('staging', true, false) };
    expect(judged([never])).to.deep.equal([
      { ...plain, verdict: 'not-applicable', message: 'There is no AWS::RDS::DBInstance.' },
    ]);
  });

  it('tries the allowed values of a parameter that is the value itself', () => {
    const flag: Variable = { id: 'shop/Flag', name: 'Flag', allowed: ['true', 'false'] };
    const open = { unseen: 'parameter "Flag" has no value', input: 'Flag', variable: flag };
    expect(judged([database(open)], { everyBranch: true })[0]).to.include({
      verdict: 'fail',
      message: 'When Flag=false: Keeps none.',
    });
  });

  it('tries all of them, however many, and fails what fails for each', () => {
    const size: Variable = { id: 'shop/Size', name: 'Size', allowed: ['small', 'medium', 'large'] };
    const open = { unseen: 'parameter "Size" has no value', input: 'Size', variable: size };
    const by = (says: (size: string) => Judgement) =>
      judge(
        {
          check: { ...standby, judge: ({ properties }) => says(stringAt(properties, 'Size') ?? '') },
          sentence: standby.title,
          parameters: [],
        },
        over(inventoryOf([given('AWS::RDS::DBInstance', 'Db', { Size: open })])),
      ).map(({ verdict, message }) => `${verdict}: ${message}`);
    expect(by(() => fail('Is none of ours.', 'Mend it.'))).to.deep.equal(['fail: Is none of ours.']);
    expect(by((one) => fail(one === 'small' ? 'Is small.' : 'Is big.', 'Mend it.'))).to.deep.equal([
      'fail: When Size=small: Is small. When Size≠small: Is big.',
    ]);
    expect(by((one) => (one === 'large' ? pass('Is large.') : fail('Is not large.', 'Mend it.')))).to.deep.equal([
      'unknown: Fails when Size=small, or when Size=medium: Is not large. Open: parameter "Size" has no value.',
    ]);
  });

  it('asks one condition after the other, and keeps what no condition decides', () => {
    const asked = (name: string) => asks({ id: `shop/${name}`, name }, 'yes', `parameter "${name}" has no value`);
    const record = (existence: Unseen) =>
      judged(
        [
          {
            ...database(false),
            exists: { when: asked('One'), yes: { when: asked('Two'), yes: true, no: false }, no: false },
            existence,
          },
        ],
        { everyBranch: true },
      ).map(({ verdict, message }) => `${verdict}: ${message}`);
    expect(record(holeOf(asked('One')))).to.deep.equal(['fail: When One=yes and Two=yes: Keeps none.']);
    expect(record({ unseen: 'its properties are made by a macro' })).to.deep.equal([
      'unknown: its properties are made by a macro.',
    ]);
  });
});

const noDatabase = check({
  id: 'no-database',
  title: 'there is a database with a standby',
  why: '',
  source: 'https://example.com',
  needs: { subjects: ['AWS::RDS::DBInstance'] },
  judgeWhole(view) {
    const [found] = view.ofType('AWS::RDS::DBInstance');
    if (!found) return [{ name: 'none', judgement: fail('There is none.', 'Add one.') }];
    const isSpare = booleanAt(found.properties, 'MultiAZ') === true;
    return [{ name: 'Db', judgement: isSpare ? pass('Keeps one.') : fail('Keeps none.', 'Set MultiAZ.') }];
  },
});

describe('a judgement on the whole that hangs on an open question', () => {
  const judgedWhole = (isSpare: boolean): readonly string[] => {
    const exists = when('prod', true, false);
    const existence = { unseen: reason, question: asks(environment, 'prod', reason) };
    const facing = over(inventoryOf([{ ...database(isSpare), exists, existence }]));
    return judge({ check: noDatabase, sentence: noDatabase.title, parameters: [] }, facing).map(
      ({ verdict, message }) => `${verdict}: ${message}`,
    );
  };

  it('is unknown where it fails in one case and passes by another name in the other', () => {
    expect(judgedWhole(true)).to.deep.equal([
      'pass: Keeps one.',
      `unknown: Fails when Environment≠prod: There is none. Open: ${reason}.`,
    ]);
  });

  it('fails where it fails in every case, by whatever name', () => {
    expect(judgedWhole(false)).to.deep.equal([
      'fail: When Environment=prod: Keeps none.',
      'fail: When Environment≠prod: There is none.',
    ]);
  });
});

describe('a judgement that rests on a default', () => {
  it('says so, whether it passes or fails', () => {
    const open = database({ unseen: 'parameter "Multi" has no value but its default', input: 'Multi' });
    expect(judged([database(true)], { bare: [open] })).to.deep.equal([
      { ...plain, verdict: 'pass', message: 'Keeps one. Rests on the default of Multi.', restsOn: ['Multi'] },
    ]);
    expect(judged([database(false)], { bare: [open] })[0]).to.include({
      verdict: 'fail',
      message: 'Keeps none. Rests on the default of Multi.',
    });
  });

  it('does not when the outcome is the same without it', () => {
    expect(judged([database(true)], { bare: [database(when('dev', true, 'yes'))] })).to.deep.equal([
      { ...plain, verdict: 'pass', message: 'Keeps one.' },
    ]);
  });
});

describe('a failure that wants something in one case only', () => {
  const topics = check({
    id: 'topics',
    title: 'every database has a topic',
    why: '',
    source: 'https://example.com',
    needs: { subjects: ['AWS::RDS::DBInstance'], types: ['AWS::SNS::Topic'] },
    judge: ({ properties }, { ofType }) => {
      if (booleanAt(properties, 'MultiAZ')) return fail('Is wrong.', 'Mend it.', { wants: [] });
      const wants = ['AWS::SNS::Topic'];
      return ofType(...wants).length > 0 ? pass('Has one.') : fail('Has none.', 'Add one.', { wants });
    },
  });
  const gap = { what: 'topics', reason: 'denied', mend: '', types: ['AWS::SNS::Topic'] };
  const verdicts = (options: { everyBranch: boolean }) =>
    judge(
      { check: topics, sentence: topics.title, parameters: [] },
      over(inventoryOf([database(when('prod', true, false))], [gap]), options),
    ).map(({ verdict }) => verdict);

  it('is in doubt where that was not seen', () => {
    expect(verdicts({ everyBranch: false })).to.deep.equal(['unknown', 'unknown']);
  });

  it('is certain under --every-branch, where the other case is enough', () => {
    expect(verdicts({ everyBranch: true })).to.deep.equal(['fail', 'unknown']);
  });
});

describe('a check that throws', () => {
  it('is unknown with the message, and the others go on', () => {
    const broken = {
      ...standby,
      judge: () => {
        throw new TypeError('x is not a function');
      },
    };
    const [finding] = judge({ check: broken, sentence: '', parameters: [] }, over(inventoryOf([database(true)])));
    expect(finding).to.include({ verdict: 'unknown', message: 'The check itself failed: x is not a function.' });
  });
});

describe('what an architecture lacks as a whole', () => {
  const budget = check({
    id: 'budget',
    title: 'there is a budget',
    why: '',
    source: 'https://example.com',
    needs: { subjects: ['AWS::Budgets::Budget'] },
    judgeWhole: ({ ofType }) => [
      {
        name: 'it',
        judgement: ofType('AWS::Budgets::Budget').length > 0 ? pass('One.') : fail('There is none.', 'Add one.'),
      },
    ],
  });
  const verdictsWith = (gap?: object) =>
    judge(
      { check: budget, sentence: budget.title, parameters: [] },
      over(inventoryOf([], gap ? [{ what: 'it', reason: 'denied', mend: 'Allow it.', ...gap }] : [])),
    ).map(({ verdict }) => verdict);

  it('is a failure where all was seen, and unknown where just that was not', () => {
    expect(verdictsWith()).to.deep.equal(['fail']);
    expect(verdictsWith({ types: ['AWS::Budgets::Budget'] })).to.deep.equal(['unknown', 'unknown']);
    expect(verdictsWith({})).to.deep.equal(['unknown', 'unknown']);
    expect(verdictsWith({ types: ['AWS::SQS::Queue'] })).to.deep.equal(['fail']);
  });
});
