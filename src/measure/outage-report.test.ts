import { describe, it } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import type { OutageRecord } from './outage-record.ts';
import { outageReport } from './outage-report.ts';
import type { ClientName, Reading } from './reading.ts';

const settings = {
  periodMs: 50,
  timeoutMs: 1000,
  slowMs: 500,
  expectStatus: 200,
  beforeMs: 500,
  afterMs: 3000,
  sustainMs: 1000,
  sloRatio: 0.9999,
};
const run: OutageRecord = {
  record: 'run',
  format: 1,
  startedAt: '2026-01-01T00:00:00.000Z',
  startMonoNs: '1000000000',
  settings,
  paths: [{ name: 'api', url: 'http://api.example/', method: 'GET' }],
};
const fault: OutageRecord = { record: 'fault', faultMonoNs: '1500000000', atMs: 500 };
const answer: OutageRecord = { record: 'fault-answer', atMs: 510, ok: true, isOver: true, answer: 'done' };
const end: OutageRecord = { record: 'end', atMs: 3500, why: 'settled' };

/** Readings of one client each 50 ms from 510 ms on; those intended before `untilMs` after the fault got 503. */
function client(name: ClientName, untilMs: number, more: Partial<Reading> = {}): readonly OutageRecord[] {
  return Array.from({ length: 50 }, (_, index) => {
    const intendedMs = 510 + index * 50;
    const status = intendedMs < 500 + untilMs ? 503 : 200;
    const times = { intendedMs, sentMs: intendedMs + 1, doneMs: intendedMs + 3 };
    return { record: 'reading', path: 'api', client: name, ...times, outcome: 'answered', status, ...more };
  });
}

describe('the report of an outage', () => {
  it('shows the figures of the client that recovered last, and those of all beneath', () => {
    const records = [
      run,
      ...client('fresh', 200),
      fault,
      answer,
      ...client('kept', 400),
      ...client('pinned', 9999),
      end,
    ];
    const report = outageReport(records, 'api');
    expect(report).to.deep.include({
      verdict: 'pass',
      client: 'kept',
      faultMonoNs: '1500000000',
      rtoMs: 413,
      rtoIntervalMs: [360, 413],
      resolutionMs: 53,
      outages: [{ startMs: 10, endMs: 413 }],
      downtimeMs: 400,
      flaps: 0,
      availabilityRatio: 0.84,
      probes: { intended: 50, sent: 50, ok: 42, failed: 8, late: 0, retried: 0 },
      scheduleLagMs: { p50: 1, p99: 1, max: 1 },
      fault: { ok: true, answer: 'done', answeredMs: 10 },
    });
    expect(report.clients.fresh).to.deep.include({ rtoMs: 213 });
    expect(report.clients.pinned).to.deep.include({ rtoMs: null });
  });

  it('takes a client that did not recover for worse than one that did', () => {
    const records = [run, fault, answer, ...client('fresh', 9999), ...client('kept', 400), end];
    expect(outageReport(records, 'api')).to.deep.include({ client: 'fresh', rtoMs: null, verdict: 'inconclusive' });
  });

  it('counts late answers as bad, and answers that needed a second try as good', () => {
    const late = client('fresh', 0, { doneMs: 99_999 });
    const retried = client('kept', 0, { retried: true });
    const report = outageReport([run, fault, answer, ...late, ...retried, end], 'api');
    expect(report.clients.fresh?.probes).to.deep.include({ ok: 0, late: 50, failed: 0 });
    expect(report.clients.kept?.probes).to.deep.include({ ok: 50, retried: 50 });
  });

  it('is inconclusive when a probe was bad before the fault began, since that is none of its making', () => {
    const times = { intendedMs: 400, sentMs: 401, doneMs: 403 };
    const early: OutageRecord = {
      record: 'reading',
      path: 'api',
      client: 'fresh',
      ...times,
      outcome: 'answered',
      status: 503,
    };
    const report = outageReport([run, early, fault, answer, ...client('fresh', 200), end], 'api');
    expect(report).to.deep.include({
      verdict: 'inconclusive',
      reasons: [
        'api (fresh client): 1 of 1 probes before the fault were not good; the first was answered with status 503.',
      ],
    });
  });

  it('mistake 4: is inconclusive without readings', () => {
    expect(outageReport([run, fault, answer, end], 'api')).to.deep.include({
      verdict: 'inconclusive',
      reasons: ['No probe was taken after the fault, so nothing was measured.'],
      availabilityRatio: null,
    });
  });

  it('is aborted where the records break off', () => {
    expect(outageReport([run, fault, answer, ...client('fresh', 200)], 'api').verdict).to.equal('aborted');
    expect(outageReport([run], 'api')).to.deep.include({ verdict: 'aborted', faultMonoNs: null });
  });

  it('does not depend on the order in which readings came', () => {
    const readings = [...client('fresh', 200), ...client('kept', 400)];
    const expected = outageReport([run, fault, answer, ...readings, end], 'api');
    fc.assert(
      fc.property(fc.shuffledSubarray(readings, { minLength: readings.length }), (shuffled) => {
        expect(outageReport([run, fault, answer, ...shuffled, end], 'api')).to.deep.equal(expected);
      }),
      { numRuns: 20 },
    );
  });

  it('refuses a path that was not probed', () => {
    expect(() => outageReport([run], 'media')).to.throw('These readings hold no run that probed "media".');
  });
});
