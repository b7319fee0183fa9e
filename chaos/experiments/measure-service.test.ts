import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { platform } from 'node:process';
import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { LedgerRecord } from '../../src/measure/ledger-record.ts';
import { lossOf } from '../../src/measure/loss.ts';
import type { OutageRecord } from '../../src/measure/outage-record.ts';
import { outageReport } from '../../src/measure/outage-report.ts';
import { scriptedService } from '../prober/scripted/scripted-service.ts';
import type { Measured, MeasureOrder } from './measure.ts';
import { measureService } from './measure-service.ts';

/** A ledger that answers 503 for a while when it is told to, and so does what tells its health. */
interface DownableLedger extends AsyncDisposable {
  readonly url: string;
  readonly healthUrl: string;
  readonly down: (ms: number) => void;
}

async function downableLedger(): Promise<DownableLedger> {
  const entries: unknown[] = [];
  let downUntilMs = 0;
  const take = async (request: IncomingMessage): Promise<number> => {
    const entry: unknown = JSON.parse(await text(request));
    if (performance.now() < downUntilMs) return 503;
    entries.push(entry);
    return 201;
  };
  const server = createServer((request, response) => {
    if (request.url === '/health') response.writeHead(performance.now() < downUntilMs ? 503 : 200).end();
    else if (request.method === 'GET') response.end(JSON.stringify({ entries, next: null }));
    else void take(request).then((status) => response.writeHead(status).end());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${base}/ledger`,
    healthUrl: `${base}/health`,
    down: (ms) => void (downUntilMs = performance.now() + ms),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Both wait for a first answer: which of the two processes has started first is no matter. */
function orderFor(url: string, ledgerUrl: string): MeasureOrder {
  const times = { beforeMs: 600, afterMs: 15_000, steadyWithinMs: 10_000 };
  return {
    endpoints: {
      reads: [{ name: 'api', url, method: 'GET' }],
      ledger: { writeUrl: ledgerUrl, readUrl: ledgerUrl },
    },
    outage: { ...times, periodMs: 50, timeoutMs: 500, slowMs: 400, expectStatus: 200, sustainMs: 800, sloRatio: 0.99 },
    ledger: { ...times, writers: 2, ratePerSecond: 40, writeTimeoutMs: 500, quiesceMs: 100, maxLost: 0 },
  };
}

/** Measures an outage of 300 ms of the service and of its ledger; `meanwhile` is told which processes measure. */
async function measured(
  meanwhile: (pids: readonly number[]) => void,
  onSaid: (said: string, pids: readonly number[]) => void = () => undefined,
): Promise<Measured & { readonly tookMs: number; readonly kept: (of: string) => readonly unknown[] }> {
  await using service = await scriptedService();
  await using ledger = await downableLedger();
  const pids: number[] = [];
  const lines: string[] = [];
  const beganMs = performance.now();
  const found = await measureService(orderFor(service.url, ledger.url), {
    setOff: async (stamp) => {
      stamp(process.hrtime.bigint());
      ledger.down(300);
      await fetch(service.faultUrl('503', 300), { method: 'POST' });
      meanwhile(pids);
      return process.hrtime.bigint();
    },
    record: (record, of) => void lines.push(JSON.stringify({ of, ...record })),
    say: (said) => {
      const [, pid] = /^process (\d+) measures/u.exec(said) ?? [];
      if (pid !== undefined) pids.push(Number(pid));
      onSaid(said, pids);
    },
    signal: new AbortController().signal,
  });
  const kept = (of: string): readonly unknown[] =>
    lines.map((line) => JSON.parse(line) as { readonly of: string }).filter((one) => one.of === of);
  return { ...found, kept, tookMs: performance.now() - beganMs };
}

describe('measuring a service', { concurrency: 2 }, () => {
  it('probes and writes around one instant, and ends when both have recovered', async () => {
    const { reads, writes, loss, faultMonoNs, lost, tookMs } = await measured(() => undefined);
    expect(faultMonoNs).to.be.a('bigint');
    for (const one of [reads[0], writes, loss]) expect(one?.faultMonoNs).to.equal(String(faultMonoNs));
    expect(reads[0]?.firstBadMs).to.be.a('number');
    expect(writes?.rtoMs).to.be.above(290);
    expect([loss?.lost, loss?.fault]).to.deep.equal([0, 'the fault of the experiment']);
    expect(loss?.faultEffectiveMs, 'between the two, as who struck it told').to.be.within(
      Number.MIN_VALUE,
      loss?.faultAnsweredMs ?? 0,
    );
    expect(lost).to.equal(undefined);
    expect(tookMs).to.be.below(12_000);
  });

  it('waits for what is slow to start, and holds neither its answers nor its writes against it', async () => {
    await using ledger = await downableLedger();
    const writes: LedgerRecord[] = [];
    let isCold = true;
    const found = await measureService(orderFor(ledger.healthUrl, ledger.url), {
      setOff: async (stamp) => {
        stamp(process.hrtime.bigint());
        ledger.down(300);
        return process.hrtime.bigint();
      },
      record: (record, of) => void (of === 'ledger' && writes.push(record as LedgerRecord)),
      say: (said) => {
        if (!isCold || !said.startsWith('probing;')) return;
        isCold = false;
        ledger.down(1500);
      },
      signal: new AbortController().signal,
    });
    const faultAtMs = writes.find((one) => one.record === 'fault')?.atMs ?? 0;
    const isEarly = (one: LedgerRecord): boolean =>
      one.record === 'done' && one.outcome !== 'acked' && one.doneMs < faultAtMs;
    expect(writes.some(isEarly)).to.equal(true);
    for (const one of [found.reads[0], found.writes]) {
      expect(one?.verdict, one?.reasons.join(' ')).to.equal('pass');
      expect(one?.rtoMs).to.be.within(290, 1400);
    }
  });

  it('gives the same figures again from the lines that were kept', async () => {
    const { reads, loss, kept } = await measured(() => undefined);
    expect(outageReport(kept('prober') as readonly OutageRecord[], 'api')).to.deep.equal(reads[0]);
    const isFaultEffectSeen = reads[0]?.firstBadMs !== null;
    expect(lossOf(kept('ledger') as readonly LedgerRecord[], { isFaultEffectSeen })).to.deep.equal(loss);
  });

  it('mistake 24: concludes nothing when a process that measures is killed, and says which', async () => {
    const { reads, loss, lost, faultMonoNs } = await measured((pids) => {
      for (const pid of pids) process.kill(pid, 'SIGKILL');
    });
    expect(lost).to.deep.equal([
      'The process that probed was ended by SIGKILL before the run was over.',
      'The process that wrote was ended by SIGKILL before the run was over.',
    ]);
    expect([reads[0]?.verdict, loss?.verdict]).to.deep.equal(['inconclusive', 'inconclusive']);
    expect(faultMonoNs).to.equal(undefined);
  });

  it('mistake 24: writes no longer for a fault that a killed prober can no longer ask for', {
    skip: platform !== 'linux',
  }, async () => {
    let wasSetOff = false;
    const { lost, loss } = await measured(
      () => void (wasSetOff = true),
      (said, pids) => {
        if (!said.startsWith('probing;')) return;
        const prober = pids.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('probe-process'));
        if (prober !== undefined) process.kill(prober, 'SIGKILL');
      },
    );
    expect(wasSetOff).to.equal(false);
    expect(lost).to.deep.equal(['The process that probed was ended by SIGKILL before the run was over.']);
    expect(loss?.verdict).to.equal('aborted');
  });
});
