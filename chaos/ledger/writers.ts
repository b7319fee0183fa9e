import { setImmediate as breathe } from 'node:timers/promises';
import type { LedgerSettings } from '../../src/measure/ledger-record.ts';
import { passed } from '../prober/passed.ts';
import type { LedgerWriter } from './ledger.ts';
import { hashOf, payloadOf } from './payload.ts';
import type { Recording } from './recording.ts';

/** The writers of one run: who writes what next, and how it is recorded. */
export interface Writers {
  /** Writes at the given rate, as long after `beganMs` as is said at each write, or until the signal; and waits for what is under way. */
  readonly drive: (lengthMs: (beganMs: number) => number, signal: AbortSignal) => Promise<void>;
  /** One write more by every writer, three at least, one after the other; how many were acknowledged. */
  readonly close: (signal: AbortSignal) => Promise<number>;
  readonly ackedCount: () => number;
  /** Intended instant of the last write that was not acknowledged; undefined while there is none. */
  readonly lastBadMs: () => number | undefined;
  /** Intended instant of the oldest write that is under way; Infinity when there is none. */
  readonly oldestOpenMs: () => number;
}

const fewestClosingWrites = 3;
const slotsWithoutBreath = 32;

export function writersOf(
  run: string,
  names: readonly string[],
  { ratePerSecond, writeTimeoutMs }: LedgerSettings,
  ledger: LedgerWriter,
  record: Recording,
): Writers {
  const nextSeq = new Map<string, number>();
  const underWay = new Set<Promise<void>>();
  const open = new Set<number>();
  const acked = { count: 0 };
  let lastBadMs: number | undefined;

  function note(intendedMs: number, isAcked: boolean): void {
    if (isAcked) acked.count += 1;
    else lastBadMs = Math.max(lastBadMs ?? intendedMs, intendedMs);
  }

  function claim(slot: number): { readonly writer: string; readonly seq: number } {
    const writer = names[slot % names.length] ?? 'w1';
    const seq = (nextSeq.get(writer) ?? 0) + 1;
    nextSeq.set(writer, seq);
    return { writer, seq };
  }

  async function write(slot: number, intendedMs: number, closing: boolean, signal: AbortSignal): Promise<boolean> {
    const { writer, seq } = claim(slot);
    const invokedMs = record.now();
    const leftMs = intendedMs + writeTimeoutMs - invokedMs;
    // After its deadline a write would only tell of the pause of its own writer.
    if (leftMs <= 0) {
      record.add({ record: 'unsent', writer, seq, intendedMs });
      note(intendedMs, false);
      return false;
    }
    const payload = payloadOf(run, { writer, seq });
    const mark = closing ? { closing } : {};
    record.add({ record: 'invoke', writer, seq, hash: hashOf(payload), intendedMs, invokedMs, ...mark });
    open.add(intendedMs);
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), leftMs);
    const { outcome, answer } = await ledger.write(
      { writer, seq, payload },
      AbortSignal.any([deadline.signal, signal]),
    );
    clearTimeout(timer);
    record.add({ record: 'done', writer, seq, outcome, doneMs: record.now(), answer });
    open.delete(intendedMs);
    note(intendedMs, outcome === 'acked');
    return outcome === 'acked';
  }

  return {
    ackedCount: () => acked.count,
    lastBadMs: () => lastBadMs,
    oldestOpenMs: () => open.values().next().value ?? Infinity,
    drive: async (lengthMs, signal) => {
      const beginMs = record.now();
      const slots = (): number => Math.floor((lengthMs(beginMs) / 1000) * ratePerSecond);
      const intendedMs = (slot: number): number => beginMs + (slot / ratePerSecond) * 1000;
      for (let slot = 0; slot < slots() && !signal.aborted; slot += 1) {
        const waitMs = intendedMs(slot) - record.now();
        if (waitMs > 0) await passed(waitMs, signal);
        // Late slots are caught up with at once, but never so long that no answer is heard.
        else if (slot % slotsWithoutBreath === 0) await breathe();
        if (signal.aborted) break;
        const attempt = write(slot, intendedMs(slot), false, signal).then(() => void underWay.delete(attempt));
        underWay.add(attempt);
      }
      await Promise.all(underWay);
    },
    close: async (signal) => {
      let count = 0;
      for (let slot = 0; slot < Math.max(fewestClosingWrites, names.length) && !signal.aborted; slot += 1)
        if (await write(slot, record.now(), true, signal)) count += 1;
      return count;
    },
  };
}
