import { test } from 'node:test';
import { assert } from 'chai';
import { mapsIn, neededIn, numberIn, tagsIn, textsIn, truthIn, typed } from './given.ts';

test('Numbers and booleans may be written as text, and what is no number is refused by name', () => {
  assert.equal(numberIn({ Days: '90' }, 'Days'), 90);
  assert.isUndefined(numberIn({}, 'Days'));
  assert.throws(() => numberIn({ Days: 'many' }, 'Days'), 'Expected Days to be a number, got "many".');
  assert.isTrue(truthIn({ On: 'True' }, 'On'));
  assert.isFalse(truthIn({ On: false }, 'On'));
  assert.isUndefined(truthIn({}, 'On'));
});

test('One item is a list of one, and what is missing is refused by name', () => {
  assert.deepEqual(textsIn({ Names: 'a' }, 'Names'), ['a']);
  assert.deepEqual(textsIn({ Names: ['a', 1] }, 'Names'), ['a', '1']);
  assert.deepEqual(mapsIn({ Rule: { a: 1 } }, 'Rule'), [{ a: 1 }]);
  assert.deepEqual(tagsIn({ Tags: [{ Key: 'k' }] }), [{ Key: 'k', Value: '' }]);
  assert.throws(() => neededIn({}, 'Name'), 'Name is not set, and the call needs it. Set it in the template.');
});

test('Members are typed by name, however deep, and others stay text', () => {
  const given = { Rules: [{ Limit: '5', Name: '7', On: 'true' }] };
  assert.deepEqual(typed(given, new Set(['Limit']), new Set(['On'])), { Rules: [{ Limit: 5, Name: '7', On: true }] });
});
