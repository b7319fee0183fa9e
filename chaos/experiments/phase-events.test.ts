import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { OutageReport } from '../../src/measure/outage-report.ts';
import { phasesOf } from '../../src/measure/phases.ts';
import type { TwinEvent } from '../drivers/driver.ts';
import { failoverEvents } from './phase-events.ts';

const fault = 5_000_000_000n;
const at = (ms: number, what: string): TwinEvent => ({
  monoNs: fault + BigInt(ms) * 1_000_000n,
  part: 'some',
  what,
  detail: {},
});
// Only what the arithmetic reads; the rest of a report is of no matter here.
const report = (rtoMs: number | null): OutageReport =>
  ({ rtoMs, firstBadMs: 10, resolutionMs: 50 }) as unknown as OutageReport;

describe('phases from the events of a twin', () => {
  it('a standby that is promoted before the load balancer notices takes no time of its own', () => {
    const events = [
      at(-3000, 'target unhealthy'),
      at(330, 'promoted'),
      at(9000, 'target unhealthy'),
      at(10_900, 'target unhealthy'),
    ];
    const phases = phasesOf(failoverEvents(events, fault, report(11_000)), 11_000, 50);
    expect(phases).to.deep.equal({
      exposureMs: 10,
      detectionMs: 9000,
      decisionMs: 0,
      failoverMs: 0,
      routingMs: 1900,
      recoveryMs: 100,
      reprotectionMs: undefined,
      sum: 'consistent',
    });
  });

  it('a region: detection, promotion, then a changed answer that lives on in caches', () => {
    const events = [
      at(34_000, 'endpoint down'),
      at(34_200, 'promoted'),
      at(34_300, 'answer changed'),
      at(120_000, 'in step'),
    ];
    const phases = phasesOf(failoverEvents(events, fault, report(90_000)), 90_000, 50);
    expect(phases).to.deep.include({
      detectionMs: 34_000,
      failoverMs: 200,
      routingMs: 100,
      recoveryMs: 55_700,
      reprotectionMs: 30_000,
    });
    expect(phases.sum).to.equal('consistent');
  });

  it('without recovery the phases stay incomplete, and nothing is made up', () => {
    const phases = phasesOf(failoverEvents([], fault, report(null)), undefined, 50);
    expect(phases.sum).to.equal('incomplete');
    expect(phases.detectionMs).to.equal(undefined);
  });
});
