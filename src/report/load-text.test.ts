import { describe, it } from 'node:test';
import { expect } from 'chai';
import { latencyText, shareName, shareText } from './load-text.ts';

describe('figures of load', () => {
  it('are told so finely that hardly a limit is met by rounding', () => {
    expect([0.04, 3.26, 200.4, 999.94, 999.96, 1000.4, 1003.2].map(latencyText)).to.deep.equal([
      '0.04\u00A0ms',
      '3.26\u00A0ms',
      '200.4\u00A0ms',
      '999.9\u00A0ms',
      '1\u00A0s',
      '1\u00A0s',
      '1.003\u00A0s',
    ]);
  });

  it('are none of what failed only where nothing failed', () => {
    expect(shareText(0, 10)).to.equal('0\u00A0%');
    expect(shareText(1, 10_000_000)).to.equal('0.001\u00A0%');
    expect(shareText(1, 1000)).to.equal('0.1\u00A0%');
    expect(shareText(0, 0)).to.equal('none of none');
  });

  it('name a percentile as people do', () => {
    expect([0.5, 0.95, 0.999].map(shareName)).to.deep.equal(['p50', 'p95', 'p99.9']);
  });
});
