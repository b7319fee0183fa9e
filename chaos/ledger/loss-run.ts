import type { LedgerRecord, LedgerSettings } from '../../src/measure/ledger-record.ts';
import type { Fault } from '../prober/fault.ts';
import { passed } from '../prober/passed.ts';
import { readWhole } from './final-read.ts';
import { firstAcknowledged } from './first-acknowledged.ts';
import { LedgerNotReady } from './ledger-not-ready.ts';
import type { LedgerReader, LedgerWriter } from './ledger.ts';
import { hashOf, newRunName } from './payload.ts';
import { type Recording, recording } from './recording.ts';
import { freeWriterNames } from './writer-names.ts';
import { type Writers, writersOf } from './writers.ts';
import { type FaultProgress, writingTimeMs } from './writing-time.ts';

/** A fault, and what it is called in the records. */
export interface NamedFault {
  readonly name: string;
  readonly pull: Fault;
}

/** What a run needs from outside. */
export interface LossRun {
  readonly settings: LedgerSettings;
  readonly writer: LedgerWriter;
  readonly reader: LedgerReader;
  readonly fault?: NamedFault;
  /** Addresses as they may be shown: without passwords. */
  readonly writeUrl: string;
  readonly readUrl: string;
  /** Keeps one record; must not throw. */
  readonly record: (record: LedgerRecord) => void;
  readonly say: (text: string) => void;
  readonly signal: AbortSignal;
}

/** A whole read must be over by then: a ledger without an end is none. */
const readLimitMs = 120_000;
const readTries = 3;
const readPauseMs = 500;
/** What is added to the time-out of a write, so that a late one is over before the final read. */
const quietMarginMs = 100;

/**
 * Drives the ledger: writes at a steady rate, sets off the fault, writes on, falls silent, reads twice. All that happened is in the
 * records, of which `lossOf` makes figures and a verdict; an interrupt leaves the records so far and an end that says so.
 * @throws LedgerNotReady when it cannot be prepared; nothing was written then.
 */
export async function lossRun(parts: LossRun): Promise<readonly LedgerRecord[]> {
  const { settings, writer, fault, say, signal } = parts;
  await writer.prepare(signal).catch((error: unknown) => {
    if (!signal.aborted) throw new LedgerNotReady(error);
  });
  const name = newRunName();
  const names = await freeWriterNames(name, settings.writers, parts.reader, signal, say);
  const record = recording(parts.record);
  record.add({
    record: 'run',
    format: 1,
    startedAt: new Date().toISOString(),
    startMonoNs: String(record.startMonoNs),
    settings,
    writeUrl: parts.writeUrl,
    readUrl: parts.readUrl,
    ...(fault && { fault: fault.name }),
  });
  const writers = writersOf(name, names, settings, writer, record);
  const over = new AbortController();
  const failing = new AbortController();
  say(
    `${settings.writers} writers, ${settings.ratePerSecond} writes a second, ${(settings.beforeMs + settings.afterMs) / 1000} s at the most`,
  );
  const progress: { fault: FaultProgress } = { fault: { is: 'not-due' } };
  const pulled = fault && pull(fault, parts, { writers, record, over: over.signal, progress });
  pulled?.catch(() => failing.abort());
  const broken = AbortSignal.any([signal, failing.signal]);
  await writers.drive((beganMs) => writingTimeMs(settings, progress.fault, beganMs, writers), broken);
  if (failing.signal.aborted) await pulled;
  await finish(parts, name, writers, record, signal);
  // Only now: a command that started the service again may still run, and the final read needs the service.
  over.abort();
  await pulled;
  record.add({ record: 'end', atMs: record.now(), why: signal.aborted ? 'aborted' : 'complete' });
  return record.records;
}

interface Underway {
  readonly writers: Writers;
  readonly record: Recording;
  readonly over: AbortSignal;
  /** Where the fault stands, for who has to know how long to write. */
  readonly progress: { fault: FaultProgress };
}

async function pull(
  fault: NamedFault,
  { settings, signal, say }: LossRun,
  { writers, record, over, progress }: Underway,
): Promise<void> {
  await passed(settings.beforeMs - record.now(), signal);
  progress.fault = { is: 'awaited' };
  const isWriting = await firstAcknowledged(() => writers.ackedCount() > 0, settings, signal);
  if (signal.aborted) return;
  if (!isWriting) {
    const reason = 'no write had been acknowledged before it was due';
    say(`The fault is not set off: ${reason}`);
    record.add({ record: 'fault-withheld', atMs: record.now(), reason });
    progress.fault = { is: 'not-due' };
    return;
  }
  let atMs = record.now();
  const { ok, isOver, answer, effectiveMonoNs } = await fault.pull(AbortSignal.any([signal, over]), (faultMonoNs) => {
    atMs = record.sinceStartMs(faultMonoNs);
    record.add({ record: 'fault', faultMonoNs: String(faultMonoNs), atMs });
    progress.fault = { is: 'begun', atMs };
    say(`${writers.ackedCount()} writes acknowledged; the fault is set off (${fault.name})`);
  });
  record.add({
    record: 'fault-answer',
    atMs: record.now(),
    ok,
    isOver,
    answer,
    ...(effectiveMonoNs !== undefined && { effectiveMs: record.sinceStartMs(BigInt(effectiveMonoNs)) }),
  });
  progress.fault = { is: 'answered', atMs };
  say(`The fault answered: ${answer}`);
}

async function finish(
  { settings, reader, say }: LossRun,
  name: string,
  writers: Writers,
  record: Recording,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return;
  const closed = await writers.close(signal);
  const quietMs = Math.max(settings.quiesceMs, settings.writeTimeoutMs + quietMarginMs);
  say(`${writers.ackedCount()} writes acknowledged, ${closed} of them at the end; quiet for ${quietMs / 1000} s`);
  await passed(quietMs, signal);
  for (const read of [1, 2]) {
    if (signal.aborted) return;
    say(`final read ${read} of 2`);
    // A second read could no longer agree with a first one that is not there.
    if (!(await readOnce(read, reader, name, record, signal))) return;
  }
}

async function readOnce(
  read: number,
  reader: LedgerReader,
  name: string,
  record: Recording,
  signal: AbortSignal,
): Promise<boolean> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(readLimitMs)]);
  for (let tries = 1; ; tries += 1) {
    try {
      const { entries, foreign, isStandby } = await readWhole(reader, name, limit);
      for (const { writer, seq, payload } of entries)
        record.add({ record: 'entry', read, writer, seq, hash: hashOf(payload) });
      const state = isStandby ? 'standby' : 'complete';
      const answer = isStandby ? 'it is in recovery' : `${entries.length} entries`;
      record.add({ record: 'read', read, state, atMs: record.now(), foreign: foreign.length, answer });
      return !isStandby;
    } catch (error) {
      if (signal.aborted) return false;
      if (tries >= readTries || limit.aborted) {
        const answer = error instanceof Error ? error.message : String(error);
        record.add({ record: 'read', read, state: 'absent', atMs: record.now(), foreign: 0, answer });
        return false;
      }
      await passed(readPauseMs, signal);
    }
  }
}
