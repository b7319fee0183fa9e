import type { MeasuredVerdict } from '../measure/measured-verdict.ts';
import { type ExitCode, exitCodes } from './exit-code.ts';

/** What a process ends with that measured on its own. */
export const measuredExitCode: Readonly<Record<MeasuredVerdict, ExitCode>> = {
  pass: exitCodes.met,
  fail: exitCodes.broken,
  inconclusive: exitCodes.unknown,
  aborted: exitCodes.unknown,
  unsafe: exitCodes.notUndone,
};
