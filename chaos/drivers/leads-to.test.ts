import { test } from 'node:test';
import { expect } from 'chai';
import type { DatabaseAddress } from '../twin/twin-plan.ts';
import { leadsTo } from './leads-to.ts';
import { smallPlan } from './small-plan.ts';

const to = (node: string, role: DatabaseAddress['leadsTo'], writer: string, before?: string) =>
  leadsTo(
    smallPlan(),
    { kind: 'endpoint', database: 'primary/database', address: { node, leadsTo: role } },
    writer,
    before,
  );

test("an instance's address goes over to its standby and stays behind when a replica is promoted", () => {
  expect(to('primary/database', 'instance', 'primary/database')).to.equal('primary/database');
  expect(to('primary/database', 'instance', 'primary/standby', 'primary/database')).to.equal('primary/standby');
  expect(to('primary/database', 'instance', 'failover/replica', 'primary/standby')).to.equal('primary/standby');
});

test("a replica's own address leads to it, whoever writes", () => {
  expect(to('failover/replica', 'instance', 'primary/database')).to.equal('failover/replica');
  expect(to('failover/replica', 'instance', 'failover/replica')).to.equal('failover/replica');
});

test("a cluster's addresses follow the roles", () => {
  expect(to('primary/database', 'writer', 'failover/replica')).to.equal('failover/replica');
  expect(to('primary/database', 'reader', 'primary/database')).to.equal('failover/replica');
  expect(to('primary/database', 'reader', 'failover/replica')).to.equal('failover/replica');
});
