import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it, mock, type TestContext } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { type OutageRecord, recordsOf } from '../../src/measure/outage-record.ts';
import { outageReport, type OutageReport } from '../../src/measure/outage-report.ts';
import type { Fault } from './fault.ts';
import { probe, type ProbeRequest } from './probe.ts';
import { probeApart } from './probe-apart.ts';
import { type OutageKind, outageKinds } from './scripted/outage-kinds.ts';
import { repeatUntilHealthy } from './scripted/repeat-until-healthy.ts';
import { type OutageTruth, scriptedService } from './scripted/scripted-service.ts';
import { Unsteady } from './unsteady.ts';

const settings = {
  periodMs: 50,
  timeoutMs: 1000,
  slowMs: 500,
  expectStatus: 200,
  beforeMs: 500,
  afterMs: 8000,
  sustainMs: 1000,
  sloRatio: 0.9999,
};
const never = new AbortController().signal;
const noEffect: Fault = async (_ending, begin) => {
  begin(process.hrtime.bigint());
  return { ok: true, isOver: true, answer: 'nothing was done' };
};

async function run(
  url: string,
  fault: Fault,
  more: Partial<ProbeRequest> = {},
  record: (record: OutageRecord) => void = () => undefined,
  how: typeof probe = probeApart,
): Promise<OutageReport> {
  const request = { settings, paths: [{ name: 'api', url, method: 'GET' }], ...more };
  return outageReport(await how(request, { fault, record, say: () => undefined, signal: never }), 'api');
}

interface Held {
  readonly report: OutageReport;
  /** Nobody can have seen the service recover before this, and everybody from the end on; milliseconds after the fault. */
  readonly lastBadMs: number;
  readonly endMs: number;
  /** When the probe was due whose answer was the first good one. */
  readonly firstGoodDueMs: number;
}

/** One outage of the scripted service, measured by a healthy prober, with the truth beside it. */
async function outage(
  kind: OutageKind,
  ms: number,
  context: TestContext,
  wrap = (fault: Fault): Fault => fault,
  how: typeof probe = probeApart,
): Promise<Held> {
  let truth: OutageTruth | undefined;
  let records: OutageRecord[] = [];
  const report = await repeatUntilHealthy(async () => {
    await using service = await scriptedService();
    records = [];
    const measured = await run(service.url, wrap(service.fault(kind, ms)), {}, (one) => void records.push(one), how);
    truth = await service.truth();
    return measured;
  }, context);
  const since = (ns = 0n): number => Number(ns - BigInt(report.faultMonoNs ?? '0')) / 1e6;
  const atMs = recordsOf(records, 'fault')[0]?.atMs ?? Number.NaN;
  const firstGood = recordsOf(records, 'reading').find(
    ({ doneMs }) => Math.abs(doneMs - atMs - (report.rtoMs ?? 0)) < 0.001,
  );
  return {
    report,
    lastBadMs: since(truth?.lastBadNs),
    endMs: since(truth?.endNs),
    firstGoodDueMs: (firstGood?.intendedMs ?? Number.NaN) - atMs,
  };
}

function expectTruth({ report, lastBadMs, endMs, firstGoodDueMs }: Held): void {
  const [low = Number.NaN, high = Number.NaN] = report.rtoIntervalMs ?? [];
  expect(report.verdict, report.reasons.join(' ')).to.equal('pass');
  expect(low).to.be.below(lastBadMs);
  expect(high).to.be.at.least(lastBadMs);
  expect(report.rtoMs).to.equal(high);
  // How long its answer took depends on how busy the machine is; that it was the next probe that was due does not.
  expect(firstGoodDueMs).to.be.below(endMs + settings.periodMs);
}

