/** What a check found of one subject. `unknown`: it should have been visible and was not; `not-applicable`: looked, nothing of the kind. */
export type Verdict = 'pass' | 'fail' | 'unknown' | 'not-applicable';

/** What a proof came to. `contradicted` belongs to the kind doc alone. */
export type ProofVerdict = 'pass' | 'fail' | 'unknown' | 'not-assessed' | 'contradicted';

/** What became of a promise. */
export type PromiseStatus = 'met' | 'broken' | 'unknown' | 'not-assessed' | 'contradicted' | 'waived';

export const proofKinds = ['inv', 'path', 'iam', 'k8s', 'tls', 'load', 'chaos', 'cost', 'calc', 'doc'] as const;
export type ProofKind = (typeof proofKinds)[number];

/**
 * The worst of a proof's findings: fail > unknown > pass. Not-applicable ones do not count beside others; alone they give
 * not-assessed. A proof without a finding is unknown, since nothing was looked at.
 */
export function proofVerdict(verdicts: readonly Verdict[]): ProofVerdict {
  if (verdicts.includes('fail')) return 'fail';
  if (verdicts.length === 0 || verdicts.includes('unknown')) return 'unknown';
  return verdicts.includes('pass') ? 'pass' : 'not-assessed';
}

/** The worst of a promise's proofs: broken > unknown > not-assessed > met; a proof of kind doc makes it contradicted, whatever stands beside it. */
export function promiseStatus(proofs: readonly ProofVerdict[]): Exclude<PromiseStatus, 'waived'> {
  if (proofs.includes('contradicted')) return 'contradicted';
  if (proofs.includes('fail')) return 'broken';
  if (proofs.length === 0 || proofs.includes('unknown')) return 'unknown';
  return proofs.includes('not-assessed') ? 'not-assessed' : 'met';
}
