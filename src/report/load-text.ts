import type { LoadRunData } from '../evidence/load-data.ts';

export type Phase = LoadRunData['figures']['phases'][number];
export type Latency = NonNullable<Phase['latency']>;

/** How long an answer took: to a hundredth or tenth of a millisecond, from a second on to a millisecond, so that hardly a limit is met by rounding. */
export function latencyText(ms: number): string {
  if (ms < 9.995) return `${fixed(ms, 2)}\u00A0ms`;
  return ms < 999.95 ? `${fixed(ms, 1)}\u00A0ms` : `${fixed(ms / 1000, 3)}\u00A0s`;
}

/** The time that this share of the requests did not exceed. */
export function percentileText(latency: Latency | null, share: number): string {
  const found = latency?.percentiles.find((one) => one.share === share);
  return found ? latencyText(found.ms) : 'not measured';
}

/** `p95`, `p99.9` */
export function shareName(share: number): string {
  return `p${fixed(share * 100, 3)}`;
}

/** To a tenth, which is enough of what a rate and a time come to. */
export function rounded(value: number): string {
  return fixed(value, 1);
}

export function perSecond(value: number): string {
  return `${rounded(value)}/s`;
}

/** What was sent in each second of a phase; null where it took no time. */
export function sentPerSecond({ requests, seconds }: Phase): number | null {
  return seconds > 0 ? requests / seconds : null;
}

export function failedOf({ failed }: Phase): number {
  return failed.reduce((sum, { count }) => sum + count, 0);
}

/** Iterations that began and did not end. */
export function cutOff({ iterations: { begun, ended } }: Phase): number {
  return Math.max(0, begun - ended);
}

/** A share, 0-1, of what must not be: rounded up, so that only none of it is 0 %. */
export function shareText(part: number, whole: number): string {
  if (whole === 0) return 'none of none';
  return `${fixed(Math.ceil((part / whole) * 1e5 - 1e-6) / 1e3, 3)}\u00A0%`;
}

/** A share, 0-1, rounded to whole per cent. */
export function wholePercent(ratio: number): string {
  return `${Math.round(ratio * 100)} %`;
}

function fixed(value: number, digits: number): string {
  return String(Number(value.toFixed(digits))).replace('-', '\u2212');
}
