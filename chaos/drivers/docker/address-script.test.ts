import { test } from 'node:test';
import { expect } from 'chai';
import { addressScript } from './address-script.ts';

test('a place takes its other addresses, and knows all others for good', () => {
  const addresses = [
    { part: 'edge', first: '172.18.0.16', besides: ['172.18.0.17'] },
    { part: 'zone-a', first: '172.18.1.20', besides: [] },
  ];
  expect(addressScript('172.18.0.16', addresses, '172.18.0.0/16').split('\n')).to.deep.equal([
    'set -- $(ip -oneline -4 address show to 172.18.0.16)',
    'ip -batch - <<END',
    'link set dev $2 address 02:42:ac:12:00:10',
    'address add 172.18.0.17/16 dev $2',
    'neighbour replace 172.18.1.20 lladdr 02:42:ac:12:01:14 dev $2 nud permanent',
    'END',
  ]);
  const zone = addressScript('172.18.1.20', addresses, '172.18.0.0/16');
  expect(zone).to.include('neighbour replace 172.18.0.17 lladdr 02:42:ac:12:00:10 dev $2 nud permanent');
});
