/** What the process ends with. Where several hold, the first of 5, 4, 2, 1, 3, 0 wins. */
export const exitCodes = {
  met: 0,
  broken: 1,
  inputError: 2,
  unknown: 3,
  harnessFailed: 4,
  notUndone: 5,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

const precedence: readonly ExitCode[] = [5, 4, 2, 1, 3, 0];

/** The code that wins among those that hold; 3 when none does, since then nothing was shown. */
export function winning(codes: readonly ExitCode[]): ExitCode {
  return precedence.find((code) => codes.includes(code)) ?? exitCodes.unknown;
}
