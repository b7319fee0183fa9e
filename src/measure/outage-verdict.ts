import type { MeasuredVerdict } from './measured-verdict.ts';
import type { ProbingEnd } from './outage-record.ts';
import type { RecoveryInterval } from './recovery-interval.ts';

/** All that decides the verdict of a run. */
export interface OutageFacts {
  readonly end: ProbingEnd | undefined;
  /** What became of the prober's process when it was lost, as the rest of a sentence. */
  readonly lostHow?: string | undefined;
  /** What came back from setting off the fault; undefined when nothing did. */
  readonly fault: { readonly ok: boolean; readonly isOver: boolean; readonly answer: string } | undefined;
  readonly hasFailed: boolean;
  /** Why it was not steady when the fault began, as sentences. */
  readonly unsteady?: readonly string[];
  readonly recovery: RecoveryInterval | undefined;
  /** Intended instant of the last bad probe after the fault. */
  readonly lastBadMs: number | undefined;
  /** Why the prober cannot be trusted. */
  readonly flaws: readonly string[];
  readonly afterMs: number;
  readonly sustainMs: number;
  readonly maxRtoMs: number | undefined;
}

export interface OutageVerdict {
  readonly verdict: MeasuredVerdict;
  /** Full sentences; none for a pass. */
  readonly reasons: readonly string[];
}

/** Without a limit, `pass` means that the figure can be trusted. What could not be measured is never a pass, nor a fail. */
export function outageVerdict(facts: OutageFacts): OutageVerdict {
  if (facts.fault && !facts.fault.isOver)
    return {
      verdict: 'unsafe',
      reasons: [
        `What set off the fault had to be ended, so what it would have undone may still be broken: ${facts.fault.answer}.`,
      ],
    };
  if (facts.end === 'aborted')
    return { verdict: 'aborted', reasons: ['The run was broken off; the readings so far are kept.'] };
  if (facts.end === 'lost')
    return {
      verdict: 'inconclusive',
      reasons: [
        `The process that probed ${facts.lostHow ?? 'was gone'} before the run was over, so nothing can be concluded.`,
      ],
    };
  if (facts.end === undefined) return { verdict: 'aborted', reasons: ['The readings end in the middle of the run.'] };
  const doubts = [...(facts.unsteady ?? []), ...faultFlaws(facts), ...facts.flaws];
  return doubts.length > 0 ? { verdict: 'inconclusive', reasons: doubts } : againstLimit(facts);
}

function faultFlaws({ fault, hasFailed, flaws, afterMs }: OutageFacts): readonly string[] {
  const found: string[] = [];
  if (!fault) found.push('Nothing came back from what sets off the fault.');
  else if (!fault.ok) found.push(`The fault could not be set off: ${fault.answer}.`);
  if (fault?.ok && !hasFailed && flaws.length === 0)
    found.push(`Fault without effect: no probe failed within ${afterMs} ms after it, so no recovery was measured.`);
  return found;
}

function againstLimit({ recovery, lastBadMs = 0, maxRtoMs, afterMs, sustainMs }: OutageFacts): OutageVerdict {
  const exceeded = (badMs: number, limitMs: number): OutageVerdict => ({
    verdict: 'fail',
    reasons: [`Probes still failed ${badMs.toFixed(1)} ms after the fault; at most ${limitMs} ms are allowed.`],
  });
  if (!recovery) {
    if (maxRtoMs !== undefined && lastBadMs >= maxRtoMs) return exceeded(lastBadMs, maxRtoMs);
    return {
      verdict: 'inconclusive',
      reasons: [
        `No ${sustainMs} ms of good answers were seen within ${afterMs} ms after the fault, so recovery was not measured.`,
      ],
    };
  }
  if (maxRtoMs === undefined || recovery.byMs <= maxRtoMs) return { verdict: 'pass', reasons: [] };
  if (recovery.afterMs >= maxRtoMs) return exceeded(recovery.afterMs, maxRtoMs);
  return {
    verdict: 'inconclusive',
    reasons: [
      `The limit of ${maxRtoMs} ms lies inside what was measured, ${recovery.afterMs.toFixed(1)} to ${recovery.byMs.toFixed(1)} ms; probe more often to decide.`,
    ],
  };
}
