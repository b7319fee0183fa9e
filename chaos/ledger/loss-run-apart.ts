import type { LedgerRecord, LedgerSettings } from '../../src/measure/ledger-record.ts';
import { measuredApart, MeasuringFailed } from '../prober/process/measured-apart.ts';
import type { LedgerPlace } from './ledger-at.ts';
import { LedgerNotReady } from './ledger-not-ready.ts';
import type { LossRun, NamedFault } from './loss-run.ts';

/** What the process that writes is told. */
export interface LossOrder extends Pick<LossRun, 'settings' | 'writeUrl' | 'readUrl'> {
  readonly place: LedgerPlace;
  readonly faultName: string | undefined;
}

/** Writes as `lossRun` does, in a process of its own; what it needs from outside is where the ledger lies. */
export interface LossRunApart extends Pick<LossRun, 'writeUrl' | 'readUrl' | 'record' | 'say' | 'signal'> {
  readonly settings: LedgerSettings;
  /** The real addresses; `writeUrl` and `readUrl` are what may be shown of them. */
  readonly ledger: Pick<LedgerPlace, 'writeUrl' | 'readUrl' | 'dnsServers'>;
  readonly fault?: NamedFault;
}

const entry = new URL('./loss-run-process.ts', import.meta.url);

/**
 * Drives the ledger from a process of its own, so that nothing this process does holds up a write; the fault is set off by this process. When the
 * writers' process is lost, the records so far and an end that says so, of which nothing is concluded.
 * @throws LedgerNotReady when it cannot be prepared; nothing was written then.
 */
export async function lossRunApart(parts: LossRunApart): Promise<readonly LedgerRecord[]> {
  const { settings, ledger, fault, writeUrl, readUrl, record, say, signal } = parts;
  const place = { ...ledger, writers: settings.writers, timeoutMs: settings.writeTimeoutMs };
  const order: LossOrder = { settings, writeUrl, readUrl, place, faultName: fault?.name };
  try {
    return await measuredApart<LossOrder, LedgerRecord>(
      { entry, order, urls: [ledger.writeUrl, ledger.readUrl], faultLimitMs: settings.afterMs },
      { fault: fault?.pull ?? none, record, say, signal },
    );
  } catch (error) {
    // By its name, as the class itself does not pass between processes.
    if (error instanceof MeasuringFailed && error.name === 'LedgerNotReady') throw new LedgerNotReady(error);
    throw error;
  }
}

const none = (): Promise<never> => Promise.reject(new Error('There is no fault to set off.'));
