import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { Conclusion } from '../chaos/experiments/laboratory.ts';
import type { Architecture } from '../src/inventory/architecture.ts';
import { findingsOf } from './findings-of.ts';

const architecture: Architecture = {
  id: 'shop',
  title: 'Shop',
  bare: false,
  regions: [],
  components: {},
  paths: {},
  objectives: { availability: [] },
  assumptions: {},
  origin: { file: 'shop/architecture.yaml', line: 1, column: 1 },
};
const asked = [
  {
    objective: { kind: 'requests-answered', withinSeconds: 60 },
    sentence: 'requests are answered again within 60 seconds',
  },
  { objective: { kind: 'nothing-lost' }, sentence: 'no acknowledged write is lost' },
] as const;
const line = { run: 'run-1', does: 'Zone a is lost (kill).', message: 'Three were lost.' };

describe('findings of a conclusion', () => {
  it('name the sentence, what was lost and the records of the run; a failure has a mend', () => {
    const conclusion: Conclusion = {
      verdict: 'fail',
      reasons: [],
      results: [
        { objective: 0, verdict: 'pass', ...line },
        { objective: 1, verdict: 'fail', ...line },
      ],
    };
    const [held, lost] = findingsOf(conclusion, asked, architecture);
    expect(held).to.include({ check: 'requests-answered', verdict: 'pass' }).and.not.to.have.property('mend');
    expect(lost).to.deep.equal({
      check: 'nothing-lost',
      sentence: 'no acknowledged write is lost',
      verdict: 'fail',
      subject: { id: 'twin: run-1', type: 'twin', name: 'Zone a is lost (kill)' },
      origin: architecture.origin,
      message: 'Three were lost.',
      mend: 'Let the standby that takes over follow in step (Multi-AZ).',
      records: ['run-1'],
    });
  });

  it('are unknown, each with the reason, where nothing was run', () => {
    const conclusion: Conclusion = { verdict: 'unknown', reasons: ['No twin can be run here.'], results: [] };
    const found = findingsOf(conclusion, asked, architecture);
    expect(found.map(({ verdict, message }) => `${verdict}: ${message}`)).to.deep.equal([
      'unknown: No twin can be run here.',
      'unknown: No twin can be run here.',
    ]);
  });

  it('are none where nothing was asked for in this run', () => {
    const conclusion: Conclusion = { verdict: 'not-assessed', reasons: ['Not in quick.'], results: [] };
    expect(findingsOf(conclusion, asked, architecture)).to.deep.equal([]);
  });
});
