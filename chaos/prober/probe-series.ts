import type { OutageSettings, ProbedPath } from '../../src/measure/outage-record.ts';
import { type ClientName, countedAs, type Reading } from '../../src/measure/reading.ts';
import { addressBook } from './address-book.ts';
import { type ProbeClient, probeClient } from './probe-client.ts';
import type { RunClock } from './run-clock.ts';
import type { Seen } from './settled.ts';

/** One client asking one path, with all that it has seen. */
export interface ProbeSeries extends Disposable {
  readonly path: string;
  readonly client: ClientName;
  /** Sends one probe that is not kept: the first of a process is slow, and kept connections must be open before the fault. */
  readonly warmUp: () => Promise<void>;
  /** Sends a probe, or notes that its deadline has passed already; resolves with the reading, and never rejects. */
  readonly probe: (intendedMs: number) => Promise<void>;
  readonly seen: () => Seen;
  /** Intended instant of the last probe that was not good. */
  readonly lastBadMs: () => number | undefined;
}

export interface SeriesTools {
  readonly clock: RunClock;
  readonly settings: OutageSettings;
  readonly dnsServers: readonly string[];
  readonly record: (reading: Reading) => void;
}

/** The clients of one path: a pinning one only where there is a name to resolve. */
export async function pathSeries(path: ProbedPath, tools: SeriesTools): Promise<readonly ProbeSeries[]> {
  const fresh = await openSeries(path, 'fresh', tools);
  const kept = await openSeries(path, 'kept', tools);
  const { isNamed } = fresh;
  return [fresh, kept, ...(isNamed ? [await openSeries(path, 'pinned', tools)] : [])];
}

export async function openSeries(
  { name, url, method }: ProbedPath,
  client: ClientName,
  { clock, settings, dnsServers, record }: SeriesTools,
): Promise<ProbeSeries & { readonly isNamed: boolean }> {
  const target = new URL(url);
  const lookup = await addressBook(target.hostname, clock, {
    keep: client === 'pinned' ? 'first' : 'ttl',
    dnsServers,
    timeoutMs: settings.timeoutMs,
  });
  const sender: ProbeClient = probeClient({ url: target, method, lookup }, client === 'kept' ? 'kept' : 'new');
  const readings: Reading[] = [];
  const open = new Set<number>();
  let lastBadMs: number | undefined;
  const keep = (reading: Reading): void => {
    readings.push(reading);
    if (countedAs(reading, settings) !== 'ok') lastBadMs = Math.max(lastBadMs ?? 0, reading.intendedMs);
    record(reading);
  };
  return {
    path: name,
    client,
    isNamed: lookup !== undefined,
    async warmUp() {
      await sender.send(settings.timeoutMs);
    },
    async probe(intendedMs) {
      const sentMs = clock.nowMs();
      const remainingMs = intendedMs + settings.timeoutMs - sentMs;
      const start = { path: name, client, intendedMs };
      if (remainingMs <= 0) {
        keep({ ...start, sentMs: null, doneMs: sentMs, outcome: 'unsent' });
        return;
      }
      open.add(intendedMs);
      const { answer, doneMs } = await sender.send(remainingMs).then((one) => ({ answer: one, doneMs: clock.nowMs() }));
      open.delete(intendedMs);
      keep({ ...start, sentMs, doneMs, ...answer });
    },
    seen: () => ({ readings, openMs: open.values().next().value ?? Infinity }),
    lastBadMs: () => lastBadMs,
    [Symbol.dispose]: () => sender[Symbol.dispose](),
  };
}
