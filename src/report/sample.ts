import type { FindingData, PromiseData, ProofData, ReportData } from '../evidence/report-data.ts';
import { chaos as experiments } from './sample-experiments.ts';
import { load, tls } from './sample-load.ts';
import { run } from './sample-run.ts';

/** A finding for the renderers' tests. Origin: case. */
export function finding(change: Partial<FindingData> = {}): FindingData {
  return {
    check: 'database-has-standby-zone',
    sentence: 'every database keeps a standby in another Availability Zone',
    verdict: 'fail',
    subject: { id: '111122223333/eu-west-1/shop/Orders', type: 'AWS::RDS::DBInstance', name: 'Orders' },
    origin: 'shop/templates/data.yaml:42',
    message: 'Keeps no standby: MultiAZ is false.',
    mend: 'Set MultiAZ to true.',
    evidence: ['E-0007'],
    ...change,
  };
}

/** A proof with the one finding that its verdict needs. */
export function proof(verdict: ProofData['verdict'], change: Partial<ProofData> = {}): ProofData {
  const findings = {
    fail: [finding()],
    unknown: [unseen],
    pass: [passing],
    'not-assessed': [],
    contradicted: [],
  }[verdict];
  return {
    kind: 'inv',
    on: 'template',
    verdict,
    scenario: `a proof that is ${verdict}`,
    source: { file: 'features/shop.feature', line: 7 },
    findings,
    ...change,
  };
}

export function promise(id: string, status: PromiseData['status'], proofs: readonly ProofData[]): PromiseData {
  return { id, title: `The promise ${id}`, group: 'Availability', status, proofs };
}

const { mend: _, ...unmended } = finding();
const passing: FindingData = {
  ...unmended,
  verdict: 'pass',
  message: 'Keeps a standby: MultiAZ is true.',
  subject: { id: '111122223333/eu-west-1/shop/Ledger', type: 'AWS::RDS::DBInstance', name: 'Ledger' },
  evidence: ['E-0008', 'E-0009'],
};
const unseen = finding({
  verdict: 'unknown',
  message: 'MultiAZ: parameter "Standby" has no value.',
  mend: 'Give the parameter a value with --parameters.',
});
const chaos = proof('not-assessed', { kind: 'chaos', reason: 'faults are not injected yet' });
const titled = (title: string, one: PromiseData, group = 'Availability'): PromiseData => ({ ...one, title, group });

/** A report with a promise of every status. Origin: case. */
export function sample(change: Partial<ReportData> = {}): ReportData {
  const promises = [
    titled('A standby database takes over', promise('SHOP-1', 'broken', [proof('fail'), proof('pass'), chaos])),
    titled('Every store keeps its records', promise('SHOP-2', 'unknown', [proof('unknown')])),
    titled('The ledger survives the loss of a zone', promise('SHOP-3', 'met', [proof('pass')])),
    titled('A lost zone is left within 30 seconds', promise('SHOP-4', 'not-assessed', [chaos, proof('pass')])),
    titled(
      'Shards move by themselves',
      promise('SHOP-5', 'contradicted', [
        proof('contradicted', { kind: 'doc', reason: 'AWS offers no such thing: https://example.com/limits.' }),
      ]),
    ),
    titled('Deletion is refused', promise('SHOP-6', 'waived', [proof('fail', { findings: [deletable] })]), 'Safety'),
    titled(
      'Nothing answers the internet directly',
      promise('SHOP-7', 'not-assessed', [
        proof('not-assessed', { kind: 'path', reason: 'network reachability is not computed yet' }),
        proof('not-assessed', { reason: 'nothing of the kind', findings: [absent] }),
      ]),
      'Safety',
    ),
    titled('Roles hold what they need', promise('SHOP-8', 'unknown', []), 'Safety'),
  ];
  return { ...run, promises, ...change };
}

