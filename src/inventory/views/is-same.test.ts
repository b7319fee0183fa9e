import { describe, it } from 'node:test';
import { expect } from 'chai';
import { unseen } from '../value.ts';
import { isSame } from './is-same.ts';

const hole = unseen('no value');

describe('isSame', () => {
  it('compares maps whatever the order of their keys, and lists in theirs', () => {
    expect(isSame({ a: [1, 'x'], b: null }, { a: [1, 'x'] }, 'probe')).to.equal(true);
    expect(isSame({ a: 1, b: 2 }, { b: 2, a: 1 }, 'probe')).to.equal(true);
    expect(isSame(['x', 'y'], ['y', 'x'], 'probe')).to.equal(false);
    expect(isSame({ a: {} }, {}, 'probe')).to.equal(false);
  });

  it('is certain of a difference beside what was not seen', () => {
    expect(isSame({ path: hole, port: 80 }, { path: '/', port: 81 }, 'probe')).to.equal(false);
  });

  it('does not guess what was not seen, nor what may come to nothing', () => {
    expect(() => isSame({ path: hole }, { path: '/' }, 'probe')).to.throw('probe.path: no value');
    expect(() => isSame({ path: hole }, {}, 'probe')).to.throw('probe.path: no value');
    expect(() => isSame(['x', hole], ['x'], 'probe')).to.throw('probe: no value');
  });

  it('knows the same reference, and not what another one comes to', () => {
    const to = { reference: 'Port', attribute: 'Ref' };
    expect(isSame(to, { ...to }, 'probe')).to.equal(true);
    expect(() => isSame(to, '80', 'probe')).to.throw('probe: is known only after deployment');
  });
});
