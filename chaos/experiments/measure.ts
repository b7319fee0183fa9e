import type { LedgerRecord, LedgerSettings } from '../../src/measure/ledger-record.ts';
import type { Loss } from '../../src/measure/loss.ts';
import type { OutageRecord, OutageSettings, ProbedPath } from '../../src/measure/outage-record.ts';
import type { OutageReport } from '../../src/measure/outage-report.ts';

/** Where a running twin is spoken to from outside. */
export interface Endpoints {
  readonly reads: readonly ProbedPath[];
  /** Where acknowledged writes are counted; without one, loss is not known. */
  readonly ledger?: { readonly writeUrl: string; readonly readUrl: string };
  readonly controlUrl?: string;
  readonly dnsServers?: readonly string[];
}

export interface MeasureOrder {
  readonly endpoints: Endpoints;
  readonly outage: OutageSettings;
  readonly ledger: LedgerSettings;
  /** The longest time until writes are accepted again that is allowed on the twin; without it, only the figure is asked for. */
  readonly maxWriteRtoMs?: number;
}

/** What measuring is given, and what it tells as it goes. */
export interface MeasureTools {
  /**
   * Breaks what is to be broken; calls `stamp` with CLOCK_MONOTONIC, in ns, right before the first destructive call, and tells it again when all
   * was broken.
   */
  readonly setOff: (stamp: (monoNs: bigint) => void) => Promise<bigint>;
  /** Raw readings and operations, and whose they are: both kinds know a run, a fault and an end. */
  readonly record: (record: OutageRecord | LedgerRecord, of: 'prober' | 'ledger') => void;
  readonly say: (text: string) => void;
  readonly signal: AbortSignal;
}

export interface Measured {
  readonly reads: readonly OutageReport[];
  readonly writes?: OutageReport;
  readonly loss?: Loss;
  /** Undefined when the fault was never set off, or nothing can be concluded from it since a process that measured was lost. */
  readonly faultMonoNs?: bigint;
  /** What became of processes that measured and were lost, as sentences; absent when none was. */
  readonly lost?: readonly string[];
}

/** Measures a service before, at and after a fault that it sets off once the steady state was seen. Throws Unsteady when it was not. */
export type Measure = (order: MeasureOrder, tools: MeasureTools) => Promise<Measured>;
