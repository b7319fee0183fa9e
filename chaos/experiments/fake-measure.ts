import type { LedgerRecord } from '../../src/measure/ledger-record.ts';
import { lossOf } from '../../src/measure/loss.ts';
import type { OutageRecord } from '../../src/measure/outage-record.ts';
import { outageReport } from '../../src/measure/outage-report.ts';
import type { Measure, MeasureOrder } from './measure.ts';
import { writesReport } from './writes-report.ts';

export interface FakeService {
  /** How long requests fail after the fault; null for ever, 0 never. */
  readonly outageMs: number | null;
  readonly writeOutageMs?: number | null;
  /** How many of the last acknowledged writes before the fault are gone. */
  readonly lost?: number;
  /** How late the prober was. */
  readonly lagMs?: number;
  /** Goes on until it is stopped. */
  readonly hangs?: boolean;
  /** What happens once the fault was set off. */
  readonly afterFault?: () => void | Promise<void>;
  /** No final read. */
  readonly unread?: boolean;
}

/**
 * A FAKE measurement, for tests: it makes up readings of a service that fails as told, in no time, and reckons the figures from them with the
 * real arithmetic. The fault itself is really asked for.
 */
export function fakeMeasure(service: FakeService): Measure {
  return async (order, tools) => {
    let faultMonoNs: bigint | undefined;
    const outage = readings(order, service);
    for (const record of outage.filter(({ record: kind }) => kind === 'run')) tools.record(record, 'prober');
    await tools.setOff((monoNs) => {
      faultMonoNs = monoNs;
      tools.record({ record: 'fault', faultMonoNs: String(monoNs), atMs: order.outage.beforeMs }, 'prober');
    });
    for (const record of outage.filter(({ record: kind }) => kind === 'reading').slice(-1))
      tools.record(record, 'prober');
    await service.afterFault?.();
    if (service.hangs && !tools.signal.aborted)
      await new Promise<void>((resolve) => tools.signal.addEventListener('abort', () => resolve()));
    const stopped = tools.signal.aborted;
    const probed = ended(outage, stopped);
    const ledger = written(order, service);
    const reads = [outageReport(probed, 'api')];
    const writes = writesReport(ledger, probed, order.maxWriteRtoMs);
    return {
      reads,
      ...(writes ? { writes } : {}),
      loss: lossOf(ledger, { isFaultEffectSeen: service.outageMs !== 0 }),
      ...(faultMonoNs === undefined ? {} : { faultMonoNs }),
    };
  };
}

function ended(records: readonly OutageRecord[], stopped: boolean): readonly OutageRecord[] {
  return [
    ...records.filter(({ record }) => record !== 'end'),
    { record: 'end', atMs: 0, why: stopped ? 'aborted' : 'limit' },
  ];
}

function readings({ outage: settings }: MeasureOrder, { outageMs, lagMs = 0 }: FakeService): readonly OutageRecord[] {
  const { beforeMs, afterMs, periodMs } = settings;
  const at = { record: 'fault', faultMonoNs: '0', atMs: beforeMs } as const;
  const count = Math.floor((beforeMs + afterMs) / periodMs);
  return [
    {
      record: 'run',
      format: 1,
      startedAt: '2026-11-21T09:00:00.000Z',
      startMonoNs: '0',
      settings,
      paths: [{ name: 'api', url: 'https://fake.example/', method: 'GET' }],
    },
    at,
    { record: 'fault-answer', atMs: beforeMs, ok: true, isOver: true, answer: 'done' },
    ...Array.from({ length: count }, (_, slot): OutageRecord => {
      const intendedMs = slot * periodMs;
      const isBad = isDown(intendedMs - beforeMs, outageMs);
      return {
        record: 'reading',
        path: 'api',
        client: 'fresh',
        intendedMs,
        sentMs: intendedMs + lagMs,
        doneMs: intendedMs + lagMs + 1,
        ...(isBad ? { outcome: 'failed', error: 'ECONNREFUSED' } : { outcome: 'answered', status: 200 }),
      };
    }),
  ];
}

function written({ ledger: settings }: MeasureOrder, service: FakeService): readonly LedgerRecord[] {
  const { beforeMs, afterMs, ratePerSecond } = settings;
  const { lost = 0, outageMs, writeOutageMs = outageMs, unread = false } = service;
  const count = Math.floor(((beforeMs + afterMs) / 1000) * ratePerSecond);
  const all = Array.from({ length: count }, (_, slot) => {
    const intendedMs = (slot * 1000) / ratePerSecond;
    return { seq: slot + 1, intendedMs, isAcked: !isDown(intendedMs - beforeMs, writeOutageMs), closing: false };
  });
  const closing = [1, 2, 3].map((n) => ({
    seq: count + n,
    intendedMs: beforeMs + afterMs + n,
    isAcked: writeOutageMs !== null,
    closing: true,
  }));
  const gone = new Set(
    all
      .filter(({ isAcked, intendedMs }) => isAcked && intendedMs < beforeMs)
      .slice(lost === 0 ? Infinity : -lost)
      .map(({ seq }) => seq),
  );
  const made = [...all, ...closing];
  const kept = made.filter(({ isAcked, seq }) => isAcked && !gone.has(seq));
  return [
    {
      record: 'run',
      format: 1,
      startedAt: '2026-11-21T09:00:00.000Z',
      startMonoNs: '0',
      settings,
      writeUrl: 'https://fake.example/ledger',
      readUrl: 'https://fake.example/ledger',
      fault: 'the fault of the experiment',
    },
    { record: 'fault', faultMonoNs: '0', atMs: beforeMs },
    { record: 'fault-answer', atMs: beforeMs, ok: true, isOver: true, answer: 'done' },
    ...made.flatMap(({ seq, intendedMs, isAcked, closing: isClosing }): LedgerRecord[] => [
      {
        record: 'invoke',
        writer: `w${(seq % settings.writers) + 1}`,
        seq,
        hash: `h${seq}`,
        intendedMs,
        invokedMs: intendedMs,
        ...(isClosing ? { closing: true } : {}),
      },
      {
        record: 'done',
        writer: `w${(seq % settings.writers) + 1}`,
        seq,
        outcome: isAcked ? 'acked' : 'indeterminate',
        doneMs: intendedMs + 1,
        answer: isAcked ? 'HTTP 200' : 'HTTP 503',
      },
    ]),
    ...(unread
      ? []
      : [1, 2].flatMap((read): LedgerRecord[] => [
          ...kept.map(
            ({ seq }): LedgerRecord => ({
              record: 'entry',
              read,
              writer: `w${(seq % settings.writers) + 1}`,
              seq,
              hash: `h${seq}`,
            }),
          ),
          { record: 'read', read, state: 'complete', atMs: 0, foreign: 0, answer: `${kept.length} entries` },
        ])),
    { record: 'end', atMs: 0, why: 'complete' },
  ];
}

function isDown(sinceFaultMs: number, outageMs: number | null): boolean {
  return sinceFaultMs >= 0 && (outageMs === null || sinceFaultMs < outageMs);
}
