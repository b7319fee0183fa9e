import { describe, it } from 'node:test';
import { expect } from 'chai';
import { isInternet } from './internet-share.ts';

const slices = (first: number, last: number): readonly string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => `${first + index}.0.0.0/8`);

describe('the internet', () => {
  it('is a block wider than anyone owns', () => {
    for (const block of ['0.0.0.0/0', '128.0.0.0/1', '2.0.0.0/7', '::/0', '2000::/3'])
      expect(isInternet([block])).to.equal(true);
    for (const block of ['1.0.0.0/8', '10.0.0.0/8', '192.0.2.1/32', '2001::/16'])
      expect(isInternet([block])).to.equal(false);
  });

  it('is what narrow blocks hold together', () => {
    expect(isInternet(slices(1, 223))).to.equal(true);
    expect(isInternet(['0.0.0.0/1', '128.0.0.0/1'])).to.equal(true);
    expect(isInternet(['2a00::/16', '2600::/16'])).to.equal(true);
  });

  it('is not what is private, or said twice', () => {
    expect(isInternet(['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'])).to.equal(false);
    expect(isInternet(['1.0.0.0/8', '1.0.0.0/9', '1.0.0.0/8'])).to.equal(false);
    expect(isInternet([])).to.equal(false);
  });
});
