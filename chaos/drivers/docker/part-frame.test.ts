import { test } from 'node:test';
import { expect } from 'chai';
import { outermost } from './part-frame.ts';

test('a folder within another one is not named again, one that only begins alike is', () => {
  expect(outermost(['/a', '/a/b', '/ab', '/a'])).to.deep.equal(['/a', '/ab']);
});
