import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { expect } from 'chai';
import { Refusal } from '../faults/refusal.ts';
import { holderHere } from '../journal/holder.ts';
import { beginJournal, currentJournal, stopFile } from '../journal/journal.ts';
import type { Watchdog } from '../watchdog/watchdog.ts';
import { experimentNamed } from './catalogue.ts';
import type { Experiment } from './experiment.ts';
import { fakeMeasure, type FakeService } from './fake-measure.ts';
import { fakePlan } from './fake-plan.ts';
import { fakeTwin, type FakeOptions, type FakeState, inMemory } from './fake-twin.ts';
import { full, quick } from './profile.ts';
import { proofOf } from './proof-of.ts';
import { type ExperimentParts, runExperiment } from './run-experiment.ts';

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-experiment-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

const plan = fakePlan();
/** Real timers would make these tests wait for checks that a fake never does. */
const unlocked = (id: string, changes: Partial<Experiment> = {}): Experiment => ({
  ...experimentNamed(id),
  timing: { kind: 'jittered' },
  kinds: ['kill'],
  ...changes,
});
/** Like a real one it is gone once it was told that all is over. */
const noWatchdog = (): Promise<Watchdog> => {
  const gone = new AbortController();
  const end = (): Promise<void> => Promise.resolve(gone.abort());
  return Promise.resolve({ pid: 0, gone: gone.signal, [Symbol.asyncDispose]: end });
};

interface Setting {
  readonly service: FakeService;
  readonly twin?: FakeOptions;
  readonly parts?: Partial<ExperimentParts>;
}

function setting({ service, twin = {}, parts = {} }: Setting): ExperimentParts & { readonly state: FakeState } {
  const state = inMemory();
  const journalFolder = mkdtempSync(join(scratch, 'run-'));
  return {
    state,
    plan,
    startTwin: () => Promise.resolve(fakeTwin(plan, { ...twin, state })),
    endpoints: () => ({ reads: [], ledger: { writeUrl: 'https://fake.example/', readUrl: 'https://fake.example/' } }),
    measure: fakeMeasure(service),
    holder: () => holderHere('fake', {}),
    door: 'data:text/javascript,export const door = {}',
    watchdog: noWatchdog,
    journalFolder,
    limits: { stepMs: 300 },
    timeScale: 1,
    profile: full,
    // A fault at once: the jitter has tests of its own.
    random: () => 0,
    record: () => undefined,
    say: () => undefined,
    signal: new AbortController().signal,
    cannot: () => undefined,
    ...parts,
  };
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (one: unknown) => one,
  );
  expect(error).to.be.instanceOf(Refusal);
  return (error as Refusal).message;
}

