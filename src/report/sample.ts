import type { FindingData, PromiseData, ProofData, ReportData } from '../evidence/report-data.ts';

/** A finding for the renderers' tests, hostile where a template could be. Origin: case. */
export function finding(change: Partial<FindingData> = {}): FindingData {
  return {
    check: 'database-has-standby-zone',
    sentence: 'every database keeps a standby in another Availability Zone',
    verdict: 'fail',
    subject: { id: 'x/y/z/Orders', type: 'AWS::RDS::DBInstance', name: 'Orders' },
    origin: 'shop.yaml:42',
    message: 'Keeps no standby: MultiAZ is false.',
    mend: 'Set MultiAZ to true.',
    evidence: ['E-0007'],
    ...change,
  };
}

export function proof(verdict: ProofData['verdict'], change: Partial<ProofData> = {}): ProofData {
  const findings =
    verdict === 'fail'
      ? [finding()]
      : verdict === 'unknown'
        ? [finding({ verdict: 'unknown', message: 'MultiAZ: parameter "Standby" has no value.' })]
        : [];
  return {
    kind: 'inv',
    on: 'template',
    verdict,
    scenario: `a proof that is ${verdict}`,
    source: { file: 'shop.feature', line: 7 },
    findings,
    ...change,
  };
}

export function promise(id: string, status: PromiseData['status'], proofs: readonly ProofData[]): PromiseData {
  return { id, title: `The promise ${id}`, group: 'Availability', status, proofs };
}

/** A report with a promise of every status. */
export function sample(change: Partial<ReportData> = {}): ReportData {
  const hash = 'a'.repeat(64);
  return {
    schema: 1,
    run: {
      id: 'abc123',
      startedAt: '2026-01-02T03:04:05.000Z',
      endedAt: '2026-01-02T03:04:09.000Z',
      target: 'template',
      command: ['verify', 'shop'],
      asked: { kinds: ['inv'] },
    },
    architecture: {
      id: 'shop',
      title: 'Shop',
      bare: false,
      regions: [{ role: 'primary', code: 'eu-west-1' }],
      population: [{ type: 'AWS::RDS::DBInstance', count: 1 }],
      enumeratedBy: 'every resource of 1 template',
    },
    outcome: { word: 'broken', exitCode: 1, reasons: ['1 promise(s) broken'] },
    notices: [{ level: 'warning', text: 'Region eu-west-1 is impaired.', source: 'https://example.com/status' }],
    promises: [
      promise('SHOP-1', 'broken', [proof('fail'), proof('pass')]),
      promise('SHOP-2', 'unknown', [proof('unknown')]),
      promise('SHOP-3', 'met', [proof('pass')]),
      promise('SHOP-4', 'not-assessed', [
        proof('not-assessed', { kind: 'chaos', reason: 'faults are not injected yet' }),
      ]),
      promise('SHOP-5', 'contradicted', [proof('contradicted', { kind: 'doc', reason: 'AWS offers no such thing' })]),
    ],
    input: {
      status: 'clean',
      linter: { name: 'cfn-lint', version: '1.0.0' },
      findings: [],
      notes: [],
      problems: [],
      files: [{ file: 'shop.yaml', role: 'template', bytes: 12, sha256: hash }],
    },
    figures: [
      {
        name: 'availability of path shop',
        text: '99.9300 %',
        value: 0.9993,
        unit: 'ratio',
        verdict: 'below objective',
        inputs: [{ name: 'database', value: '99.9500 %', source: 'RDS' }],
        notes: ['Counted without a second region.'],
      },
    ],
    cannotShow: [{ what: 'Whether it is deployed', why: 'Only templates were read.' }],
    toolchain: [{ name: 'Plumbline', version: '0.1.0' }],
    evidence: [{ file: 'evidence/inventory.ndjson', records: 1, sha256: hash }],
    ...change,
  };
}