describe('probing an outage', { concurrency: 3 }, () => {
  for (const kind of outageKinds) {
    it(`contains the truth when the service goes down by "${kind}"`, async (context) => {
      const held = await outage(kind, 400, context);
      expectTruth(held);
      const { probes, flaps } = held.report;
      expect(probes.ok + probes.failed + probes.late + (probes.intended - probes.sent)).to.equal(probes.intended);
      if (kind === 'slow') expect(probes.failed + probes.late).to.be.above(0);
      if (kind === 'flap') expect(flaps).to.be.at.least(1);
    });
  }

  it('mistake 1: starts the clock before the fault is set off, not when that came back', async (context) => {
    const held = await outage('503', 300, context, (fault) => async (ending, begin) => {
      const answer = await fault(ending, begin);
      await setTimeout(600);
      return answer;
    });
    expectTruth(held);
    expect(held.endMs).to.be.above(290);
    expect(held.report.fault?.answeredMs).to.be.above(590);
  });

  it('mistake 2: does not let a hanging probe delay the next', async (context) => {
    const { report } = await outage('blackhole', 800, context);
    // A loop that waits for each answer would have sent one probe, and be a whole time-out late.
    expect(report.probes.failed).to.be.at.least(14);
    expect(report.scheduleLagMs?.max).to.be.below(settings.timeoutMs / 2);
    expect(report.resolutionMs).to.be.below(3 * settings.periodMs);
  });

  it('mistake 19: does not notice that the wall clock is set while it probes', async (context) => {
    const real = Date.now.bind(Date);
    // In this process, where the wall clock can be set.
    const wrap =
      (fault: Fault): Fault =>
      (ending, begin) => {
        mock.method(Date, 'now', () => real() - 3_600_000);
        return fault(ending, begin);
      };
    const held = await outage('503', 300, context, wrap, probe).finally(() => mock.restoreAll());
    expectTruth(held);
  });

  it('mistake 25: concludes nothing from a fault without effect', async (context) => {
    const short = { settings: { ...settings, afterMs: 1500, maxRtoMs: 1000 } };
    const report = await repeatUntilHealthy(async () => {
      await using service = await scriptedService();
      return await run(service.url, noEffect, short);
    }, context);
    expect(report).to.deep.include({
      verdict: 'inconclusive',
      rtoMs: null,
      rtoIntervalMs: null,
      outages: [],
      end: 'limit',
    });
    expect(report.reasons).to.deep.equal([
      'Fault without effect: no probe failed within 1500 ms after it, so no recovery was measured.',
    ]);
  });

  it('sets nothing off where the service is not healthy before', async () => {
    let isBroken = false;
    const fault: Fault = (ending, begin) => {
      isBroken = true;
      return noEffect(ending, begin);
    };
    const rejection = await run('http://127.0.0.1:1/', fault).catch((error: unknown) => error);
    expect(rejection).to.be.instanceOf(Unsteady);
    expect(String(rejection)).to.include('failed with ECONNREFUSED');
    expect(isBroken).to.equal(false);
  });

  it('waits for a service that is slow to start, and counts from its first good time on', async () => {
    const patient = { settings: { ...settings, afterMs: 1500, steadyWithinMs: 10_000 } };
    let asked = 0;
    const cold = createServer((_request, response) => response.writeHead((asked += 1) <= 5 ? 503 : 200).end());
    cold.listen(0, '127.0.0.1');
    await once(cold, 'listening');
    await using _closed = {
      [Symbol.asyncDispose]: async () => {
        cold.closeAllConnections();
        cold.close();
        await once(cold, 'close');
      },
    };
    const { port } = cold.address() as AddressInfo;
    const records: OutageRecord[] = [];
    const report = await run(`http://127.0.0.1:${port}/`, noEffect, patient, (one) => void records.push(one));
    const [steady] = recordsOf(records, 'steady');
    const [fault] = recordsOf(records, 'fault');
    const bad = recordsOf(records, 'reading').filter((one) => one.outcome === 'answered' && one.status === 503);
    expect(bad).to.not.deep.equal([]);
    expect(bad.every(({ intendedMs }) => intendedMs < (steady?.sinceMs ?? 0))).to.equal(true);
    expect((fault?.atMs ?? 0) - (steady?.sinceMs ?? 0)).to.be.at.least(settings.beforeMs);
    // What was bad before the steady time is no flaw of the run: it says nothing for want of an effect alone.
    expect(report.reasons).to.deep.equal([
      'Fault without effect: no probe failed within 1500 ms after it, so no recovery was measured.',
    ]);
  });

  it('waits no longer than allowed for a steady state', async () => {
    const patient = { settings: { ...settings, steadyWithinMs: 700 } };
    const began = performance.now();
    const rejection = await run('http://127.0.0.1:1/', noEffect, patient).catch((error: unknown) => error);
    expect(rejection).to.be.instanceOf(Unsteady);
    expect(performance.now() - began).to.be.at.least(settings.beforeMs + 700);
  });

  it('ends at once with the error of a fault that throws', async () => {
    await using service = await scriptedService();
    const fault: Fault = async () => {
      await setTimeout(50);
      throw new Error('there is no such zone');
    };
    const began = performance.now();
    const rejection = await run(service.url, fault).catch((error: unknown) => error);
    expect(String(rejection)).to.equal('Error: there is no such zone');
    expect(performance.now() - began).to.be.below(settings.afterMs / 2);
  });

  it('concludes nothing when the control endpoint fails with the service', async (context) => {
    const report = await repeatUntilHealthy(async () => {
      await using service = await scriptedService();
      return await run(service.url, service.fault('503', 300), { controlUrl: service.url });
    }, context);
    expect(report.verdict).to.equal('inconclusive');
    expect(report.reasons.join(' ')).to.match(/^The control probe got \d+ good answers of \d+/u);
  });

  it('waits for what sets off the fault, and calls it unsafe when that had to be ended', async () => {
    await using service = await scriptedService();
    const stuck: Fault = async (ending, begin) => {
      begin(process.hrtime.bigint());
      await once(ending, 'abort');
      return { ok: false, isOver: false, answer: 'it was still at work' };
    };
    const breaking = new AbortController();
    const paths = [{ name: 'api', url: service.url, method: 'GET' }];
    const say = (text: string): void => (text.startsWith('the fault was') ? breaking.abort() : undefined);
    const records = await probeApart(
      { settings, paths },
      { fault: stuck, record: () => undefined, say, signal: breaking.signal },
    );
    expect(outageReport(records, 'api')).to.deep.include({ verdict: 'unsafe', end: 'aborted' });
  });
});
