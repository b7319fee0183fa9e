import { test } from 'node:test';
import { expect } from 'chai';
import { addressIn } from './twin-network.ts';

test('an address so far into a subnet carries over its bytes', () => {
  expect(addressIn('172.18.0.0/16', 16)).to.equal('172.18.0.16');
  expect(addressIn('172.18.0.0/16', 300)).to.equal('172.18.1.44');
  expect(addressIn('192.168.16.0/20', 4094)).to.equal('192.168.31.254');
});

test('a subnet that is too small is refused, with what to set', () => {
  expect(() => addressIn('192.168.16.0/20', 4095)).to.throw('192.168.16.0/20, which is too small');
});
