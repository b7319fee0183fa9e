/** Networks that no packet leaves to the internet for, as their first bits. Source: IANA's special-purpose address registries. */
const networks: readonly (readonly [begins: RegExp, bits: number])[] = [
  [/^10\./u, 8],
  [/^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./u, 10],
  [/^169\.254\./u, 16],
  [/^172\.(?:1[6-9]|2\d|3[01])\./u, 12],
  [/^192\.168\./u, 16],
  [/^f[cd][0-9a-f]{2}:/iu, 7],
];

/** Whether a block, such as `10.2.0.0/16`, holds private addresses only; false for text that is no block. */
export function isPrivateBlock(block: string): boolean {
  const bits = Number(/\/(\d{1,3})$/u.exec(block)?.[1] ?? Number.NaN);
  return networks.some(([begins, least]) => begins.test(block) && bits >= least);
}
