import { test } from 'node:test';
import { expect } from 'chai';
import { afterCheck, draining, eligible, newTarget, unused, type TargetHealth } from './target-health.ts';

const thresholds = { healthyAfter: 3, unhealthyAfter: 2 };
const after = (health: TargetHealth, ...checks: readonly boolean[]): string =>
  checks.reduce((seen, passed) => afterCheck(seen, passed, thresholds), health).state;

test('a new target is healthy after one passed check and unhealthy after as many failed ones as any other', () => {
  expect(after(newTarget)).to.equal('initial');
  expect(after(newTarget, true)).to.equal('healthy');
  expect(after(newTarget, false)).to.equal('initial');
  expect(after(newTarget, false, false)).to.equal('unhealthy');
});

test('a healthy target is taken out after failures in a row, and a passed check between them starts the count again', () => {
  expect(after(newTarget, true, false)).to.equal('healthy');
  expect(after(newTarget, true, false, true, false)).to.equal('healthy');
  expect(after(newTarget, true, false, false)).to.equal('unhealthy');
});

test('a lost target is taken back after as many passed checks in a row as the template wants, not after one', () => {
  const lost: TargetHealth = { state: 'unhealthy', contrary: 0 };
  expect(after(lost, true, true)).to.equal('unhealthy');
  expect(after(lost, true, true, false, true)).to.equal('unhealthy');
  expect(after(lost, true, true, true)).to.equal('healthy');
});

test('no check brings back a target that is draining or no longer registered', () => {
  expect(after(draining, true, true, true)).to.equal('draining');
  expect(after(unused, true, true, true)).to.equal('unused');
});

test('requests go to healthy targets; when none is healthy to all unhealthy ones; never to new, draining or unused ones', () => {
  const of = (...states: readonly TargetHealth['state'][]) =>
    eligible(states.map((state) => ({ state, health: { state, contrary: 0 } }))).map(({ state }) => state);
  expect(of('healthy', 'unhealthy', 'initial', 'healthy')).to.deep.equal(['healthy', 'healthy']);
  expect(of('unhealthy', 'initial', 'unhealthy', 'draining')).to.deep.equal(['unhealthy', 'unhealthy']);
  expect(of('initial', 'draining', 'unused')).to.deep.equal([]);
  expect(of()).to.deep.equal([]);
});
