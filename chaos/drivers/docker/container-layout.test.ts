import { test } from 'node:test';
import { expect } from 'chai';
import { smallPlan } from '../small-plan.ts';
import { containerLayout } from './container-layout.ts';
import type { TwinNetwork } from './twin-network.ts';

function fakeNetwork(): TwinNetwork {
  const addressFor = (key: string): string => `address of ${key}`;
  return {
    name: 'network',
    subnet: '172.18.0.0/16',
    addressFor,
    ownAddresses: true,
    host: (region, zone, seat = 10) => addressFor(`${region} ${zone} ${seat}`),
    port: (_host, wanted) => Promise.resolve(wanted),
    release: () => undefined,
  };
}

test('no address belongs to two places, and every part is spoken to at one of its own', async () => {
  const { layout, addresses } = await containerLayout(smallPlan(), fakeNetwork());
  const owners = new Map<string, string>();
  for (const { part, first, besides } of addresses) {
    for (const address of [first, ...besides]) {
      expect(owners.get(address)).to.equal(undefined);
      owners.set(address, part);
    }
  }
  const owner = ({ host }: { readonly host: string }): string | undefined => owners.get(host);
  expect(new Set(layout.links.map(owner))).to.deep.equal(new Set(['edge']));
  expect(owner(layout.dns)).to.equal('edge');
  expect(layout.balancers.get('failover/balancer')?.map(owner)).to.deep.equal(['region-failover', 'region-failover']);
  for (const at of [...layout.instances, ...layout.nodes]) expect(owner(at)).to.equal(`zone-${at.zone}`);
});
