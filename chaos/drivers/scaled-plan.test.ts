import { test } from 'node:test';
import { expect } from 'chai';
import type { TwinChanges } from './driver.ts';
import { scaledPlan } from './scaled-plan.ts';
import { smallPlan } from './small-plan.ts';

test('every timer is divided by the scale, thresholds and declared constants are not', () => {
  const controlPlane = [{ what: 'rds-failover', seconds: 90, band: [60, 120] }] as const;
  const scaled = scaledPlan(smallPlan({ controlPlane }), { timeScale: 2 });
  expect(scaled.balancers[0]?.targetGroups[0]?.check).to.include({
    intervalMs: 250,
    timeoutMs: 200,
    unhealthyAfter: 2,
  });
  expect(scaled.balancers[0]).to.include({ idleTimeoutMs: 30_000 });
  expect(scaled.balancers[0]?.targetGroups[0]).to.include({ deregistrationDelayMs: 500 });
  expect(scaled.records[0]).to.include({ ttlMs: 500 });
  expect(scaled.records[0]?.check).to.include({ intervalMs: 250, failures: 3 });
  expect(scaled.controlPlane).to.deep.equal(controlPlane);
});

test('a changed standby leaves replicas as they are, a changed delay holds for every follower that is not waited for', () => {
  const followers = (changes: Omit<TwinChanges, 'timeScale'>) =>
    scaledPlan(smallPlan(), { timeScale: 1, ...changes }).databases[0]?.followers.map(({ mode, linkDelayMs }) => [
      mode,
      linkDelayMs,
    ]);
  expect(followers({})).to.deep.equal([
    ['sync', 0],
    ['async', 50],
  ]);
  expect(followers({ linkDelayMs: 200 })).to.deep.equal([
    ['sync', 0],
    ['async', 200],
  ]);
  expect(followers({ standby: 'async', linkDelayMs: 200 })).to.deep.equal([
    ['async', 200],
    ['async', 200],
  ]);
});

test('a scale that is no positive number is refused', () => {
  expect(() => scaledPlan(smallPlan(), { timeScale: 0 })).to.throw(
    'Expected timeScale to be a positive number, got 0. 1 is real time.',
  );
  expect(() => scaledPlan(smallPlan(), { timeScale: Number.NaN })).to.throw('got NaN');
});
