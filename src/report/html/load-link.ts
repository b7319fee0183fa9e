import { h, type ComponentChild } from 'preact';
import type { LoadRunData } from '../../evidence/load-data.ts';
import type { ProofData, ReportData } from '../../evidence/report-data.ts';
import { anchors } from './anchors.ts';
import { mark } from './mark.ts';

/** The address on the page of each load run, in their order. */
export function loadAnchors(runs: readonly LoadRunData[]): string[] {
  return anchors(
    'load',
    runs.map(({ id }) => id),
  );
}

/** The ways from a promise's proof to what was sent or seen for it: its load runs, or the handshakes; none where there was nothing. */
export function loadLinks(
  promise: string,
  kind: ProofData['kind'],
  { load, tls }: Pick<ReportData, 'load' | 'tls'>,
): ComponentChild[][] {
  if (kind === 'tls') return tls ? [['Seen in ', h('a', { href: '#tls' }, 'handshakes'), '.']] : [];
  const runs = kind === 'load' ? (load?.runs ?? []) : [];
  const addresses = loadAnchors(runs);
  return runs.flatMap(({ id, promises, verdict }, index) =>
    promises.includes(promise)
      ? [['Load run ', h('a', { href: `#${addresses[index] ?? ''}` }, id), ': ', mark(verdict)]]
      : [],
  );
}
