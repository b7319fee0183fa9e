import { expect } from 'chai';
import { test } from 'node:test';
import { toldValue, toldValues } from './told-values.ts';

test('what is not set is left out, however deep, and empty lists with it', () => {
  expect(toldValues({ a: undefined, b: null, c: [], d: { e: undefined, f: [] }, g: [{ h: undefined }] })).to.deep.equal(
    {
      d: {},
      g: [{}],
    },
  );
});

test('what is set to nothing much stays: zero, false, an empty text', () => {
  expect(toldValues({ a: 0, b: false, c: '', d: ['', 0] })).to.deep.equal({ a: 0, b: false, c: '', d: ['', 0] });
});

test('times are UTC text and bytes base64', () => {
  expect(toldValue(new Date('2026-11-21T12:00:00+01:00'))).to.equal('2026-11-21T11:00:00.000Z');
  expect(toldValue(new TextEncoder().encode('hi'))).to.equal('aGk=');
});

test('an unseen value among others stays as it is', () => {
  expect(toldValues({ a: { unseen: 'denied' } })).to.deep.equal({ a: { unseen: 'denied' } });
});
