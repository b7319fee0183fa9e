import { healLeft, type Door, type HealOutcome } from '../../chaos/journal/heal-left.ts';
import { canonicalJson } from '../evidence/canonical.ts';
import { journalFolder, twinDoor } from './chaos-parts.ts';
import { exitCodes } from './exit-code.ts';

export interface HealChaosOptions {
  readonly out: string;
  readonly json?: boolean;
}

/** Takes back what a run left broken, from its journal alone; the exit code is 5 unless it was shown that all is whole. */
export async function healChaos({
  out,
  json,
}: HealChaosOptions): Promise<{ readonly text: string; readonly exitCode: number }> {
  const { door } = (await import(twinDoor)) as { readonly door: Door };
  const outcome: HealOutcome = await healLeft(journalFolder(out), door, {
    by: 'heal',
    ask: true,
    stopMs: 60_000,
    stepMs: 30_000,
  });
  return {
    text: json ? `${canonicalJson(outcome, 2)}\n` : `${outcome.verdict}: ${outcome.says}\n`,
    exitCode: outcome.verdict === 'unsafe' ? exitCodes.notUndone : 0,
  };
}
