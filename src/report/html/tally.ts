import type { PromiseData, ReportData } from '../../evidence/report-data.ts';

const order: readonly PromiseData['status'][] = ['broken', 'unknown', 'contradicted', 'waived', 'met', 'not-assessed'];

/** How many promises have each status, worst first, those without any left out. */
export function tally({ promises }: ReportData): { readonly status: PromiseData['status']; readonly count: number }[] {
  return order.flatMap((status) => {
    const count = promises.filter((promise) => promise.status === status).length;
    return count === 0 ? [] : [{ status, count }];
  });
}

/** Promises of which some proof passed, though the promise as a whole was not assessed. */
export function inPart({ promises }: ReportData): number {
  return promises.filter(
    ({ status, proofs }) => status === 'not-assessed' && proofs.some(({ verdict }) => verdict === 'pass'),
  ).length;
}
