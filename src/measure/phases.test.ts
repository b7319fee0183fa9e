import { describe, it } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { phasesOf } from './phases.ts';

const events = {
  failMs: 20,
  detectedMs: 900,
  decidedMs: 900,
  promotedMs: 2400,
  routedMs: 2500,
  recoveredMs: 3600,
  fullMs: 9000,
};

describe('the phases of a failover', () => {
  it('add up to the recovery time', () => {
    expect(phasesOf(events, 3600, 50)).to.deep.equal({
      exposureMs: 20,
      detectionMs: 900,
      decisionMs: 0,
      failoverMs: 1500,
      routingMs: 100,
      recoveryMs: 1100,
      reprotectionMs: 5400,
      sum: 'consistent',
    });
  });

  it('are inconsistent when they do not, or when one is negative', () => {
    expect(phasesOf(events, 3400, 50).sum).to.equal('inconsistent');
    expect(phasesOf({ ...events, promotedMs: 3000 }, 3600, 50).sum).to.equal('inconsistent');
  });

  it('are incomplete when an end was not seen', () => {
    const { decidedMs: _, ...others } = events;
    expect(phasesOf(others, 3600, 50)).to.deep.include({
      decisionMs: undefined,
      failoverMs: undefined,
      sum: 'incomplete',
    });
    expect(phasesOf(events, undefined, 50).sum).to.equal('incomplete');
  });

  it('add up for any events in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5000 }), { minLength: 5, maxLength: 5 }), (gaps) => {
        const at = gaps.map((_, index) => gaps.slice(0, index + 1).reduce((sum, gap) => sum + gap, 0));
        const [detectedMs = 0, decidedMs = 0, promotedMs = 0, routedMs = 0, recoveredMs = 0] = at;
        return (
          phasesOf({ detectedMs, decidedMs, promotedMs, routedMs, recoveredMs }, recoveredMs, 1).sum === 'consistent'
        );
      }),
    );
  });
});
