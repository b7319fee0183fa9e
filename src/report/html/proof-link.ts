import type { ComponentChild } from 'preact';
import type { ProofData, ReportData } from '../../evidence/report-data.ts';
import { experimentLink } from './experiment-link.ts';
import { loadLinks } from './load-link.ts';

/** The ways from a proof to what was measured for it elsewhere on the page. */
export function proofLinks(
  promise: string,
  { kind, experiment }: Pick<ProofData, 'kind' | 'experiment'>,
  report: ReportData,
): ComponentChild[][] {
  return [
    ...(experiment === undefined ? [] : [experimentLink(experiment, report.chaos)]),
    ...loadLinks(promise, kind, report),
  ];
}
