import { describe, it } from 'node:test';
import { expect } from 'chai';
import { type Observation, type StopCondition, stopReason } from './stop-conditions.ts';

const healthy: Observation = {
  elapsedMs: 1000,
  sinceReadingMs: 50,
  budgetShare: 0.01,
  indicatorRatio: 1,
  alarm: 'ok',
  lagMs: 2,
  isStopAsked: false,
};
const every: readonly StopCondition[] = [
  { kind: 'budget-burn', maxShare: 0.5 },
  { kind: 'indicator', minRatio: 0.99 },
  { kind: 'alarm' },
  { kind: 'prober-health', maxLagMs: 100 },
  { kind: 'wall-clock', maxMs: 60_000 },
  { kind: 'stop-file' },
];

describe('stop conditions', () => {
  it('let a healthy run go on', () => {
    expect(stopReason(every, healthy)).to.equal(undefined);
  });

  const tripped: readonly (readonly [string, Partial<Observation>, string])[] = [
    ['a spent budget', { budgetShare: 0.6 }, 'The run has spent 60 % of a 30-day error budget; 50 % may be spent.'],
    [
      'an indicator',
      { indicatorRatio: 0.5 },
      'Only 50 % of the answers of the control endpoint are good; the fault must not touch it.',
    ],
    ['an alarm', { alarm: 'alarm' }, 'The stop alarm went off.'],
    ['a late prober', { lagMs: 500 }, 'The prober is 500 ms behind its schedule; 100 ms are allowed.'],
    ['the time', { elapsedMs: 61_000 }, 'The run has taken 61 s; 60 s are allowed.'],
    ['somebody', { isStopAsked: true }, 'Somebody asked the run to stop.'],
  ];
  for (const [what, seen, reason] of tripped)
    it(`${what} stops the run`, () => {
      expect(stopReason(every, { ...healthy, ...seen })).to.equal(reason);
    });

  for (const missing of ['budgetShare', 'indicatorRatio', 'alarm', 'lagMs', 'sinceReadingMs', 'isStopAsked'] as const)
    it(`mistake 17: a missing ${missing} stops the run`, () => {
      const { [missing]: _left, ...seen } = healthy;
      expect(stopReason(every, seen)).to.be.a('string');
    });

  it('mistake 17: a figure that is no number, or old, stops the run', () => {
    expect(stopReason(every, { ...healthy, budgetShare: Number.NaN })).to.include('Nothing is known of');
    expect(stopReason(every, { ...healthy, sinceReadingMs: 6000 })).to.include('Nothing new was seen of');
  });
});
