import { test } from 'node:test';
import { expect } from 'chai';
import type { PartStatus } from '../driver.ts';
import { smallPlan } from '../small-plan.ts';
import { containerLayout } from './container-layout.ts';
import { containerStatus } from './container-status.ts';
import type { ContainerState } from './twin-containers.ts';

const { layout } = await containerLayout(smallPlan(), {
  name: 'network',
  subnet: '172.18.0.0/16',
  addressFor: (key) => key,
  ownAddresses: true,
  host: (region, zone, seat = 10) => `${region} ${zone} ${seat}`,
  port: (_host, wanted) => Promise.resolve(wanted),
  release: () => undefined,
});
const all = [
  'network-zone-primary-a',
  'zone-primary-a',
  'database-node_0_0',
  'network-region-primary',
  'region-primary',
];
const states = (changed: Readonly<Record<string, ContainerState>> = {}): ReadonlyMap<string, ContainerState> =>
  new Map(all.map((name) => [name, changed[name] ?? 'up']));
const said: readonly PartStatus[] = [
  { part: 'primary-a', zone: 'primary-a', state: 'up', says: 'answers' },
  { part: 'primary/database', zone: 'primary-a', state: 'up', says: 'writer' },
  { part: 'primary/balancer', state: 'up', says: '6 healthy' },
];
const shown = (changed: Readonly<Record<string, ContainerState>>): readonly string[] =>
  containerStatus(layout, said, states(changed)).map(({ state }) => state);

test('while all containers run, parts are believed', () => {
  expect(containerStatus(layout, said, states())).to.deep.equal(said);
});

test('a zone off the network is cut with its databases, though its parts still answer over their channel', () => {
  expect(shown({ 'network-zone-primary-a': 'cut' })).to.deep.equal(['cut', 'cut', 'up']);
});

test('a paused container is stalled, an ended or unknown one is down', () => {
  expect(shown({ 'zone-primary-a': 'stalled' })).to.deep.equal(['stalled', 'up', 'up']);
  expect(shown({ 'database-node_0_0': 'down', 'region-primary': 'down' })).to.deep.equal(['up', 'down', 'down']);
  expect(containerStatus(layout, said, new Map()).map(({ state }) => state)).to.deep.equal(['down', 'down', 'down']);
});
