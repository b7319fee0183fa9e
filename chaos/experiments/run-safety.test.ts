import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { expect } from 'chai';
import { Refusal } from '../faults/refusal.ts';
import { holderHere } from '../journal/holder.ts';
import { beginJournal, currentJournal, stopFile } from '../journal/journal.ts';
import { fakeMeasure } from './fake-measure.ts';
import { fakeSetting, noWatchdog, refusalOf, unlocked } from './fake-setting.ts';
import { proofOf } from './proof-of.ts';
import { runExperiment } from './run-experiment.ts';

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-safety-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

describe('a run that is broken off, or must not begin', () => {
  it('a fault that cannot be shown to be undone is unsafe whatever was measured, and nothing more is broken', async () => {
    const parts = fakeSetting(scratch, { service: { outageMs: 9000 }, twin: { neverHeals: () => true } });
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
    const parts = fakeSetting(scratch, {
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
    const parts = fakeSetting(scratch, { service: { outageMs: 9000, hangs: true } });
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
    const parts = fakeSetting(scratch, { service: { outageMs: 9000, hangs: true } });
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
    const parts = fakeSetting(scratch, {
      service: { outageMs: 9000, hangs: true, afterFault: () => gone.abort() },
      parts: { watchdog: async () => ({ ...(await noWatchdog()), gone: gone.signal }) },
    });
    const result = await runExperiment(unlocked('first-zone-lost'), parts);
    expect(result.verdict).to.equal('aborted');
    expect(parts.state.read()).to.deep.equal([]);
  });

  it('without a watchdog nothing is broken', async () => {
    const parts = fakeSetting(scratch, {
      service: { outageMs: 9000 },
      parts: { watchdog: () => Promise.reject(new Refusal('The watchdog did not start', 'Start it.')) },
    });
    expect(await refusalOf(runExperiment(unlocked('first-zone-lost'), parts))).to.include('The watchdog did not start');
    expect(existsSync(currentJournal(parts.journalFolder))).to.equal(false);
  });

  it('a twin that is not whole before the fault is refused', async () => {
    const parts = fakeSetting(scratch, { service: { outageMs: 9000 } });
    parts.state.write([{ scope: { zone: 'failover-c' }, kind: 'kill' }]);
    expect(await refusalOf(runExperiment(unlocked('first-zone-lost'), parts))).to.include(
      'The twin is not in its steady state',
    );
  });

  it('two runs at once: the second is refused and breaks nothing', async () => {
    const parts = fakeSetting(scratch, { service: { outageMs: 9000 } });
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

  it('Ctrl-C between two runs is no pass, though all that was done passed', async () => {
    const interrupt = new AbortController();
    const parts = fakeSetting(scratch, { service: { outageMs: 9000 }, parts: { signal: interrupt.signal } });
    const { startTwin } = parts;
    const ending = {
      ...parts,
      startTwin: async (signal: AbortSignal) => ({
        ...(await startTwin(signal)),
        [Symbol.asyncDispose]: () => Promise.resolve(interrupt.abort()),
      }),
    };
    const result = await runExperiment(unlocked('worst-zone-loss'), ending);
    expect(result.runs.map(({ verdict }) => verdict)).to.deep.equal(['pass']);
    expect(result.verdict).to.equal('aborted');
    expect(result.reasons).to.deep.equal(['1 of 3 runs were done. It was interrupted.']);
    expect(proofOf(result, ending).verdict).to.equal('unknown');
  });

  it('Ctrl-C while the twin starts is aborted, and nothing was broken', async () => {
    const interrupt = new AbortController();
    const parts = fakeSetting(scratch, {
      service: { outageMs: 9000 },
      parts: {
        signal: interrupt.signal,
        startTwin: (signal) => {
          interrupt.abort();
          return Promise.reject(signal.reason as Error);
        },
      },
    });
    const result = await runExperiment(unlocked('first-zone-lost'), parts);
    expect(result.verdict).to.equal('aborted');
    expect(existsSync(currentJournal(parts.journalFolder))).to.equal(false);
  });

  it('a second run that cannot begin leaves the first one as it was, and is no pass', async () => {
    let started = 0;
    const parts = fakeSetting(scratch, { service: { outageMs: 9000, lost: 3 } });
    const { startTwin } = parts;
    const result = await runExperiment(unlocked('first-zone-lost', { repetitions: 2 }), {
      ...parts,
      startTwin: (signal) => ((started += 1) === 1 ? startTwin(signal) : Promise.reject(new Error('no room'))),
    });
    expect(result.verdict).to.equal('fail');
    expect(result.reasons).to.include('1 of 2 runs were done. no room');
  });

  it('a watchdog that was gone without anybody noticing is no pass', async () => {
    const gone = new AbortController();
    const parts = fakeSetting(scratch, {
      service: { outageMs: 9000, afterFault: () => gone.abort() },
      parts: { watchdog: async () => ({ ...(await noWatchdog()), gone: gone.signal }) },
    });
    const measure = parts.measure;
    const unaware: typeof parts = {
      ...parts,
      measure: (order, tools) => measure(order, { ...tools, signal: new AbortController().signal }),
    };
    const result = await runExperiment(unlocked('first-zone-lost'), unaware);
    expect(result.verdict).to.equal('aborted');
    expect(result.reasons[0]).to.include('The watchdog was gone before the end');
  });

  it('a state that nobody can read after healing is unsafe', async () => {
    let isBroken = false;
    const parts = fakeSetting(scratch, {
      service: { outageMs: 9000 },
      twin: {
        meanwhile: (doing) => {
          if (doing.startsWith('fault')) isBroken = true;
          return isBroken && doing === 'status' ? new Promise(() => undefined) : undefined;
        },
      },
      parts: { limits: { stepMs: 100 } },
    });
    const measure = parts.measure;
    // The twin is asked for the effect right after the fault, too, which would wait for ever.
    const result = await runExperiment(unlocked('first-zone-lost'), { ...parts, measure });
    expect(result.verdict).to.equal('unsafe');
    expect(result.reasons[0]).to.match(/the state could not be read: no answer within/u);
  });

  it('mistake 19: a wall clock that is set while all is broken changes nothing', async (context) => {
    const parts = fakeSetting(scratch, {
      service: {
        outageMs: 9000,
        afterFault: () => context.mock.timers.enable({ apis: ['Date'], now: Date.UTC(2001, 0, 1) }),
      },
    });
    const result = await runExperiment(unlocked('first-zone-lost'), parts);
    expect(result.verdict, result.reasons.join(' ')).to.equal('pass');
    expect(parts.state.read()).to.deep.equal([]);
  });
});
