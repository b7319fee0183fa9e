import { test } from 'node:test';
import { assert } from 'chai';
import { fill, fillText } from './fill.ts';

const environment = (name: string): string | undefined => ({ SET: 'value {user}', EMPTY: '' })[name];
const filling = { user: 7, environment, random: () => 0.999 };

test('placeholders are filled wherever a text is, and a range alone is a number', () => {
  assert.deepEqual(
    fill({ a: ['{1-50}', '{user}', 3, null], b: { c: 'lesson-{1-50}', d: '${ABSENT:-x y}' } }, filling),
    {
      a: [50, '7', 3, null],
      b: { c: 'lesson-50', d: 'x y' },
    },
  );
  assert.equal(fillText('{1-50}', { ...filling, random: () => 0 }), '1');
});

test('what the environment says is not looked into again', () => {
  assert.equal(fill('${SET}', filling), 'value {user}');
});

test('a default stands in for what is empty, as in a shell', () => {
  assert.equal(fill('${EMPTY:-default}', filling), 'default');
  assert.equal(fill('${EMPTY}', filling), '');
});

test('a name that the environment lacks is refused', () => {
  assert.throws(() => fill('${ABSENT}', filling), /has no ABSENT\. Set it, or write \$\{ABSENT:-default\}/u);
});
