import type { LedgerRecord } from '../../src/measure/ledger-record.ts';
import { lossOf } from '../../src/measure/loss.ts';
import type { OutageRecord } from '../../src/measure/outage-record.ts';
import { outageReport } from '../../src/measure/outage-report.ts';
import { lossRun } from '../ledger/loss-run.ts';
import { probe } from '../prober/probe.ts';
import { Unsteady } from '../prober/unsteady.ts';
import { locatedLedger } from './located-ledger.ts';
import type { Measure, MeasureOrder, MeasureTools, Measured } from './measure.ts';
import { writesReport } from './writes-report.ts';

/**
 * Probes and ledger side by side, around one fault: both count from the same instant, which is stamped right before the first destructive
 * call. The figures rest on the records alone.
 */
export const measureService: Measure = async (order, tools) => {
  const outage: OutageRecord[] = [];
  const ledger: LedgerRecord[] = [];
  const early = new AbortController();
  const signal = AbortSignal.any([tools.signal, early.signal]);
  let faultMonoNs: bigint | undefined;
  let failed: unknown;
  const note = (record: OutageRecord): void => {
    outage.push(record);
    tools.record(record);
  };
  const noteWrite = (record: LedgerRecord): void => {
    const told = record.record === 'run' ? { ...record, fault: 'the fault of the experiment' } : record;
    ledger.push(told);
    tools.record(told);
  };
  const stamp = (monoNs: bigint): void => {
    faultMonoNs = monoNs;
    const at = { record: 'fault', faultMonoNs: String(monoNs) } as const;
    note({ ...at, atMs: sinceStart(outage, monoNs) });
    if (ledger.length > 0) noteWrite({ ...at, atMs: sinceStart(ledger, monoNs) });
  };
  const writing = order.endpoints.ledger ? write(order, { ...tools, signal }, noteWrite) : undefined;
  // Looked at below; until then a failure of its own must not end the process.
  writing?.catch(() => undefined);
  try {
    await probe(
      { settings: order.outage, paths: order.endpoints.reads, ...control(order) },
      {
        say: tools.say,
        signal,
        // The prober's own stamp is that of the call; the fault may wait for its moment within it.
        record: (record) => (record.record === 'fault' ? undefined : note(record)),
        // A fault that fails is the experiment's own matter; the prober only has to end.
        fault: async () => {
          try {
            if (order.endpoints.ledger && !ledger.some((one) => one.record === 'done' && one.outcome === 'acked'))
              throw new Unsteady(['No write was acknowledged before the fault.']);
            await tools.setOff(stamp);
          } catch (error) {
            failed = error;
            early.abort();
            return { ok: false, isOver: true, answer: 'the fault was not done' };
          }
          const answer = { ok: true, isOver: true, answer: 'the fault was done' };
          if (ledger.length > 0)
            noteWrite({ record: 'fault-answer', atMs: sinceStart(ledger, process.hrtime.bigint()), ...answer });
          return answer;
        },
      },
    );
    if (failed !== undefined) throw failed;
    await writing;
  } finally {
    early.abort();
    await writing?.catch(() => undefined);
  }
  return figures(order, outage, ledger, faultMonoNs);
};

function figures(
  { endpoints, maxWriteRtoMs }: MeasureOrder,
  outage: readonly OutageRecord[],
  ledger: readonly LedgerRecord[],
  faultMonoNs: bigint | undefined,
): Measured {
  const reads = endpoints.reads.map(({ name }) => outageReport(outage, name));
  const isFaultEffectSeen = reads.some(({ firstBadMs }) => firstBadMs !== null);
  const writes = ledger.length === 0 ? undefined : writesReport(ledger, outage, maxWriteRtoMs);
  return {
    reads,
    ...(faultMonoNs === undefined ? {} : { faultMonoNs }),
    ...(writes ? { writes } : {}),
    ...(ledger.length === 0 ? {} : { loss: lossOf(ledger, { isFaultEffectSeen }) }),
  };
}

async function write(
  { endpoints, ledger }: MeasureOrder,
  { say, signal }: Pick<MeasureTools, 'say' | 'signal'>,
  record: (one: LedgerRecord) => void,
): Promise<void> {
  const { writeUrl = '', readUrl = '' } = endpoints.ledger ?? {};
  const { writer, reader } = locatedLedger(
    new URL(writeUrl),
    new URL(readUrl),
    endpoints.dnsServers ?? [],
    ledger.writeTimeoutMs,
  );
  await using _writer = writer;
  await lossRun({ settings: ledger, writer, reader, writeUrl, readUrl, record, say, signal });
}

function control({ endpoints: { controlUrl, dnsServers } }: MeasureOrder): {
  controlUrl?: string;
  dnsServers?: readonly string[];
} {
  return { ...(controlUrl === undefined ? {} : { controlUrl }), ...(dnsServers === undefined ? {} : { dnsServers }) };
}

function sinceStart(records: readonly (OutageRecord | LedgerRecord)[], monoNs: bigint): number {
  const run = records.find((one) => one.record === 'run');
  return run ? Number(monoNs - BigInt(run.startMonoNs)) / 1e6 : 0;
}
