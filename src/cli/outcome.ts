import type { InputData, OutcomeWord, PromiseData } from '../evidence/report-data.ts';
import { type ExitCode, exitCodes, winning } from './exit-code.ts';

/** What a run came to, and why, in the order of the reasons' weight. */
export interface Outcome {
  readonly word: OutcomeWord;
  readonly exitCode: ExitCode;
  readonly reasons: readonly string[];
}

/** What went wrong with the run itself. `unsafe`: something that was broken on purpose could not be shown to be whole again. */
export interface RunTroubles {
  readonly harnessFailed: boolean;
  readonly interrupted: boolean;
  readonly unsafe?: boolean;
}

/** Weighs promises, lint, problems and interruption. Lint can only raise the code; contradicted rows neither raise nor lower it. */
export function outcomeOf(
  promises: readonly PromiseData[],
  lint: InputData['status'],
  problems: readonly string[],
  { harnessFailed, interrupted, unsafe = false }: RunTroubles,
): Outcome {
  const count = (status: PromiseData['status']): number =>
    promises.filter((promise) => promise.status === status).length;
  const causes: [holds: boolean, code: ExitCode, word: OutcomeWord, reason: string][] = [
    [unsafe, exitCodes.notUndone, 'unknown', 'what was broken on purpose could not be shown to be whole again'],
    [harnessFailed, exitCodes.harnessFailed, 'input error', 'the harness itself failed'],
    [problems.length > 0, exitCodes.inputError, 'input error', `${problems.length} input problem(s)`],
    [count('broken') > 0, exitCodes.broken, 'broken', `${count('broken')} promise(s) broken`],
    [lint === 'errors', exitCodes.broken, 'broken', 'the linter found errors'],
    [interrupted, exitCodes.unknown, 'interrupted', 'interrupted'],
    [count('unknown') > 0, exitCodes.unknown, 'unknown', `${count('unknown')} promise(s) unknown`],
    [count('met') === 0, exitCodes.unknown, 'nothing assessed', 'no promise is met'],
    [lint === 'none' || lint === 'skipped', exitCodes.unknown, 'unknown', 'no linter ran'],
  ];
  const holding = causes.filter(([holds]) => holds);
  if (holding.length === 0) return { word: 'met', exitCode: exitCodes.met, reasons: [] };
  const exitCode = winning(holding.map(([, code]) => code));
  return {
    word: holding.find(([, code]) => code === exitCode)?.[2] ?? 'unknown',
    exitCode,
    reasons: holding.map(([, , , reason]) => reason),
  };
}
