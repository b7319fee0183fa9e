import { describe, it } from 'node:test';
import { expect } from 'chai';
import { latencyRecorder } from './latency-recorder.ts';
import type { PhaseFigures } from './load-figures.ts';
import type { LoadLimit, LoadRun, LoadVerdict } from './load-run.ts';
import { loadVerdict } from './load-verdict.ts';

const p95: LoadLimit = { kind: 'latency', share: 0.95, ms: 200 };
const p99: LoadLimit = { kind: 'latency', share: 0.99, ms: 400 };
const errors: LoadLimit = { kind: 'errors', ratio: 0.01 };

function latencyOf(count: number, ms: (at: number) => number): PhaseFigures['latency'] {
  const recorder = latencyRecorder();
  for (let at = 0; at < count; at += 1) recorder.add(ms(at));
  return recorder.latency();
}

/** A peak of 10 s at 100/s in which all went well: 50 iterations of 2 requests in each second. */
const peak: PhaseFigures = {
  phase: 'peak',
  isJudged: true,
  seconds: 10,
  askedPerSecond: 100,
  iterations: { planned: 500, begun: 500, ended: 500, dropped: 0 },
  requestsPerIteration: 2,
  requests: 1000,
  failed: [],
  latency: latencyOf(1000, (at) => 1 + at / 10),
  lagMs: { p50: 0.1, p99: 2, max: 5 },
  routes: [],
  gauges: [{ name: 'startup', unit: 'ms', count: 40, p50: 300, p95: 900, max: 1500 }],
  timeline: [],
  protocols: [],
};

function runOf(phase: Partial<PhaseFigures> = {}, run: Partial<LoadRun> = {}): LoadRun {
  const figures: PhaseFigures = { ...peak, ...phase };
  const { requests, iterations } = figures;
  return {
    limits: [p95, p99, errors],
    figures: { phases: [figures] },
    end: { kind: 'whole' },
    generator: { users: 50, usersNeeded: 20, machineBusy: 0.5, generatorBusy: 0.1 },
    summary: { requests, iterations: iterations.ended, dropped: iterations.dropped },
    ...run,
  };
}

function played(some: Partial<PhaseFigures['iterations']>): PhaseFigures['iterations'] {
  return { ...peak.iterations, ...some };
}

function rows({ limits }: LoadVerdict): readonly string[] {
  return limits.map(({ verdict }) => verdict);
}

function expectUnknown(run: LoadRun, ...sentences: readonly string[]): void {
  const verdict = loadVerdict(run);
  expect(verdict.verdict).to.equal('unknown');
  expect(verdict.reasons).to.deep.equal(sentences);
  expect(rows(verdict), 'a row of a run in doubt').to.not.include('pass');
}

