/** A number with its noun: `1 promise`, `3 promises`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
