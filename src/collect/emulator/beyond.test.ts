import { test } from 'node:test';
import { assert } from 'chai';
import type { Mapped } from '../aws/collector.ts';
import { emulatorInput, withoutBeyond } from './beyond.ts';

const told = (properties: Mapped['properties']): Mapped => {
  return { type: 'AWS::X::Y', ref: 'r', region: 'eu-west-1', tags: {}, properties, attributes: {}, api: 'case:List' };
};
const trap = (property: string) => [{ type: 'AWS::X::Y', property, explanation: 'is lost' }];
const hole = { unseen: 'is lost', input: emulatorInput };

test('A trap hides what was declared and is told otherwise, and nothing else', () => {
  const seen = (properties: Mapped['properties'], declared: object, property: string): unknown =>
    withoutBeyond(told(properties), declared as never, trap(property), {}).properties;
  assert.deepEqual(seen({ A: 1 }, { A: 1, B: 2 }, 'B'), { A: 1, B: hole });
  assert.deepEqual(seen({ B: '2' }, { B: 2 }, 'B'), { B: '2' });
  assert.deepEqual(seen({ A: 1 }, { A: 1 }, 'B'), { A: 1 });
  assert.deepEqual(seen({ L: [{ K: 1 }, { K: 2 }] }, { L: [{ K: 1 }, { K: 3 }] }, 'L.*.K'), {
    L: [{ K: 1 }, { K: hole }],
  });
  assert.deepEqual(seen({ L: ['b', 'a'] }, { L: ['a', 'b'] }, 'L'), { L: ['b', 'a'] });
});

test('What the emulator did not take is hidden too, and of what nobody here made a trap hides only what is there', () => {
  assert.deepEqual(withoutBeyond(told({}), { P: { Q: 1 } }, [], { 'P.Q': 'is lost' }).properties, { P: { Q: hole } });
  assert.deepEqual(withoutBeyond(told({}), undefined, trap('B'), {}).properties, {});
  assert.deepEqual(withoutBeyond(told({ B: 0 }), undefined, trap('B'), {}).properties, { B: hole });
});
