/** The kinds of proof in the order of the matrix, each with what it looks at. */
export const proofKinds = {
  inv: 'resources and their settings',
  path: 'network reachability',
  iam: 'policies',
  k8s: 'Kubernetes manifests',
  tls: 'handshakes',
  load: 'traffic',
  chaos: 'injected faults',
  cost: 'monthly estimate',
  calc: 'arithmetic on settings and service levels',
  doc: 'what AWS documents',
} as const;

/** The address on the page of a promise's proofs of one kind. */
export function proofAnchor(promise: string, kind: string): string {
  return `${promise}.${kind}`;
}
