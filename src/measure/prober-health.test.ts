import { describe, it } from 'node:test';
import { expect } from 'chai';
import { proberFlaws } from './prober-health.ts';
import type { ClientName, Reading } from './reading.ts';
import { percentile } from './percentile.ts';
import { scheduleLag } from './schedule-lag.ts';

const rule = { expectStatus: 200, slowMs: 500 };

function reading(intendedMs: number, lagMs = 1, client: ClientName = 'fresh'): Reading {
  const sentMs = intendedMs + lagMs;
  return { path: 'api', client, intendedMs, sentMs, doneMs: sentMs + 2, outcome: 'answered', status: 200 };
}

const unsent = (intendedMs: number, doneMs: number): Reading => ({
  path: 'api',
  client: 'fresh',
  intendedMs,
  sentMs: null,
  doneMs,
  outcome: 'unsent',
});
const many = (count: number, make: (at: number) => Reading): Reading[] =>
  Array.from({ length: count }, (_, index) => make(index * 50));
const watch = { periodMs: 50, mattersUntilMs: 1000, control: [], rule };

describe("the prober's health", () => {
  it('is good when every probe was sent in time', () => {
    expect(proberFlaws({ ...watch, readings: many(100, (at) => reading(at)) })).to.deep.equal([]);
  });

  it('mistake 4: is not good without readings', () => {
    expect(proberFlaws({ ...watch, readings: [] })).to.deep.equal([
      'No probe was taken after the fault, so nothing was measured.',
    ]);
  });

  it('mistake 3: counts probes that were never sent', () => {
    const readings = many(100, (at) => (at === 4000 ? unsent(at, at + 40) : reading(at)));
    expect(proberFlaws({ ...watch, readings })).to.deep.equal([
      'The prober sent 99 of 100 intended probes; it needs 99.9 %.',
    ]);
  });

  it('mistake 24: is not good when it stood still while it mattered', () => {
    const readings = many(1000, (at) => reading(at, at === 500 ? 60 : 1));
    expect(proberFlaws({ ...watch, readings })).to.deep.equal([
      'The prober stood still for 60.0 ms while it mattered, longer than its period of 50 ms.',
    ]);
    expect(proberFlaws({ ...watch, readings, mattersUntilMs: 400 })).to.deep.equal([]);
  });

  it('is not good when the 99th percentile of its lag reaches its period', () => {
    const readings = many(200, (at) => reading(at, at >= 9800 ? 50 : 1));
    expect(proberFlaws({ ...watch, readings })).to.deep.equal([
      'The prober was late: the 99th percentile of its lag is 50.0 ms, and must stay under its period of 50 ms.',
    ]);
  });

  it('is not good when the control probe failed', () => {
    const control = many(10, (at) => ({ ...reading(at, 1, 'control'), ...(at === 50 ? { status: 503 } : {}) }));
    expect(proberFlaws({ ...watch, readings: many(100, (at) => reading(at)), control })).to.deep.equal([
      'The control probe got 9 good answers of 10, though the fault must not touch what it asks.',
    ]);
  });
});

describe('schedule lag', () => {
  it('counts a probe that was never sent until it was given up', () => {
    expect(scheduleLag([reading(0, 1), unsent(50, 3050)])).to.deep.equal({ p50: 1, p99: 3000, max: 3000 });
    expect(scheduleLag([])).to.equal(undefined);
  });
});

describe('a percentile', () => {
  it('is a value that occurs, by nearest rank', () => {
    const values = Array.from({ length: 200 }, (_, index) => 200 - index);
    expect([
      percentile(values, 0.5),
      percentile(values, 0.99),
      percentile(values, 1),
      percentile(values, 0),
    ]).to.deep.equal([100, 198, 200, 1]);
  });
});
