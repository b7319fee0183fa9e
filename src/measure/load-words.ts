/** Figures as sentences on a load run say them. */

export function wholeNumber(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

/** Of a share of 0-1, with as many digits as it has, up to three that count. */
export function percentOf(share: number): string {
  return `${Number((share * 100).toPrecision(3))} %`;
}

/** To three digits that count, or to whole milliseconds. */
export function msOf(ms: number): string {
  return ms >= 100 ? `${ms.toFixed(ms >= 1000 ? 0 : 1)} ms` : `${Number(ms.toPrecision(3))} ms`;
}