const survives = {
  check: 'requests-answered',
  subject: { id: 'twin: region-lost-stall-1', type: 'twin', name: 'Region primary (eu-west-1) is lost (stall)' },
  sentence: 'requests are answered again within 60 seconds',
  origin: 'shop/architecture.yaml:1',
  evidence: ['E-0014', 'E-0015'],
};
const shown = {
  fail: finding({
    ...survives,
    message: 'API came back more than 94.1 s after the fault; 60 s are allowed.',
    mend: 'Let health checks notice sooner, or answers live for less time.',
  }),
  unknown: { ...unmended, ...survives, verdict: 'unknown', message: 'Recovery was not seen.' },
  contradicted: finding(survives),
} as const;
const deletable = finding({
  check: 'database-is-protected-from-deletion',
  sentence: 'every database is protected from deletion',
  message: 'DeletionProtection is false.',
  mend: 'Set DeletionProtection to true.',
});
const absent: FindingData = {
  ...unmended,
  check: 'database-is-kept-off-public-addresses',
  sentence: 'every database is kept off public addresses',
  verdict: 'not-applicable',
  subject: { id: 'architecture: shop', type: 'architecture', name: 'shop' },
  message: 'There is no cluster.',
  evidence: [],
};

/** The same after faults were injected: a proof that rests on an experiment of each verdict. */
export function sampleWithExperiments(change: Partial<ReportData> = {}): ReportData {
  const rests = (verdict: ProofData['verdict'], experiment: string, reason?: string): ProofData =>
    proof(verdict, {
      kind: 'chaos',
      on: 'twin',
      experiment,
      ...(reason === undefined ? {} : { reason }),
      ...(verdict === 'pass' || verdict === 'not-assessed' ? { findings: [] } : { findings: [shown[verdict]] }),
    });
  const proofs: Readonly<Record<string, ProofData>> = {
    'SHOP-1': rests('fail', 'region-lost'),
    'SHOP-2': rests('unknown', 'primary-database-zone-lost'),
    'SHOP-4': rests('not-assessed', 'first-zone-lost', 'Sampled: primary-a (stall).'),
  };
  const { promises, ...rest } = sample();
  return {
    ...rest,
    promises: promises.map((one) => {
      const added = proofs[one.id];
      return added ? { ...one, proofs: [...one.proofs.filter(({ kind }) => kind !== 'chaos'), added] } : one;
    }),
    chaos: experiments,
    ...change,
  };
}

/** The same after load was put on, and handshakes were tried: a proof that rests on a run of each verdict. */
export function sampleWithLoad(change: Partial<ReportData> = {}): ReportData {
  const measured = {
    check: 'load-is-carried',
    sentence: '95 % of requests of the API are answered within 200 ms',
    subject: { id: 'load: api', type: 'load', name: 'api' },
    origin: 'shop/architecture.yaml:1',
    evidence: ['E-0020'],
  };
  const loaded = (verdict: ProofData['verdict'], more: Partial<ProofData>): ProofData =>
    proof(verdict, { kind: 'load', on: 'twin', findings: [], ...more });
  const added: Readonly<Record<string, readonly ProofData[]>> = {
    'SHOP-1': [
      loaded('fail', {
        reason: 'Dropped and cut-off requests count as failed.',
        findings: [
          finding({ ...measured, message: 'p95 is 347 ms over 1000 requests in peak.', mend: 'Answer sooner.' }),
        ],
      }),
    ],
    'SHOP-2': [
      loaded('unknown', {
        reason: 'The generator could not keep its schedule.',
        findings: [{ ...unmended, ...measured, verdict: 'unknown', message: 'p95 cannot be told.' }],
      }),
    ],
    'SHOP-3': [loaded('pass', { on: 'live', findings: [{ ...passing, ...measured, message: 'p95 is 37.3 ms.' }] })],
    'SHOP-4': [loaded('not-assessed', { reason: 'Sampled: the smoke profile sends less than the declared load.' })],
    'SHOP-7': [loaded('not-assessed', { kind: 'tls', reason: "The twin's own balancers end TLS." })],
  };
  const { promises, ...rest } = sample();
  return {
    ...rest,
    promises: promises.map((one) => ({ ...one, proofs: [...one.proofs, ...(added[one.id] ?? [])] })),
    load,
    tls,
    ...change,
  };
}
