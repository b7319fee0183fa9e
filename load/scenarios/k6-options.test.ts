import { test } from 'node:test';
import { assert } from 'chai';
import type { LoadPhase } from '../profiles.ts';
import { k6Options, type K6Order } from './k6-options.ts';

const phases: readonly LoadPhase[] = [
  { name: 'warm-up', seconds: 3, share: 0.5, isJudged: false },
  { name: 'peak', seconds: 20, share: 1, isJudged: true },
];

const order: K6Order = {
  scenario: { id: 'media' },
  objective: { ratePerSecond: 40, p95Ms: 500, p99Ms: 1000 },
  phases,
  prepared: { requestsPerIteration: 11, pacedMs: 6000 },
  hosts: { 'media.example:443': '127.0.0.9:8443' },
};

test('each phase is an executor of its name, at a rate of whole iterations in 1,000 seconds, where the one before ends', () => {
  const { scenarios } = k6Options(order).options;
  assert.deepEqual(scenarios, {
    'warm-up': {
      executor: 'constant-arrival-rate',
      rate: 1818,
      timeUnit: '1000s',
      startTime: '0s',
      duration: '3s',
      preAllocatedVUs: 40,
      maxVUs: 40,
      gracefulStop: '27s',
    },
    peak: {
      executor: 'constant-arrival-rate',
      rate: 3636,
      timeUnit: '1000s',
      startTime: '3s',
      duration: '20s',
      preAllocatedVUs: 79,
      maxVUs: 79,
      gracefulStop: '27s',
    },
  });
});

test('what is planned follows from the rate that k6 is told, not the one that was asked', () => {
  const [warmUp, peak] = k6Options(order).phases;
  assert.deepEqual(warmUp, {
    name: 'warm-up',
    seconds: 3,
    isJudged: false,
    requestsPerSecond: 1.818 * 11,
    iterationsPerSecond: 1.818,
    plannedIterations: 6,
  });
  assert.equal(peak?.plannedIterations, 73);
});

test('fewer users than are needed are told', () => {
  const { users, usersNeeded, options } = k6Options({ ...order, mostUsers: 50 });
  assert.deepEqual({ users, usersNeeded }, { users: 50, usersNeeded: 79 });
  assert.equal(options.scenarios['warm-up']?.['maxVUs'], 40);
  assert.equal(options.scenarios['peak']?.['maxVUs'], 50);
});

test('ten times what a generator can send needs more users than it has', () => {
  const { users, usersNeeded } = k6Options({ ...order, objective: { ...order.objective, ratePerSecond: 400 } });
  assert.equal(users, 400);
  assert.isAbove(usersNeeded, 700);
});

test('thresholds are on judged phases only, and each demands samples', () => {
  assert.deepEqual(k6Options(order).options['thresholds'], {
    'plumbline_request{scenario:peak}': ['p(95)<=500', 'p(99)<=1000'],
    'plumbline_begun{scenario:peak}': ['count>0'],
    'plumbline_ended{scenario:peak}': ['count>0'],
  });
});

test('certificates are always looked at, and no redirect is followed', () => {
  const { options } = k6Options(order);
  assert.include(options, { insecureSkipTLSVerify: false, maxRedirects: 0, noConnectionReuse: false });
  assert.deepEqual(options['systemTags'], ['scenario']);
  assert.deepEqual(options['hosts'], order.hosts);
});

test('what is played once is one iteration of one user', () => {
  const { options, phases: planned, users } = k6Options({ ...order, scenario: { id: 'abuse', once: true } });
  assert.deepEqual(Object.values(options.scenarios), [
    { executor: 'shared-iterations', vus: 1, iterations: 1, maxDuration: '60s', gracefulStop: '27s' },
  ]);
  assert.deepEqual(
    planned.map(({ name, plannedIterations }) => ({ name, plannedIterations })),
    [{ name: 'once', plannedIterations: 1 }],
  );
  assert.equal(users, 1);
});
