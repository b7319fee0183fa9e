import { expect } from 'chai';
import { test } from 'node:test';
import { setAttributes } from './set-attributes.ts';

const properties = { Attributes: [{ Key: 'a', Value: 'true' }, { Key: 'b', Value: 5 }, { Key: 'c' }] };

test('attributes are set in one call, as text', async () => {
  const calls: unknown[] = [];
  const left = await setAttributes('Attributes', properties, async (attributes) => calls.push(attributes));
  expect(left).to.deep.equal({});
  expect(calls).to.deep.equal([
    [
      { Key: 'a', Value: 'true' },
      { Key: 'b', Value: '5' },
      { Key: 'c', Value: '' },
    ],
  ]);
});

test('one that is refused does not keep the others from being set, and is named', async () => {
  const kept: string[] = [];
  const left = await setAttributes('Attributes', properties, async (attributes) => {
    if (attributes.some(({ Key }) => Key === 'b')) throw new Error('Key b not valid');
    kept.push(...attributes.map(({ Key }) => Key));
  });
  expect(left).to.deep.equal({ 'Attributes.1': 'b was refused: Key b not valid' });
  expect(kept).to.deep.equal(['a', 'c']);
});

test('all are named when the emulator does not know the call', async () => {
  const lack = Object.assign(new Error('no such operation'), { name: 'UnknownOperationException' });
  expect(await setAttributes('Attributes', properties, () => Promise.reject(lack))).to.deep.equal({
    Attributes: 'is left out: the emulator does not know the call that sets it',
  });
});

test('nothing is asked where nothing is set', async () => {
  expect(await setAttributes('Attributes', {}, () => Promise.reject(new Error('asked')))).to.deep.equal({});
});
