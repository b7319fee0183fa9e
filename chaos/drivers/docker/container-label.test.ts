import { readlinkSync } from 'node:fs';
import { test } from 'node:test';
import { expect } from 'chai';
import { isHeld, labelsOf } from './container-label.ts';

const skip = process.platform === 'linux' ? false : 'needs Linux';

test('this process holds what it has labelled; one that has ended holds nothing', { skip }, () => {
  const held =
    labelsOf('/folder')
      .at(-1)
      ?.replace(/^[^=]*=/, '') ?? '';
  expect(isHeld(held)).to.equal(true);
  expect(isHeld(held.replace(/\d+$/, '1'))).to.equal(false);
});

test('the holder of another space of processes cannot be seen, so what it holds is left alone', { skip }, () => {
  const here = readlinkSync('/proc/self/ns/pid');
  expect(isHeld(`${here} 4194305 1`)).to.equal(false);
  expect(isHeld('pid:[1] 4194305 1')).to.equal(true);
});
