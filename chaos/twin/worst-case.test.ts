import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { TargetGroupPart } from './twin-plan.ts';
import { seconds, targetIsBack, targetIsLeft } from './worst-case.ts';

const group: TargetGroupPart = {
  id: 'targets',
  services: [],
  deregistrationDelayMs: 0,
  check: {
    protocol: 'HTTP',
    path: '/',
    intervalMs: 5000,
    timeoutMs: 4000,
    healthyAfter: 3,
    unhealthyAfter: 2,
    statuses: [[200, 200]],
  },
};

describe('the worst case', () => {
  it('of a lost target is every failed check with its interval, and the last wait', () => {
    expect(targetIsLeft(group)).to.deep.equal({ ms: 14_000, sum: '5 s x 2 failures + 4 s wait = 14 s' });
  });

  it('of a target that is back is every good check with its interval', () => {
    expect(targetIsBack(group)).to.deep.equal({ ms: 15_000, sum: '5 s x 3 successes = 15 s' });
  });

  it('is told in seconds, down to a millisecond', () => {
    expect([seconds(250), seconds(1), seconds(60_000)]).to.deep.equal(['0.25 s', '0.001 s', '60 s']);
  });
});
