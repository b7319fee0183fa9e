import type { PromiseData, ReportData } from '../../evidence/report-data.ts';
import { count } from './count.ts';
import { signOf } from './mark.ts';

type Status = PromiseData['status'];

const order: readonly Status[] = ['broken', 'met', 'unknown', 'not-assessed', 'contradicted', 'waived'];

/** How many promises have each status; those without any are left out, but for `met`: that none is met is always said. */
export function tally({ promises }: ReportData): { readonly status: Status; readonly number: number }[] {
  return order.flatMap((status) => {
    const number = promises.filter((promise) => promise.status === status).length;
    return number === 0 && status !== 'met' ? [] : [{ status, number }];
  });
}

/** The verdict as a line: `3 promises broken · 12 met · 2 unknown · 17 not assessed`. */
export function tallyLine(report: ReportData): string {
  return tally(report)
    .map(({ status, number }, index) => `${index === 0 ? count(number, 'promise') : number} ${signOf(status)[1]}`)
    .join(' · ');
}

/** How many of the assessed promises are met, of how many that are registered, and how many were looked at in part. */
export function coverage({ promises }: ReportData): string {
  const number = (...statuses: readonly Status[]): number =>
    promises.filter(({ status }) => statuses.includes(status)).length;
  const assessed = number('met', 'broken', 'unknown', 'waived');
  const part = promises.filter(
    ({ status, proofs }) => status === 'not-assessed' && proofs.some(({ verdict }) => verdict === 'pass'),
  ).length;
  const registered = `${count(promises.length, 'promise')} ${promises.length === 1 ? 'is' : 'are'} registered`;
  if (assessed === 0 && part === 0) return `No promise was assessed; ${registered}.`;
  const met = number('met');
  const whole =
    assessed === 0
      ? 'No promise was assessed as a whole'
      : `${met} of ${count(assessed, 'assessed promise')} ${met === 1 ? 'is' : 'are'} met`;
  return part === 0
    ? `${whole}; ${registered}.`
    : `${whole}; ${registered}. Of those not assessed, ${part} pass${part === 1 ? 'es' : ''} in part, which does not make them met.`;
}
