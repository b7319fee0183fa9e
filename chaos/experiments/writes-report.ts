import type { LedgerRecord } from '../../src/measure/ledger-record.ts';
import { ledgerRunOf } from '../../src/measure/ledger-run.ts';
import type { OutageRecord, OutageSettings } from '../../src/measure/outage-record.ts';
import { outageReport, type OutageReport } from '../../src/measure/outage-report.ts';
import type { Reading } from '../../src/measure/reading.ts';

/**
 * How writes came back: that of the writer whose writes came back last, or did not. Each writer is a prober of its own, with a period of its own.
 * `maxRtoMs` is the longest time that is allowed. Undefined without writes.
 */
export function writesReport(
  ledger: readonly LedgerRecord[],
  probed: readonly OutageRecord[],
  maxRtoMs: number | undefined,
): OutageReport | undefined {
  const writers = new Set(ledger.flatMap((one) => (one.record === 'invoke' ? [one.writer] : [])));
  const [worst] = [...writers]
    .map((writer) => outageReport(writeReadings(ledger, probed, writer, maxRtoMs), 'writes'))
    .toSorted((a, b) => lateness(b) - lateness(a));
  return worst;
}

function lateness({ rtoMs, firstBadMs }: OutageReport): number {
  return rtoMs ?? (firstBadMs === null ? -1 : Number.POSITIVE_INFINITY);
}

/**
 * One writer's writes as readings of a path "writes", so that their recovery is reckoned as that of requests: an acknowledged write is a good
 * answer. `probed` gives the settings that say what is good. Times stay those of the ledger's own clock.
 */
function writeReadings(
  ledger: readonly LedgerRecord[],
  probed: readonly OutageRecord[],
  writer: string,
  maxRtoMs: number | undefined,
): readonly OutageRecord[] {
  const begun = probed.find((one) => one.record === 'run');
  const own = ledger.find((one) => one.record === 'run');
  if (!begun || !own) return [];
  const run = ledgerRunOf(ledger);
  const { maxRtoMs: _ofReads, ...shared } = begun.settings;
  const settings: OutageSettings = {
    ...shared,
    ...(maxRtoMs === undefined ? {} : { maxRtoMs }),
    periodMs: (1000 * run.settings.writers) / run.settings.ratePerSecond,
    timeoutMs: run.settings.writeTimeoutMs,
    slowMs: run.settings.writeTimeoutMs,
    beforeMs: run.settings.beforeMs,
    afterMs: run.settings.afterMs,
  };
  const sent = run.operations
    .filter((one) => one.writer === writer && !one.closing && one.doneMs !== Number.POSITIVE_INFINITY)
    .map(
      ({ intendedMs, invokedMs, doneMs, outcome }): Reading => ({
        path: 'writes',
        client: 'kept',
        intendedMs,
        sentMs: invokedMs,
        doneMs,
        ...(outcome === 'acked'
          ? { outcome: 'answered', status: settings.expectStatus }
          : { outcome: 'failed', error: outcome }),
      }),
    );
  const unsent = ledger.flatMap((one): Reading[] =>
    one.record === 'unsent' && one.writer === writer
      ? [
          {
            path: 'writes',
            client: 'kept',
            intendedMs: one.intendedMs,
            sentMs: null,
            doneMs: one.intendedMs + settings.timeoutMs,
            outcome: 'unsent',
          },
        ]
      : [],
  );
  const steady = probed.find((one) => one.record === 'steady');
  const laterMs = Number(BigInt(own.startMonoNs) - BigInt(begun.startMonoNs)) / 1e6;
  const end = ledger.find((one) => one.record === 'end');
  return [
    {
      record: 'run',
      format: 1,
      startedAt: own.startedAt,
      startMonoNs: own.startMonoNs,
      settings,
      paths: [{ name: 'writes', url: own.writeUrl, method: 'POST' }],
    },
    ...[...sent, ...unsent].map((reading): OutageRecord => ({ record: 'reading', ...reading })),
    ...(steady
      ? [{ ...steady, sinceMs: steady.sinceMs - laterMs, atMs: steady.atMs - laterMs } satisfies OutageRecord]
      : []),
    ...ledger.flatMap((one): OutageRecord[] => (one.record === 'fault' || one.record === 'fault-answer' ? [one] : [])),
    ...(end ? [probingEnd(end)] : []),
  ];
}

function probingEnd({ atMs, why, how }: Extract<LedgerRecord, { readonly record: 'end' }>): OutageRecord {
  return {
    record: 'end',
    atMs,
    why: why === 'complete' ? 'limit' : why,
    ...(how === undefined ? {} : { how }),
  };
}
