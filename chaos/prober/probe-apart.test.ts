import { describe, it } from 'node:test';
import { expect } from 'chai';
import { recordsOf } from '../../src/measure/outage-record.ts';
import { outageReport } from '../../src/measure/outage-report.ts';
import type { Fault } from './fault.ts';
import { probeApart } from './probe-apart.ts';
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

const request = (url: string) => ({ settings, paths: [{ name: 'api', url, method: 'GET' }] });
const unheard = { record: () => undefined, say: () => undefined, signal: new AbortController().signal };

describe('a prober in a process of its own', { concurrency: 3 }, () => {
  it('mistake 24: measures on while the process that holds it stands still', async (context) => {
    let truth: OutageTruth | undefined;
    const report = await repeatUntilHealthy(async () => {
      await using service = await scriptedService();
      const fault: Fault = async (ending, begin) => {
        const answer = await service.fault('503', 400)(ending, begin);
        const untilMs = performance.now() + 1500;
        while (performance.now() < untilMs);
        return answer;
      };
      const records = await probeApart(request(service.url), { ...unheard, fault });
      truth = await service.truth();
      return outageReport(records, 'api');
    }, context);
    const trueMs = Number((truth?.endNs ?? 0n) - BigInt(report.faultMonoNs ?? 0)) / 1e6;
    const [low = Number.NaN, high = Number.NaN] = report.rtoIntervalMs ?? [];
    expect(report.verdict, report.reasons.join(' ')).to.equal('pass');
    expect(trueMs).to.be.within(low, high);
    expect(report.probes.sent).to.equal(report.probes.intended);
  });

  it('mistake 1: counts from the instant that whoever sets off the fault says, also when that was long in coming', async () => {
    await using service = await scriptedService();
    let begunNs = 0n;
    const fault: Fault = async (ending, begin) =>
      await new Promise((resolve) => {
        setTimeout(() => {
          resolve(
            service.fault('503', 200)(ending, (monoNs) => {
              begunNs = monoNs;
              begin(monoNs);
            }),
          );
        }, 700);
      });
    const records = await probeApart(request(service.url), { ...unheard, fault });
    const [first, ...more] = recordsOf(records, 'fault');
    expect(first?.faultMonoNs).to.equal(String(begunNs));
    expect(more).to.deep.equal([]);
    expect(first?.atMs).to.be.above(settings.beforeMs + 700);
    expect(recordsOf(records, 'run').length).to.equal(1);
    expect(records.at(-1)).to.deep.include({ record: 'end', why: 'settled' });
  });

  it('says that the service is not steady, and sets nothing off', async () => {
    let isBroken = false;
    const fault: Fault = async () => {
      isBroken = true;
      return { ok: true, isOver: true, answer: 'broken' };
    };
    const refusal = await probeApart(request('http://127.0.0.1:1/'), { ...unheard, fault }).catch(
      (error: unknown) => error,
    );
    expect(refusal).to.be.instanceOf(Unsteady);
    expect(String(refusal)).to.match(/^Unsteady: The steady state was not seen.* failed with ECONNREFUSED\.$/u);
    expect(isBroken).to.equal(false);
  });

  it('ends at once with the very error of a fault that throws', async () => {
    await using service = await scriptedService();
    const own = new Error('there is no such zone');
    const thrown = await probeApart(request(service.url), { ...unheard, fault: () => Promise.reject(own) }).catch(
      (error: unknown) => error,
    );
    expect(thrown).to.equal(own);
  });

  it('concludes nothing from a fault that answers and never began', async () => {
    await using service = await scriptedService();
    const fault: Fault = () => Promise.resolve({ ok: true, isOver: true, answer: 'nothing to do' });
    const report = outageReport(await probeApart(request(service.url), { ...unheard, fault }), 'api');
    expect(report).to.deep.include({ verdict: 'inconclusive', faultMonoNs: null, rtoMs: null });
  });
});