describe('an experiment', () => {
  it('a zone that is lost and comes back in time passes, and leaves nothing broken', async () => {
    const parts = setting({ service: { outageMs: 12_000 } });
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
    const parts = setting({ service: { outageMs: 500, lost: 3 }, parts: { timeScale: 20 } });
    const result = await runExperiment(unlocked('first-zone-lost'), parts);
    expect(result.verdict).to.equal('fail');
    expect(result.reasons).to.include('3 writes were acknowledged and lost; 0 may be lost.');
    expect(proofOf(result, parts).verdict).to.equal('fail');
  });

  it('mistake 25: a fault without effect is inconclusive, never "RTO 0", after one repetition', async () => {
    const parts = setting({ service: { outageMs: 0 }, twin: { withoutEffect: true } });
    const result = await runExperiment(unlocked('first-zone-lost'), parts);
    expect(result.verdict).to.equal('inconclusive');
    expect(result.repeated).to.equal(1);
    expect(result.reasons).to.include('Fault without effect: neither the twin nor a probe showed it.');
    expect(proofOf(result, parts).verdict).to.equal('unknown');
  });

  it('a database that never comes back fails with what was last seen, is healed and verified', async () => {
    const parts = setting({ service: { outageMs: 9000, writeOutageMs: null } });
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

  it('a fault that cannot be shown to be undone is unsafe whatever was measured, and nothing more is broken', async () => {
    const parts = setting({ service: { outageMs: 9000 }, twin: { neverHeals: () => true } });
    const result = await runExperiment(unlocked('worst-zone-loss'), parts);
    expect(result.verdict).to.equal('unsafe');
    expect(result.runs.length).to.equal(1);
    expect(existsSync(currentJournal(parts.journalFolder)), 'the journal stays open').to.equal(true);
    expect(await refusalOf(runExperiment(unlocked('first-zone-lost'), parts))).to.include(
      'An undo journal of run worst-zone-loss',
    );
  });

  it('Ctrl-C while all is broken heals, and the run counts as aborted', async () => {
    const interrupt = new AbortController();
    const parts = setting({
      service: { outageMs: 9000, hangs: true, afterFault: () => interrupt.abort() },
      parts: { signal: interrupt.signal },
    });
    const result = await runExperiment(unlocked('worst-zone-loss'), parts);
    expect(result.verdict).to.equal('aborted');
    expect(result.runs.length).to.equal(1);
    expect(parts.state.read()).to.deep.equal([]);
    expect(existsSync(currentJournal(parts.journalFolder))).to.equal(false);
    expect(proofOf(result, parts).verdict).to.equal('unknown');
  });

  it('a stop file stops and heals', async () => {
    const parts = setting({ service: { outageMs: 9000, hangs: true } });
    const stopping = {
      ...parts,
      measure: fakeMeasure({
        outageMs: 9000,
        hangs: true,
        afterFault: () => writeFileSync(stopFile(parts.journalFolder), ''),
      }),
    };
    const result = await runExperiment(unlocked('first-zone-lost', { stop: [{ kind: 'stop-file' }] }), stopping);
    expect(result.verdict).to.equal('aborted');
    expect(result.reasons).to.deep.equal(['Somebody asked the run to stop.']);
    expect(parts.state.read()).to.deep.equal([]);
  });

  it('mistake 17: a stop condition without data stops the run', async () => {
    const parts = setting({ service: { outageMs: 9000, hangs: true } });
    const result = await runExperiment(
      unlocked('first-zone-lost', { stop: [{ kind: 'indicator', minRatio: 0.99 }] }),
      parts,
    );
    expect(result.verdict).to.equal('aborted');
    expect(result.reasons).to.deep.equal([
      'Nothing is known of the control endpoint, so the run is not allowed to go on.',
    ]);
    expect(parts.state.read()).to.deep.equal([]);
  });

  it('a watchdog that is gone stops the run', async () => {
    const gone = new AbortController();
    const parts = setting({
      service: { outageMs: 9000, hangs: true, afterFault: () => gone.abort() },
      parts: { watchdog: async () => ({ ...(await noWatchdog()), gone: gone.signal }) },
    });
    const result = await runExperiment(unlocked('first-zone-lost'), parts);
    expect(result.verdict).to.equal('aborted');
    expect(parts.state.read()).to.deep.equal([]);
  });

  it('without a watchdog nothing is broken', async () => {
    const parts = setting({
      service: { outageMs: 9000 },
      parts: { watchdog: () => Promise.reject(new Refusal('The watchdog did not start', 'Start it.')) },
    });
    expect(await refusalOf(runExperiment(unlocked('first-zone-lost'), parts))).to.include('The watchdog did not start');
    expect(existsSync(currentJournal(parts.journalFolder))).to.equal(false);
  });

  it('a twin that is not whole before the fault is refused', async () => {
    const parts = setting({ service: { outageMs: 9000 } });
    parts.state.write([{ scope: { zone: 'failover-c' }, kind: 'kill' }]);
    expect(await refusalOf(runExperiment(unlocked('first-zone-lost'), parts))).to.include(
      'The twin is not in its steady state',
    );
  });

  it('two runs at once: the second is refused and breaks nothing', async () => {
    const parts = setting({ service: { outageMs: 9000 } });
    await beginJournal(parts.journalFolder, {
      run: 'other',
      startedAt: '',
      architecture: 'fake',
      experiment: 'none',
      does: 'something',
      holder: holderHere('fake', {}),
      expiresAfterMs: 1,
      openedMonoNs: '0',
    });
    writeFileSync(stopFile(parts.journalFolder), '');
    expect(await refusalOf(runExperiment(unlocked('first-zone-lost'), parts))).to.include(
      'An undo journal of run other',
    );
    expect(existsSync(stopFile(parts.journalFolder)), 'what was asked of the other run stands').to.equal(true);
    expect(parts.state.read()).to.deep.equal([]);
  });

  it('mistake 9: without a final read nothing is known of the loss', async () => {
    const result = await runExperiment(
      unlocked('first-zone-lost'),
      setting({ service: { outageMs: 9000, unread: true } }),
    );
    expect(result.verdict).to.equal('inconclusive');
    expect(result.reasons.join(' ')).to.include('There is no final read, taken twice.');
  });

  it('mistake 24: a prober that stood still during the outage says nothing', async () => {
    const result = await runExperiment(
      unlocked('first-zone-lost'),
      setting({ service: { outageMs: 9000, lagMs: 3000 } }),
    );
    expect(result.verdict).to.equal('inconclusive');
    expect(result.reasons.join(' ')).to.match(/The prober (was late|stood still)/u);
  });

  it('a recovery slower than the arithmetic allows is inconclusive, though the promise holds', async () => {
    const result = await runExperiment(unlocked('first-zone-lost'), setting({ service: { outageMs: 20_000 } }));
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
      setting({ service: { outageMs: 5000 }, parts: { plan: slow } }),
    );
    expect(result.verdict).to.equal('fail');
    expect(result.reasons[0]).to.equal('By its timers recovery takes up to 64 s; 60 s are allowed.');
  });

  it('a constant without a source leaves the proof not assessed, the figure shown', async () => {
    const unsourced = fakePlan({
      controlPlane: [{ what: 'rds-failover', meaning: 'made up', seconds: 120, band: [60, 120] }],
    });
    const parts = setting({ service: { outageMs: 9000 }, parts: { plan: unsourced } });
    const result = await runExperiment(unlocked('primary-database-zone-lost'), parts);
    expect(result.verdict).to.equal('inconclusive');
    expect(result.repeated).to.equal(0);
    expect(result.runs[0]?.results[0]?.figure).to.equal(9061);
    expect(proofOf(result, parts)).to.deep.equal({
      verdict: 'not-assessed',
      reasons: ['The time of rds-failover, 120 s, has no source.'],
    });
  });

  it('a pass on a scaled twin is mechanism, not proof', async () => {
    const parts = setting({ service: { outageMs: 600 }, parts: { timeScale: 20 } });
    const result = await runExperiment(unlocked('first-zone-lost'), parts);
    expect(result.verdict, result.reasons.join(' ')).to.equal('pass');
    const proof = proofOf(result, parts);
    expect(proof.verdict).to.equal('not-assessed');
    expect(proof.reasons[0]).to.equal('Timers were scaled 20x: mechanism, not proof.');
  });

  it('the quick profile stalls the first target once, and proves nothing by passing', async () => {
    const parts = setting({ service: { outageMs: 9000 }, parts: { profile: quick } });
    const result = await runExperiment(unlocked('worst-zone-loss', { kinds: ['kill', 'stall'] }), parts);
    expect(result.runs.map(({ targets, kind }) => [targets, kind])).to.deep.equal([[['primary-a'], 'stall']]);
    expect(proofOf(result, parts)).to.deep.include({ verdict: 'not-assessed' });
    expect(proofOf(result, parts).reasons[0]).to.equal('Sampled: primary-a (stall).');
  });

  it('every zone and every kind is done in full, and the statistics count them', async () => {
    const result = await runExperiment(
      unlocked('worst-zone-loss', { kinds: ['kill', 'stall'] }),
      setting({ service: { outageMs: 9000 } }),
    );
    expect(result.runs.length).to.equal(6);
    expect(result.verdict, result.reasons.join(' ')).to.equal('pass');
    const [statistics] = result.statistics;
    expect(statistics?.repetition.values.length).to.equal(6);
    expect(statistics?.confidenceIn90th).to.be.closeTo(1 - 0.9 ** 6, 1e-9);
  });

  it('what the twin cannot do is told, and all of it refused when nothing is left', async () => {
    const parts = setting({
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
    const parts = setting({
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
});
