import { existsSync } from 'node:fs';
import type { LedgerRecord } from '../../src/measure/ledger-record.ts';
import type { OutageRecord, OutageSettings } from '../../src/measure/outage-record.ts';
import { countedAs } from '../../src/measure/reading.ts';
import { budgetBurn } from '../../src/measure/budget-burn.ts';
import { type Observation, type StopCondition, stopReason } from './stop-conditions.ts';

/** Looks at a run while it goes on, and says when it is to be broken off. */
export interface StopWatch extends Disposable {
  /** Aborted with the reason, a sentence. */
  readonly signal: AbortSignal;
  readonly reason: () => string | undefined;
  /** Is handed every record as it comes. */
  readonly see: (record: OutageRecord | LedgerRecord) => void;
}

const everyMs = 250;

/** Conditions on what is measured hold from the fault to the end of probing; those on time and on stop requests, all the while. */
export function stopWatch(conditions: readonly StopCondition[], stopFile: string): StopWatch {
  const stopped = new AbortController();
  const beganMs = performance.now();
  let reason: string | undefined;
  let settings: OutageSettings | undefined;
  let isUnderFault = false;
  let lastReadingMs: number | undefined;
  let faultAtMs: number | undefined;
  let lagMs: number | undefined;
  let badMs = 0;
  const control = { good: 0, all: 0 };

  const look = (): void => {
    const now = performance.now();
    const held = isUnderFault
      ? conditions
      : conditions.filter(({ kind }) => kind === 'wall-clock' || kind === 'stop-file');
    // The fault itself starts the time within which something must be seen.
    const since = lastReadingMs ?? faultAtMs;
    const seen: Observation = {
      elapsedMs: now - beganMs,
      isStopAsked: existsSync(stopFile),
      ...(since === undefined ? {} : { sinceReadingMs: now - since }),
      ...(lagMs === undefined
        ? isUnderFault && faultAtMs !== undefined && now - faultAtMs < everyMs * 4
          ? { lagMs: 0 }
          : {}
        : { lagMs }),
      ...(settings ? { budgetShare: budgetBurn(1, badMs, settings.sloRatio).shareOf30Days } : {}),
      ...(control.all > 0 ? { indicatorRatio: control.good / control.all } : {}),
    };
    reason ??= stopReason(held, seen);
    if (reason !== undefined) stopped.abort(new Error(reason));
  };
  const timer = setInterval(look, everyMs);
  return {
    signal: stopped.signal,
    reason: () => reason,
    see: (record) => {
      if (record.record === 'run' && 'paths' in record) settings = record.settings;
      if (record.record === 'fault' && !isUnderFault) {
        isUnderFault = true;
        faultAtMs = performance.now();
      }
      // The ledger writes on when probing is over; its own health is judged at the end.
      if (record.record === 'end') isUnderFault = false;
      if (record.record !== 'reading' || !settings) return;
      lastReadingMs = performance.now();
      lagMs = (record.sentMs ?? record.doneMs) - record.intendedMs;
      const isGood = countedAs(record, settings) === 'ok';
      if (record.client === 'control') {
        control.all += 1;
        control.good += isGood ? 1 : 0;
      } else if (!isGood) badMs += settings.periodMs;
    },
    [Symbol.dispose]: () => clearInterval(timer),
  };
}
