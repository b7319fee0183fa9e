import { describe, it } from 'node:test';
import { expect } from 'chai';
import { covers, everyAddress, isEmpty, overlap, union, without } from './addresses.ts';
import { addressesText, type Block, blockOf, internetAddresses } from './block.ts';

function block(text: string): Block['addresses'] {
  const found = blockOf(text);
  if (!found) throw new Error(`${text} is no block`);
  return found.addresses;
}

describe('a CIDR block', () => {
  it('is written in its canonical form, whatever its host bits', () => {
    const texts = ['10.0.1.77/24', '10.9.8.7/32', '2001:DB8::1/64', '::ffff:10.0.0.1/104', '2001:db8:0:0:1::/80'];
    expect(texts.map((text) => addressesText(block(text)))).to.deep.equal([
      '10.0.1.0/24',
      '10.9.8.7/32',
      '2001:db8::/64',
      '::ffff:a00:0/104',
      '2001:db8:0:0:1::/80',
    ]);
  });

  it('is none without a length, with a part too large, too many or too few, or a length too long', () => {
    const wrong = [
      '10.0.0.0',
      '10.0.0.256/24',
      '10.0.0/8',
      '10.0.0.0/33',
      '::1::/64',
      '1:2:3:4:5:6:7/64',
      ':::/0',
      '2001:db8::/129',
      'anywhere',
    ];
    expect(wrong.filter((text) => blockOf(text) !== undefined)).to.deep.equal([]);
  });

  it('is anywhere when the whole internet lies in it', () => {
    expect(addressesText(block('0.0.0.0/0'))).to.equal('anywhere (0.0.0.0/0)');
    expect(addressesText(union(block('0.0.0.0/1'), block('128.0.0.0/1')))).to.equal('anywhere (0.0.0.0/0)');
    expect(addressesText(internetAddresses('IPv6'))).to.equal('anywhere (::/0)');
    expect(isEmpty(overlap(internetAddresses('IPv4'), block('10.0.0.0/8')))).to.equal(true);
  });
});

describe('sets of addresses', () => {
  const blocks = [
    '0.0.0.0/0',
    '10.0.0.0/8',
    '10.0.0.0/9',
    '10.128.0.0/9',
    '10.0.0.255/32',
    '255.255.255.255/32',
    '0.0.0.0/32',
  ].map(block);

  it('obey the laws of sets', () => {
    for (const a of blocks)
      for (const b of blocks) {
        const both = overlap(a, b);
        expect(union(without(a, b), both)).to.deep.equal(a);
        expect(isEmpty(overlap(without(a, b), b))).to.equal(true);
        expect(covers(union(a, b), a) && covers(a, both)).to.equal(true);
        expect(union(without(everyAddress('IPv4'), a), a)).to.deep.equal(everyAddress('IPv4'));
        expect(union(a, b)).to.deep.equal(union(b, a));
      }
  });
});
