import { test } from 'node:test';
import { assert } from 'chai';
import type { Mapped } from '../aws/collector.ts';
import { withoutBeyond } from './beyond.ts';
import { emulatorInput } from './emulator-input.ts';

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

test('What was not seen for another reason is what the emulator cannot show, where a trap is known', () => {
  const failed = { unseen: 'the call is not known' };
  const seen = (L: Mapped['properties'][string], property: string): unknown =>
    withoutBeyond(told({ L }), { L: [{ Id: 'a', K: { M: 1 } }] }, trap(property), {}).properties;
  assert.deepEqual(seen([{ Id: 'a', K: failed }], 'L.*.K'), { L: [{ Id: 'a', K: hole }] });
  assert.deepEqual(seen([{ Id: 'a', K: { M: failed } }], 'L'), { L: hole });
});

test('What the emulator did not take is hidden too, and of what nobody here made what may be set too', () => {
  assert.deepEqual(withoutBeyond(told({}), { P: { Q: 1 } }, [], { 'P.Q': 'is lost' }).properties, { P: { Q: hole } });
  assert.deepEqual(withoutBeyond(told({}), undefined, trap('B'), {}).properties, { B: hole });
  assert.deepEqual(withoutBeyond(told({}), undefined, trap('L.*.B'), {}).properties, {});
  assert.deepEqual(withoutBeyond(told({ L: [{ A: 1 }] }), undefined, trap('L.*.B'), {}).properties, {
    L: [{ A: 1, B: hole }],
  });
  assert.deepEqual(withoutBeyond(told({ B: 0 }), undefined, trap('B'), {}).properties, { B: hole });
});

const seenOf = (toldItems: readonly object[], declaredItems: readonly object[], property: string): unknown =>
  withoutBeyond(told({ L: toldItems } as never), { L: declaredItems }, trap(`L.${property}`), {}).properties['L'];

test('An item that is told in another place is compared with what it was made of', () => {
  const bucket = { Id: 'media', DomainName: 'media.s3.amazonaws.com' };
  const api = { Id: 'api', DomainName: 'api.example.com' };
  // By places, the bucket would read as open to all, which fails, and the other origin as not seen.
  assert.deepEqual(seenOf([api, bucket], [{ ...bucket, Access: 'E1' }, api], '*.Access'), [
    api,
    { ...bucket, Access: hole },
  ]);
});

test('A value that is right in another place is not hidden, and one that only looks right there is', () => {
  const rule = (Id: string, Status: string) => ({ Id, Status });
  const declared = [rule('a', 'Enabled'), rule('b', 'Disabled')];
  assert.deepEqual(seenOf([rule('b', 'Disabled'), rule('a', 'Disabled')], declared, '*.Status'), [
    rule('b', 'Disabled'),
    { Id: 'a', Status: hole },
  ]);
  assert.deepEqual(seenOf(declared.toReversed(), declared, '*.Status'), declared.toReversed());
});

test('An item that was changed elsewhere too is compared with the one most like it', () => {
  const item = (Id: string, Size: number, more = {}) => ({ Id, Size, Zone: 'z', ...more });
  const read = [item('b', 9, { K: 2 }), item('c', 1, { K: 9 }), item('a', 1, { K: 1 })];
  const declared = [item('a', 1, { K: 1 }), item('b', 2, { K: 2 }), item('c', 1, { K: 3 })];
  assert.deepEqual(seenOf(read, declared, '*.K'), [read[0], item('c', 1, { K: hole }), read[2]]);
});

test('An item that nobody declared is as it is told, but for what the emulator alters', () => {
  const found = seenOf(
    [
      { Id: 'new', K: 3, Port: 22 },
      { Id: 'a', K: 1 },
    ],
    [{ Id: 'a', K: 1 }],
    '*.K',
  );
  assert.deepEqual(found, [
    { Id: 'new', K: hole, Port: 22 },
    { Id: 'a', K: 1 },
  ]);
});

test('Where the order says something, places count', () => {
  const seen = (toldNames: readonly string[], declaredNames: readonly string[], list: string): unknown =>
    withoutBeyond(told({ [list]: toldNames }), { [list]: declaredNames }, trap(list), {}).properties[list];
  assert.deepEqual(seen(['b', 'a'], ['a', 'b'], 'TerminationPolicies'), hole);
  assert.deepEqual(seen(['b', 'a'], ['a', 'b'], 'Subnets'), ['b', 'a']);
  const behaviors = (...all: readonly (readonly [string, number])[]) => all.map(([Path, K]) => ({ Path, K }));
  const read = told({ CacheBehaviors: behaviors(['/b', 2], ['/a', 1]) });
  const declared = { CacheBehaviors: behaviors(['/a', 1], ['/b', 2]) };
  assert.deepEqual(withoutBeyond(read, declared, trap('CacheBehaviors.*.K'), {}).properties, {
    CacheBehaviors: [
      { Path: '/b', K: hole },
      { Path: '/a', K: hole },
    ],
  });
});

test('A list that holds one item twice for another is not the same', () => {
  const seen = withoutBeyond(told({ L: ['a', 'b', 'b'] }), { L: ['a', 'a', 'b'] }, trap('L'), {}).properties;
  assert.deepEqual(seen, { L: hole });
});

test('What was not taken of one item is hidden in that item, wherever it is told', () => {
  const declared = {
    L: [
      { Name: 'a', Type: 'A', Extra: 1 },
      { Name: 'b', TTL: '60' },
    ],
  };
  assert.deepEqual(
    withoutBeyond(
      told({
        L: [
          { Name: 'b', TTL: '60' },
          { Name: 'a', Type: 'A' },
        ],
      }),
      declared,
      [],
      { 'L.0.Extra': 'is lost' },
    ).properties,
    {
      L: [
        { Name: 'b', TTL: '60' },
        { Name: 'a', Type: 'A', Extra: hole },
      ],
    },
  );
});

test('Two traps of one list do not get into each other’s way', () => {
  const traps = [...trap('L.*.K'), ...trap('L.*.M')];
  const declared = [
    { Id: 'a', K: 1, M: 1 },
    { Id: 'b', K: 2, M: 2 },
  ];
  const { properties } = withoutBeyond(told({ L: [{ Id: 'b', M: 2 }, { Id: 'a' }] }), { L: declared }, traps, {});
  assert.deepEqual(properties, {
    L: [
      { Id: 'b', K: hole, M: 2 },
      { Id: 'a', K: hole, M: hole },
    ],
  });
});

test('An item that is lost is not seen, where whole items are', () => {
  assert.deepEqual(withoutBeyond(told({ L: ['b'] }), { L: ['a', 'b'] }, trap('L.*'), {}).properties, {
    L: ['b', hole],
  });
});
