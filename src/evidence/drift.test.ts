import { expect } from 'chai';
import { describe, it } from 'node:test';
import type { Verdict } from '../checks/verdict.ts';
import { driftBetween } from './drift.ts';
import type { FindingData, PromiseData, ReportData } from './report-data.ts';

// Origin of all findings here: case.
const finding = (verdict: Verdict, id: string): FindingData => ({
  check: 'bucket-is-private',
  sentence: 'every bucket is private',
  verdict,
  subject: { id, type: 'AWS::S3::Bucket', name: id },
  message: `It is ${verdict}.`,
  evidence: [],
});
type Proof = Pick<PromiseData['proofs'][number], 'verdict' | 'findings'>;

function run(status: PromiseData['status'], { verdict, findings }: Proof): Pick<ReportData, 'promises'> {
  const source = { file: 'shop.feature', line: 3 };
  const proofs = [{ kind: 'inv', on: 'live' as const, verdict, scenario: 'Buckets', source, findings }];
  return { promises: [{ id: 'S-1', title: 'Buckets are private', status, proofs }] };
}

function whyOf(before: Pick<ReportData, 'promises'>, after: Pick<ReportData, 'promises'>): readonly string[] {
  const [drift] = driftBetween(before, after);
  return drift?.why ?? [];
}

describe('What differs between two runs', () => {
  it('names what is worse on one side, and not the same resources under other names', () => {
    const before = run('met', { verdict: 'pass', findings: ['a', 'b', 'c'].map((id) => finding('pass', id)) });
    const after = run('broken', {
      verdict: 'fail',
      findings: [finding('pass', 'arn:a'), finding('not-applicable', 'arn:b'), finding('fail', 'arn:c')],
    });
    expect(whyOf(before, after)).to.deep.equal([
      'inv, Buckets: pass -> fail',
      '  arn:c: not there -> fail. It is fail.',
    ]);
    expect(whyOf(after, before)).to.deep.equal([
      'inv, Buckets: fail -> pass',
      '  arn:c: fail -> not there. It is fail.',
    ]);
  });

  it('names what is on both sides and became worse or better', () => {
    const before = run('broken', { verdict: 'fail', findings: [finding('fail', 'a'), finding('pass', 'b')] });
    const after = run('unknown', { verdict: 'unknown', findings: [finding('pass', 'a'), finding('unknown', 'b')] });
    expect(whyOf(before, after)).to.deep.equal([
      'inv, Buckets: fail -> unknown',
      '  a: fail -> pass. It is fail.',
      '  b: pass -> unknown. It is unknown.',
    ]);
  });

  it('counts what it left out where nothing else tells of a proof that differs', () => {
    const before = run('met', { verdict: 'pass', findings: [finding('pass', 'a'), finding('pass', 'b')] });
    const after = run('not-assessed', { verdict: 'not-assessed', findings: [finding('not-applicable', 'arn:a')] });
    expect(whyOf(before, after)).to.deep.equal([
      'inv, Buckets: pass -> not-assessed',
      '  2 finding(s) before and 1 after have no counterpart, and none of them is bad.',
    ]);
  });
});
