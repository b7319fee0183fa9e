import type { LedgerRecord } from '../../src/measure/ledger-record.ts';
import { lossOf } from '../../src/measure/loss.ts';
import type { OutageRecord } from '../../src/measure/outage-record.ts';
import { outageReport } from '../../src/measure/outage-report.ts';
import { firstAcknowledged } from '../ledger/first-acknowledged.ts';
import { type LossRunApart, lossRunApart } from '../ledger/loss-run-apart.ts';
import type { Fault, FaultAnswer } from '../prober/fault.ts';
import { aborted } from '../prober/passed.ts';
import { probeApart } from '../prober/probe-apart.ts';
import { Unsteady } from '../prober/unsteady.ts';
import type { Measure, MeasureOrder, Measured } from './measure.ts';
import { writesReport } from './writes-report.ts';

/**
 * Probes and ledger side by side, each in a process of its own, around one fault: both count from the same instant, which is stamped right
 * before the first destructive call. The figures rest on the records alone.
 */
export const measureService: Measure = async (order, tools) => {
  const outage: OutageRecord[] = [];
  const ledger: LedgerRecord[] = [];
  const early = new AbortController();
  const signal = AbortSignal.any([tools.signal, early.signal]);
  const begun = Promise.withResolvers<bigint>();
  const answered = Promise.withResolvers<FaultAnswer>();
  let faultMonoNs: bigint | undefined;
  let failed: unknown;
  const note = (record: OutageRecord): void => {
    outage.push(record);
    tools.record(record, 'prober');
  };
  const noteWrite = (record: LedgerRecord): void => {
    ledger.push(record);
    tools.record(record, 'ledger');
  };
  const isAcknowledged = (): boolean => ledger.some((one) => one.record === 'done' && one.outcome === 'acked');
  // The prober sets it off, once it has seen the steady state; the ledger is only told.
  const pull: Fault = async (ending, begin) => {
    void begun.promise.then(begin);
    return await Promise.race([answered.promise, undone(ending)]);
  };
  const fault: Fault = async (_ending, begin) => {
    let effectiveNs: bigint;
    try {
      if (order.endpoints.ledger && !(await firstAcknowledged(isAcknowledged, order.ledger, signal)))
        throw new Unsteady(['No write was acknowledged before the fault.']);
      effectiveNs = await tools.setOff((monoNs) => {
        faultMonoNs = monoNs;
        begin(monoNs);
        begun.resolve(monoNs);
      });
    } catch (error) {
      // A fault that fails is the experiment's own matter; the prober only has to end.
      failed = error;
      early.abort();
      return { ok: false, isOver: true, answer: 'the fault was not done' };
    }
    const answer = { ok: true, isOver: true, answer: 'the fault was done', effectiveMonoNs: String(effectiveNs) };
    answered.resolve(answer);
    return answer;
  };
  const writing = order.endpoints.ledger
    ? write(order, { pull, record: noteWrite, say: tools.say, signal })
    : undefined;
  // Looked at below; until then a failure of its own must not end the process.
  writing?.catch(() => undefined);
  try {
    await probeApart(
      { settings: order.outage, paths: order.endpoints.reads, ...control(order) },
      { say: tools.say, signal, record: note, fault },
    );
    if (failed !== undefined) throw failed;
    // A prober that was lost before it asked for the fault will not ask any more, and the ledger would wait for it.
    if (faultMonoNs === undefined) early.abort();
    await writing;
  } finally {
    early.abort();
    await writing?.catch(() => undefined);
  }
  return figures(order, outage, ledger, faultMonoNs);
};

async function undone(ending: AbortSignal): Promise<FaultAnswer> {
  await aborted(ending);
  return { ok: false, isOver: true, answer: 'the fault was not done' };
}

function figures(
  { endpoints, maxWriteRtoMs }: MeasureOrder,
  outage: readonly OutageRecord[],
  ledger: readonly LedgerRecord[],
  faultMonoNs: bigint | undefined,
): Measured {
  const reads = endpoints.reads.map(({ name }) => outageReport(outage, name));
  const isFaultEffectSeen = reads.some(({ firstBadMs }) => firstBadMs !== null);
  const writes = ledger.length === 0 ? undefined : writesReport(ledger, outage, maxWriteRtoMs);
  const lost = [...lostIn(outage, 'probed'), ...lostIn(ledger, 'wrote')];
  return {
    reads,
    ...(lost.length > 0 ? { lost } : {}),
    ...(faultMonoNs === undefined || lost.length > 0 ? {} : { faultMonoNs }),
    ...(writes ? { writes } : {}),
    ...(ledger.length === 0 ? {} : { loss: lossOf(ledger, { isFaultEffectSeen }) }),
  };
}

function lostIn(records: readonly (OutageRecord | LedgerRecord)[], did: 'probed' | 'wrote'): readonly string[] {
  const end = records.find((one) => one.record === 'end');
  return end?.why === 'lost' ? [`The process that ${did} ${end.how ?? 'was gone'} before the run was over.`] : [];
}

async function write(
  { endpoints, ledger, outage }: MeasureOrder,
  { pull, ...tools }: Pick<LossRunApart, 'record' | 'say' | 'signal'> & { readonly pull: Fault },
): Promise<void> {
  const { writeUrl = '', readUrl = '' } = endpoints.ledger ?? {};
  const { dnsServers } = endpoints;
  await lossRunApart({
    // Writing ends as probing does: with the first sustained window.
    settings: { sustainMs: outage.sustainMs, ...ledger },
    ledger: { writeUrl, readUrl, ...(dnsServers ? { dnsServers } : {}) },
    writeUrl,
    readUrl,
    fault: { name: 'the fault of the experiment', pull },
    ...tools,
  });
}

function control({ endpoints: { controlUrl, dnsServers } }: MeasureOrder): {
  controlUrl?: string;
  dnsServers?: readonly string[];
} {
  return { ...(controlUrl === undefined ? {} : { controlUrl }), ...(dnsServers === undefined ? {} : { dnsServers }) };
}