describe('the verdict on a load run', () => {
  it('is a pass where every limit holds, with figures, counts and what they can prove', () => {
    expect(loadVerdict(runOf())).to.deep.equal({
      verdict: 'pass',
      reasons: [],
      limits: [
        {
          limit: '95 % of requests within 200 ms',
          verdict: 'pass',
          message: 'peak: 95 % of 1,000 requests took at most 95.9 ms (95 % interval 94.5 ms to 97.3 ms).',
        },
        {
          limit: '99 % of requests within 400 ms',
          verdict: 'pass',
          message: 'peak: 99 % of 1,000 requests took at most 99.9 ms (95 % interval 99.3 ms to 100.6 ms).',
        },
        {
          limit: 'at most 1 % of requests fail',
          verdict: 'pass',
          message:
            'peak: none of 1,000 requests failed, which excludes, with 95 % confidence, that more than 0.299 % would.',
        },
      ],
    });
  });

  describe('is unknown', () => {
    it('where nothing was measured', () => {
      expectUnknown(runOf({ isJudged: false }), 'No phase of the run is to be judged, so nothing was measured.');
      expectUnknown(runOf({ requests: 0, latency: null }), 'peak: no request was measured.');
      expectUnknown(
        runOf({ requests: 0, latency: null, lagMs: null, iterations: played({ begun: 0, ended: 0 }) }),
        'peak: no iteration began, so nothing was measured.',
      );
      expectUnknown(runOf({}, { limits: [] }), 'No limit was given, so there is nothing to judge.');
    });

    it('where the generator failed or was interrupted, even with answers beyond the limit', () => {
      const failed = [{ error: 'status 503', count: 900 }];
      expectUnknown(
        runOf({}, { end: { kind: 'failed', reason: 'k6 ended with exit code 107.' } }),
        'The load generator failed: k6 ended with exit code 107.',
      );
      expectUnknown(
        runOf({ failed }, { end: { kind: 'interrupted' } }),
        'The run was interrupted; the figures are of the time until then and decide nothing.',
      );
    });

    it('where its summary is missing or counts other than its samples', () => {
      expectUnknown(
        runOf({}, { summary: null }),
        "The generator's own summary is missing, so nothing shows that its samples are complete.",
      );
      expectUnknown(
        runOf({}, { summary: { requests: 1001, iterations: 500, dropped: 3 } }),
        "The generator's summary counts 1,001 requests, its samples 1,000: samples are lost or are of another run.",
        "The generator's summary counts 3 dropped iterations, its samples 0: samples are lost or are of another run.",
      );
      expectUnknown(
        runOf({}, { summary: { requests: 1000, iterations: 499, dropped: 0 } }),
        "The generator's summary counts 499 ended iterations, its samples 500: samples are lost or are of another run.",
      );
      expectUnknown(
        runOf({ iterations: played({ begun: 496 }) }),
        'peak: 500 iterations ended and 496 began: samples are lost.',
      );
    });

    it('where the generator could not send what was asked, saying what it sent', () => {
      expectUnknown(
        runOf({
          askedPerSecond: 15_000,
          requests: 23_100,
          iterations: { planned: 75_000, begun: 11_550, ended: 11_550, dropped: 0 },
        }),
        'peak: asked for 15,000/s; 2,310/s were sent: of 75,000 planned iterations 11,550 began and 0 were dropped. ' +
          'The generator could not send what was asked of it.',
      );
      expect(loadVerdict(runOf({ iterations: played({ begun: 494, ended: 494 }) })).verdict).to.equal('unknown');
      expect(loadVerdict(runOf({ iterations: played({ begun: 495, ended: 495 }) })).verdict).to.equal('pass');
    });

    it('but not for one iteration in few, which is a matter of where the phase was cut', () => {
      const few = { planned: 30, begun: 29, ended: 29, dropped: 0 };
      expect(loadVerdict(runOf({ iterations: few })).verdict).to.equal('pass');
      expect(loadVerdict(runOf({ iterations: { ...few, begun: 28, ended: 28 } })).verdict).to.equal('unknown');
    });

    it('where iterations began late, or nothing tells whether they did', () => {
      expectUnknown(
        runOf({ lagMs: { p50: 1, p99: 100.5, max: 300 } }),
        'peak: the generator could not keep its schedule: 1 % of iterations began more than 100.5 ms late, and 100 ms are allowed.',
      );
      expectUnknown(
        runOf({ lagMs: null }),
        'peak: nothing tells how late iterations began, so the schedule may not have been kept.',
      );
    });

    it('where iterations were dropped by a generator that was short of users, tired, or not watched', () => {
      const dropping = { iterations: played({ begun: 450, ended: 450, dropped: 50 }), requests: 900 };
      const { generator } = runOf();
      const said = (some: Partial<LoadRun['generator']>) => {
        const verdict = loadVerdict(runOf(dropping, { generator: { ...generator, ...some } }));
        expect([verdict.verdict, ...rows(verdict)]).to.deep.equal(['unknown', 'unknown', 'unknown', 'unknown']);
        return verdict.reasons;
      };
      expect(said({ users: 10 })).to.deep.equal([
        'peak: 50 iterations were dropped, and the generator had 10 users where the rate needs 20.',
      ]);
      expect(said({ generatorBusy: 0.8 })).to.deep.equal([
        'peak: 50 iterations were dropped, and the generator was busy to 80 % of the machine.',
      ]);
      expect(said({ machineBusy: 0.95 })).to.deep.equal([
        'peak: 50 iterations were dropped, and the machine was busy to 95 %.',
      ]);
      expect(said({ machineBusy: null, generatorBusy: null })).to.deep.equal([
        'peak: 50 iterations were dropped, and how busy the generator and its machine were could not be read, so it may have been their doing.',
      ]);
    });

    it('where a limit holds and too few requests were made to say so', () => {
      const verdict = loadVerdict(runOf({ requests: 298, latency: latencyOf(298, () => 10) }));
      expect(verdict.verdict).to.equal('unknown');
      expect(verdict.reasons).to.deep.equal([
        '99 % of requests within 400 ms: peak: 99 % of 298 requests took at most 10 ms, but 298 requests are too few to say it with 95 % confidence: it takes 299.',
      ]);
      expect(rows(verdict)).to.deep.equal(['pass', 'unknown', 'pass']);
      expect(loadVerdict(runOf({ requests: 299, latency: latencyOf(299, () => 10) })).verdict).to.equal('pass');
    });

    it('where a percentile is nearer to its limit than a histogram can tell', () => {
      const near = (ms: number) => loadVerdict(runOf({ latency: latencyOf(1000, (at) => (at < 960 ? ms : 2 * ms)) }));
      expect(rows(near(199.98))[0]).to.equal('unknown');
      expect(rows(near(199.7))[0]).to.equal('pass');
      expect(rows(near(200.5))[0]).to.equal('fail');
    });

    it("where the generator's own thresholds failed and nothing else did", () => {
      expectUnknown(
        runOf({}, { end: { kind: 'thresholds' } }),
        "The generator's own thresholds failed, though no limit is broken here: two witnesses disagree.",
      );
      const failed = [{ error: 'status 503', count: 11 }];
      expect(loadVerdict(runOf({ failed }, { end: { kind: 'thresholds' } })).verdict).to.equal('fail');
    });
  });

  describe('is a fail', () => {
    it('where a percentile exceeds its limit in any judged phase, and not in a warm-up', () => {
      const slow: PhaseFigures = { ...peak, phase: 'steady', latency: latencyOf(1000, () => 300) };
      const both = (isJudged: boolean) =>
        loadVerdict(
          runOf(
            {},
            {
              figures: { phases: [{ ...slow, isJudged }, peak] },
              summary: { requests: 2000, iterations: 1000, dropped: 0 },
            },
          ),
        );
      expect(both(true).verdict).to.equal('fail');
      expect(both(true).reasons[0]).to.match(
        /^95 % of requests within 200 ms: steady: 95 % of 1,000 requests took at most 300\.0 ms, longer than 200 ms \(95 % interval .*\)\. peak: /u,
      );
      expect(both(false).verdict).to.equal('pass');
    });

    it('where more requests failed than may, by one', () => {
      const failing = (count: number) => loadVerdict(runOf({ failed: [{ error: 'status 503', count }] }));
      expect(failing(10).limits[2]).to.deep.equal({
        limit: 'at most 1 % of requests fail',
        verdict: 'pass',
        message:
          'peak: 10 of 1,000 requests failed, 1 % (10 status 503); to show with 95 % confidence that at most 1 % fail takes 299 without a failure.',
      });
      expect([failing(10).verdict, failing(11).verdict]).to.deep.equal(['pass', 'fail']);
      expect(failing(11).reasons).to.deep.equal([
        'At most 1 % of requests fail: peak: 11 of 1,000 requests failed, 1.1 % (11 status 503); at most 1 % may.',
      ]);
    });

    it('where dropped iterations and those cut off make up what failed, with all their requests', () => {
      const dropping = runOf({ iterations: played({ begun: 480, ended: 480, dropped: 20 }), requests: 960 });
      expect(loadVerdict(dropping).reasons).to.deep.equal([
        'At most 1 % of requests fail: peak: 40 of 1,000 requests failed, 4 % (40 never sent); at most 1 % may.',
      ]);
      const cutOff = runOf({ iterations: played({ ended: 480 }), requests: 980 });
      expect(loadVerdict(cutOff).reasons).to.deep.equal([
        'At most 1 % of requests fail: peak: 20 of 1,000 requests failed, 2 % (20 cut off); at most 1 % may.',
      ]);
    });

    it('where one request failed and none may; without one it says what is excluded', () => {
      const none = { limits: [{ kind: 'errors', ratio: 0 }] } as const;
      expect(loadVerdict(runOf({ failed: [{ error: 'timed out', count: 1 }] }, none)).reasons).to.deep.equal([
        'No request fails: peak: 1 of 1,000 requests failed, 0.1 % (1 timed out); none may.',
      ]);
      expect(loadVerdict(runOf({}, none)).limits[0]?.message).to.equal(
        'peak: none of 1,000 requests failed, which excludes, with 95 % confidence, that more than 0.299 % would (rule of three).',
      );
    });

    it('where answers alone are beyond the limit and the schedule was kept, though samples are lost', () => {
      const failed = [{ error: 'wrong content', count: 400 }];
      const lost = loadVerdict(runOf({ failed }, { summary: null }));
      expect([lost.verdict, ...rows(lost)]).to.deep.equal(['fail', 'unknown', 'unknown', 'fail']);
      expect(lost.reasons.at(-1)).to.contain('summary is missing');
      const late = loadVerdict(runOf({ failed, lagMs: { p50: 90, p99: 500, max: 900 } }, { summary: null }));
      expect([late.verdict, ...rows(late)]).to.deep.equal(['unknown', 'unknown', 'unknown', 'unknown']);
      const lostPart = { requests: 20, failed: [{ error: 'wrong content', count: 5 }] };
      expect(loadVerdict(runOf(lostPart, { summary: null })).verdict, '5 of 1,000 planned').to.equal('unknown');
    });
  });

  it('says of an errors limit how many requests it takes to show it, where fewer were made', () => {
    const limits: readonly LoadLimit[] = [{ kind: 'errors', ratio: 0.0001 }];
    expect(loadVerdict(runOf({}, { limits })).limits[0]?.message).to.equal(
      'peak: none of 1,000 requests failed; to show with 95 % confidence that at most 0.01 % fail takes 29,956 without a failure.',
    );
  });

  it('judges gauges by the shares that are kept, and a missing one is unknown', () => {
    const judged = (name: string, share: number, max: number, gauges = peak.gauges) =>
      loadVerdict(runOf({ gauges }, { limits: [{ kind: 'gauge', name, share, max }] })).limits[0];
    expect(judged('startup', 0.95, 900)).to.deep.equal({
      limit: '95 % of "startup" at most 900',
      verdict: 'pass',
      message: 'peak: "startup" was at most 900 in 95 % of 40 samples, and 1500 at its highest.',
    });
    expect(judged('startup', 0.95, 899)?.verdict).to.equal('fail');
    expect([judged('startup', 1, 1500)?.verdict, judged('startup', 1, 1499)?.verdict]).to.deep.equal(['pass', 'fail']);
    expect([judged('startup', 0.99, 1499)?.verdict, judged('startup', 0.99, 1500)?.verdict]).to.deep.equal([
      'unknown',
      'pass',
    ]);
    expect(judged('stalled / played', 1, 0.01)).to.include({
      verdict: 'unknown',
      message: 'peak: "stalled / played" was not measured.',
    });
    const empty = [{ name: 'startup', unit: 'ms', count: 0, p50: 0, p95: 0, max: 0 } as const];
    expect(judged('startup', 0.95, 900, empty)?.verdict).to.equal('unknown');
  });

  it('is not assessed for a rehearsal, whose limits are judged all the same', () => {
    const rehearsal = 'Sampled: the smoke profile sends less than the declared load.';
    expect(loadVerdict(runOf({}, { rehearsal }))).to.deep.include({ verdict: 'not-assessed', reasons: [rehearsal] });
    const slow = loadVerdict(runOf({ latency: latencyOf(1000, () => 300) }, { rehearsal }));
    expect([slow.verdict, ...rows(slow)]).to.deep.equal(['not-assessed', 'fail', 'pass', 'pass']);
    const doubted = loadVerdict(runOf({ latency: latencyOf(1000, () => 300) }, { rehearsal, summary: null }));
    expect([doubted.verdict, ...rows(doubted)]).to.deep.equal(['not-assessed', 'fail', 'unknown', 'unknown']);
    expect(doubted.reasons).to.have.lengthOf(2);
  });
});
