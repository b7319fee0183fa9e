import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { currentJournal } from '../journal/journal.ts';
import { fakePlan } from './fake-plan.ts';
import { fakeSetting, refusalOf, unlocked } from './fake-setting.ts';
import { fakeTwin, inMemory } from './fake-twin.ts';
import { proofOf } from './proof-of.ts';
import { runExperiment } from './run-experiment.ts';

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-experiment-'));
after(() => rmSync(scratch, { recursive: true, force: true }));
const plan = fakePlan();

describe('an experiment', () => {
  it('a zone that is lost and comes back in time passes, and leaves nothing broken', async () => {
    const parts = fakeSetting(scratch, { service: { outageMs: 12_000 } });
    const result = await runExperiment(unlocked('first-zone-lost'), parts);
    expect(result.verdict, result.reasons.join(' ')).to.equal('pass');
    expect(result.reasons[0]).to.equal(
      'api came back between 11.9 s and 12 s after the fault; its timers allow 14 s, the promise 60 s.',
    );
    expect(parts.state.read()).to.deep.equal([]);
    expect(existsSync(currentJournal(parts.journalFolder))).to.equal(false);
    expect(proofOf(result, parts).verdict).to.equal('pass');
  });

  it('a lost acknowledged write fails, on any clock', async () => {
    const parts = fakeSetting(scratch, { service: { outageMs: 500, lost: 3 }, parts: { timeScale: 20 } });
    const result = await runExperiment(unlocked('first-zone-lost'), parts);
    expect(result.verdict).to.equal('fail');
    expect(result.reasons).to.include('3 writes were acknowledged and lost; 0 may be lost.');
    expect(proofOf(result, parts).verdict).to.equal('fail');
  });

  it('mistake 25: a fault without effect is inconclusive, never "RTO 0", after one repetition', async () => {
    const parts = fakeSetting(scratch, { service: { outageMs: 0 }, twin: { withoutEffect: true } });
    const result = await runExperiment(unlocked('first-zone-lost'), parts);
    expect(result.verdict).to.equal('inconclusive');
    expect(result.repeated).to.equal(1);
    expect(result.reasons).to.include('Fault without effect: the twin shows nothing of what was to be struck.');
    expect(proofOf(result, parts).verdict).to.equal('unknown');
  });

  it('mistake 25: a fault without effect does not pass by the noise of a few bad probes', async () => {
    const parts = fakeSetting(scratch, { service: { outageMs: 300 }, twin: { withoutEffect: true } });
    const result = await runExperiment(unlocked('first-zone-lost'), parts);
    expect(result.verdict).to.equal('inconclusive');
    expect(proofOf(result, parts).verdict).to.equal('unknown');
  });

  it('a database that never comes back fails with what was last seen, is healed and verified', async () => {
    const parts = fakeSetting(scratch, { service: { outageMs: 9000, writeOutageMs: null } });
    const result = await runExperiment(unlocked('primary-database-zone-lost'), parts);
    expect(result.verdict, result.reasons.join(' ')).to.equal('fail');
    expect(result.reasons[0]).to.match(
      /^writes did not come back: last seen failing \d+(\.\d+)? s after the fault, and 180 s are allowed\.$/u,
    );
    const [run] = result.runs;
    expect(run?.record.takenBack).to.deep.equal({
      isHealed: true,
      saw: 'a promotion stands until the next one; zone primary-a is up',
    });
    expect(parts.state.read()).to.deep.equal([]);
  });

  it('mistake 9: without a final read nothing is known of the loss', async () => {
    const result = await runExperiment(
      unlocked('first-zone-lost'),
      fakeSetting(scratch, { service: { outageMs: 9000, unread: true } }),
    );
    expect(result.verdict).to.equal('inconclusive');
    expect(result.reasons.join(' ')).to.include('There is no final read, taken twice.');
  });

  it('mistake 24: a prober that stood still during the outage says nothing', async () => {
    const result = await runExperiment(
      unlocked('first-zone-lost'),
      fakeSetting(scratch, { service: { outageMs: 9000, lagMs: 3000 } }),
    );
    expect(result.verdict).to.equal('inconclusive');
    expect(result.reasons.join(' ')).to.match(/The prober (was late|stood still)/u);
  });

  it('a recovery slower than the arithmetic allows is inconclusive, though the promise holds', async () => {
    const result = await runExperiment(
      unlocked('first-zone-lost'),
      fakeSetting(scratch, { service: { outageMs: 20_000 } }),
    );
    expect(result.verdict).to.equal('inconclusive');
    expect(result.reasons.join(' ')).to.include('though its timers allow 14 s: the arithmetic does not hold.');
  });

  it('timers that allow more than the promise fail, however fast it was measured', async () => {
    const slow = fakePlan({
      balancers: plan.balancers.map((balancer) => ({
        ...balancer,
        targetGroups: balancer.targetGroups.map((group) => ({
          ...group,
          check: { ...group.check, intervalMs: 30_000 },
        })),
      })),
    });
    const result = await runExperiment(
      unlocked('first-zone-lost'),
      fakeSetting(scratch, { service: { outageMs: 5000 }, parts: { plan: slow } }),
    );
    expect(result.verdict).to.equal('fail');
    expect(result.reasons[0]).to.equal('By its timers recovery takes up to 64 s; 60 s are allowed.');
  });

  it('every zone and every kind is done in full, and the statistics count them', async () => {
    const result = await runExperiment(
      unlocked('worst-zone-loss', { kinds: ['kill', 'stall'] }),
      fakeSetting(scratch, { service: { outageMs: 9000 } }),
    );
    expect(result.runs.length).to.equal(6);
    expect(result.verdict, result.reasons.join(' ')).to.equal('pass');
    const [statistics] = result.statistics;
    expect(statistics?.repetition.values.length).to.equal(6);
    // Different zones, lost in different ways, are no random sample of anything.
    expect(statistics?.confidenceIn90th).to.equal(undefined);
  });

  it('one fault repeated at random moments bounds the 90th percentile with a confidence', async () => {
    const result = await runExperiment(
      unlocked('first-zone-lost', { repetitions: 3 }),
      fakeSetting(scratch, { service: { outageMs: 9000 } }),
    );
    expect(result.statistics[0]?.confidenceIn90th).to.be.closeTo(1 - 0.9 ** 3, 1e-9);
  });

  it('what the twin cannot do is told, and all of it refused when nothing is left', async () => {
    const parts = fakeSetting(scratch, {
      service: { outageMs: 9000 },
      parts: { cannot: (_fault, kind) => (kind === 'cut' ? 'no cut here' : undefined) },
    });
    const result = await runExperiment(unlocked('first-zone-lost', { kinds: ['kill', 'cut'] }), parts);
    expect(result.notDone).to.deep.equal([{ kind: 'cut', reason: 'no cut here' }]);
    expect(result.runs.length).to.equal(1);
    expect(await refusalOf(runExperiment(unlocked('first-zone-lost', { kinds: ['cut'] }), parts))).to.include(
      'no cut here',
    );
  });

  it('a region is recovered without asking anything of it, and writes wait for the declared promotion', async () => {
    const promoted: string[] = [];
    const state = inMemory();
    const twin = fakeTwin(plan, {
      state,
      meanwhile: (doing) => void (doing.startsWith('promote') && promoted.push(doing)),
    });
    const parts = fakeSetting(scratch, {
      service: {
        outageMs: 30_000,
        lost: 5,
        afterFault: () =>
          twin.tell({ monoNs: process.hrtime.bigint(), part: 'api-primary', what: 'endpoint down', detail: {} }),
      },
      parts: { startTwin: () => Promise.resolve(twin) },
    });
    const result = await runExperiment(unlocked('region-lost-replica-promoted'), parts);
    expect(promoted).to.deep.equal(['promote learning/replica']);
    expect(result.verdict, result.reasons.join(' ')).to.equal('pass');
    expect(result.runs[0]?.results[0]?.worst?.totalMs).to.equal(334_000);
  });

  it('the first writer fails back after the healing, and only when nothing broke the run off', async () => {
    const failback = async (interrupt?: AbortController) => {
      const done: string[] = [];
      const parts = fakeSetting(scratch, {
        service: { outageMs: 30_000, ...(interrupt ? { hangs: true, afterFault: () => interrupt.abort() } : {}) },
        twin: { meanwhile: (doing) => void (/^(promote|heal)/u.test(doing) && done.push(doing)) },
        parts: interrupt ? { signal: interrupt.signal } : {},
      });
      const { verdict } = await runExperiment(unlocked('failback'), parts);
      return { verdict, done };
    };
    expect(await failback()).to.deep.equal({
      verdict: 'pass',
      done: ['heal {"region":"primary"}', 'promote learning'],
    });
    expect(await failback(new AbortController())).to.deep.equal({
      verdict: 'aborted',
      done: ['heal {"region":"primary"}'],
    });
  });

  it('a failback that fails is no pass, though everything is up', async () => {
    const meanwhile = (doing: string): void => {
      if (doing === 'promote learning') throw new Error('it has another history');
    };
    const parts = fakeSetting(scratch, { service: { outageMs: 30_000 }, twin: { meanwhile } });
    const result = await runExperiment(unlocked('failback'), parts);
    expect(result.verdict).to.equal('inconclusive');
    expect(result.reasons).to.include('learning could not become the writer again: it has another history.');
  });

  it('a writer that is back is told apart from one whose parts are not up in time', async () => {
    const result = await runExperiment(
      unlocked('re-protection', { objectives: [{ kind: 'whole-again', withinSeconds: 0.01 }] }),
      fakeSetting(scratch, {
        service: { outageMs: 9000 },
        twin: { meanwhile: (doing) => (doing.startsWith('heal') ? delay(50) : undefined) },
      }),
    );
    expect(result.verdict).to.equal('fail');
    expect(result.reasons[0]).to.match(/^All was up again .* without what only AWS decides/u);
  });

  it('a zone with more than a third of a component is more than may be lost', async () => {
    const [first, ...others] = plan.services;
    if (!first) throw new Error('the plan has no service');
    const uneven = { ...first, instances: { 'primary-a': 2, 'primary-b': 1, 'primary-c': 1 } };
    const result = await runExperiment(
      unlocked('one-zone-less-capacity'),
      fakeSetting(scratch, {
        service: { outageMs: 9000 },
        parts: { plan: fakePlan({ services: [uneven, ...others] }) },
      }),
    );
    expect(result.verdict).to.equal('fail');
    expect(result.reasons).to.include('API keeps 2 of 4 instances in region primary; at least 67 % must be left.');
    expect(result.runs.map(({ verdict }) => verdict)).to.deep.equal(['fail', 'pass', 'pass']);
  });

  it('a slow link is told, taken back, and unsafe when it stays slow', async () => {
    const slow = unlocked('link-slow', { kinds: ['slow'] });
    const told = fakeSetting(scratch, { service: { outageMs: 0 } });
    expect((await runExperiment(slow, told)).verdict).to.equal('pass');
    expect(told.state.read()).to.deep.equal([]);
    const stays = fakeSetting(scratch, { service: { outageMs: 0 }, twin: { neverHeals: () => true } });
    expect((await runExperiment(slow, stays)).verdict).to.equal('unsafe');
  });
});
