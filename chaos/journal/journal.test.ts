import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { expect } from 'chai';
import type { FaultScope } from '../drivers/driver.ts';
import { fakePlan } from '../experiments/fake-plan.ts';
import { fakeTwin, type FakeOptions, inMemory } from '../experiments/fake-twin.ts';
import { faultNamed } from '../faults/catalogue.ts';
import { Refusal } from '../faults/refusal.ts';
import { faultRun } from './fault-run.ts';
import { type Door, healLeft, type HealOptions } from './heal-left.ts';
import { holderHere } from './holder.ts';
import { beginJournal, currentJournal, journalAt, journalState, stopFile } from './journal.ts';
import { hostDisk, type JournalDisk } from './journal-disk.ts';
import { journalIn, type JournalOpening } from './journal-record.ts';

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-journal-'));
after(() => rmSync(scratch, { recursive: true, force: true }));
const folder = (): string => mkdtempSync(join(scratch, 'run-'));
const plan = fakePlan();
const loss = faultNamed('lose-zone').plan(plan, { targets: ['primary-a'], kind: 'kill' });
const options: HealOptions = { by: 'heal', stopMs: 300, stepMs: 300, ask: true };
/** A process that cannot be there: the largest number is far above any limit. */
const nobody = { pid: 2 ** 30, driver: 'fake', handle: {} };

function opening(changes: Partial<JournalOpening> = {}): JournalOpening {
  return {
    run: 'test',
    startedAt: '2026-11-21T09:00:00.000Z',
    architecture: 'fake',
    experiment: 'none',
    does: 'Zone primary-a is lost.',
    holder: nobody,
    expiresAfterMs: 60_000,
    openedMonoNs: '0',
    ...changes,
  };
}

/** A run whose harness is gone with one zone lost. */
async function left(
  fake: FakeOptions = {},
): Promise<{ where: string; door: Door; state: ReturnType<typeof inMemory> }> {
  const where = folder();
  const state = inMemory();
  const twin = fakeTwin(plan, { ...fake, state });
  const run = faultRun(twin, await beginJournal(where, opening()), () => false);
  await run.arm(loss.steps);
  await run.fire();
  return { where, state, door: { reach: () => Promise.resolve(twin) } };
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (one: unknown) => one,
  );
  expect(error).to.be.instanceOf(Refusal);
  return (error as Refusal).message;
}

describe('the undo journal', () => {
  it('refuses a second run while one is open, and says whose', async () => {
    const where = folder();
    await beginJournal(where, opening());
    const message = await refusalOf(beginJournal(where, opening({ run: 'second' })));
    expect(message).to.equal(
      `An undo journal of run test (process ${nobody.pid}: Zone primary-a is lost.) is open in ${where}. Wait for that run to end, or take it back with: plumbline chaos heal.`,
    );
  });

  it('two runs that begin at the same instant: one is refused', async () => {
    const where = folder();
    const both = await Promise.allSettled([
      beginJournal(where, opening({ run: 'one' })),
      beginJournal(where, opening({ run: 'two' })),
    ]);
    expect(both.map(({ status }) => status).toSorted()).to.deep.equal(['fulfilled', 'rejected']);
  });

  it('a closed journal that was not set aside makes room', async () => {
    const where = folder();
    const journal = await beginJournal(where, opening(), { ...hostDisk, setAside: () => Promise.resolve() });
    await journal.close('healed', 'harness');
    await beginJournal(where, opening({ run: 'next' }));
    expect((await journalState(currentJournal(where)))?.opening?.run).to.equal('next');
  });

  it('a last line that was cut off is no step', async () => {
    const where = folder();
    await beginJournal(where, opening());
    appendFileSync(currentJournal(where), '{"record":"intent","step":1,"do":{"fau');
    const state = await journalState(currentJournal(where));
    expect(state?.open).to.deep.equal([]);
    expect(state?.damaged).to.deep.equal([]);
  });

  it('a line that was cut off does not swallow what is written after it', async () => {
    const { where, door } = await left();
    appendFileSync(currentJournal(where), '{"record":"intent","step":2,"do":{"fau');
    const outcome = await healLeft(where, door, options);
    expect(outcome.verdict).to.equal('healed');
    const kept = journalIn(readFileSync(join(where, 'test.ndjson'), 'utf8'));
    expect(kept.isClosed).to.equal(true);
    expect(kept.damaged).to.deep.equal([]);
  });

  it('a line that was changed in the middle is not passed over: unsafe, though the rest is taken back', async () => {
    const { where, door, state } = await left();
    const text = readFileSync(currentJournal(where), 'utf8').split('\n');
    writeFileSync(currentJournal(where), [text[0], 'garbage', ...text.slice(1)].join('\n'));
    const outcome = await healLeft(where, door, options);
    expect(outcome.verdict).to.equal('unsafe');
    expect(outcome.says).to.include('Lines 2 of the journal cannot be read');
    expect(state.read()).to.deep.equal([]);
  });

  it('a disk that is full under the journal: the step is not done', async () => {
    const where = folder();
    const state = inMemory();
    const full: JournalDisk = {
      ...hostDisk,
      append: () => Promise.reject(Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })),
    };
    const run = faultRun(fakeTwin(plan, { state }), await beginJournal(where, opening(), full), () => false);
    const failed = await run.arm(loss.steps).catch((error: unknown) => error);
    expect(String(failed)).to.include('ENOSPC');
    await run.fire();
    expect(state.read(), 'nothing was changed').to.deep.equal([]);
  });

  it('a disk that fills up after the change: it is taken back all the same', async () => {
    const where = folder();
    const state = inMemory();
    let lines = 0;
    const filling: JournalDisk = {
      ...hostDisk,
      append: async (file, line) => {
        lines += 1;
        if (lines > 1) throw new Error('ENOSPC: no space left on device');
        await hostDisk.append(file, line);
      },
    };
    const run = faultRun(fakeTwin(plan, { state }), await beginJournal(where, opening(), filling), () => false);
    await run.arm(loss.steps);
    const failed = await run.fire().catch((error: unknown) => error);
    expect(String(failed)).to.include('ENOSPC');
    expect(state.read().length).to.equal(1);
    const result = await run.takeBack({ stepMs: 300 });
    expect(result.isHealed).to.equal(true);
    expect(result.saw).to.include('the journal could not be written');
    expect(state.read()).to.deep.equal([]);
  });

  it('a folder that cannot be written refuses', async () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    expect(await refusalOf(beginJournal(file, opening()))).to.match(
      /^The undo journal cannot be written to .*without it nothing is broken\.$/u,
    );
  });
});

describe('healing from the journal alone', () => {
  it('says that nothing is left where no journal is open', async () => {
    const where = folder();
    const outcome = await healLeft(where, { reach: () => Promise.reject(new Error('not asked')) }, options);
    expect(outcome).to.deep.equal({
      verdict: 'nothing',
      says: `No undo journal is open in ${where}: nothing is left to take back.`,
    });
  });

  it('is safe to repeat', async () => {
    const { where, door, state } = await left();
    expect((await healLeft(where, door, options)).verdict).to.equal('healed');
    expect((await healLeft(where, door, options)).verdict).to.equal('nothing');
    expect(state.read()).to.deep.equal([]);
  });

  it('mistake 13: a heal that does nothing and says nothing is unsafe, and the journal stays open', async () => {
    const { where, door } = await left({ neverHeals: () => true });
    const outcome = await healLeft(where, door, options);
    expect(outcome.verdict).to.equal('unsafe');
    expect(outcome.says).to.include('zone primary-a: primary-a is down (broken on purpose (kill))');
    expect((await journalState(currentJournal(where)))?.open.length).to.equal(1);
  });

  it('mistake 14: a heal that ends without an error counts only when the state was read back', async () => {
    const { where } = await left();
    const silent: Door = {
      reach: () => Promise.resolve({ heal: () => Promise.resolve(), status: () => Promise.resolve([]) }),
    };
    const outcome = await healLeft(where, silent, options);
    expect(outcome).to.include({ verdict: 'unsafe' });
    expect(outcome.says).to.include('nothing is known of primary-a');
  });

  it('a twin that does not answer is unsafe, within the limit', async () => {
    const { where } = await left();
    const hanging: Door = {
      reach: () =>
        Promise.resolve({ heal: () => new Promise(() => undefined), status: () => new Promise(() => undefined) }),
    };
    const outcome = await healLeft(where, hanging, options);
    expect(outcome.verdict).to.equal('unsafe');
    expect(outcome.says).to.match(/no answer within/u);
  });

  it('where it cannot be told whether the twin is gone, it is unsafe', async () => {
    const { where } = await left();
    const outcome = await healLeft(
      where,
      { reach: () => Promise.reject(new Error('3 processes of it still run')) },
      options,
    );
    expect(outcome).to.deep.equal({ verdict: 'unsafe', says: 'Run test: 3 processes of it still run.' });
  });

  it('a twin that is gone with all it had is whole', async () => {
    const { where } = await left();
    const outcome = await healLeft(where, { reach: () => Promise.resolve(undefined) }, options);
    expect(outcome).to.deep.equal({
      verdict: 'healed',
      says: 'Run test: its twin is gone, and nothing of it is left running.',
    });
  });

  it('one step that fails does not keep the others broken', async () => {
    const where = folder();
    const state = inMemory();
    const stubborn = (scope: FaultScope): boolean => 'zone' in scope && scope.zone === 'primary-b';
    const twin = fakeTwin(plan, { state, neverHeals: stubborn });
    const two = faultNamed('lose-two-zones').plan(plan, { targets: ['primary-a', 'primary-b'], kind: 'stall' });
    const run = faultRun(twin, await beginJournal(where, opening()), () => false);
    await run.arm(two.steps);
    await run.fire();
    const outcome = await healLeft(where, { reach: () => Promise.resolve(twin) }, options);
    expect(outcome.verdict).to.equal('unsafe');
    expect(state.read().map(({ scope }) => scope)).to.deep.equal([{ zone: 'primary-b' }]);
  });

  it('a run that is still going on is asked to stop, and not meddled with', async () => {
    const where = folder();
    const journal = await beginJournal(where, opening({ holder: holderHere('fake', {}) }));
    const healing = healLeft(
      where,
      { reach: () => Promise.reject(new Error('not asked')) },
      { ...options, stopMs: 5000 },
    );
    while (!(await import('node:fs')).existsSync(stopFile(where)))
      await new Promise((resolve) => setTimeout(resolve, 10));
    await journal.close('healed', 'harness');
    expect((await healing).verdict).to.equal('healed');
  });

  it('a run that does not stop when asked is unsafe', async () => {
    const where = folder();
    await beginJournal(where, opening({ holder: holderHere('fake', {}) }));
    const outcome = await healLeft(where, { reach: () => Promise.reject(new Error('not asked')) }, options);
    expect(outcome.verdict).to.equal('unsafe');
    expect(outcome.says).to.include('is still going on');
  });

  it('nothing more is changed once the time of the fault is over', async () => {
    const state = inMemory();
    const run = faultRun(fakeTwin(plan, { state }), journalAt(join(folder(), 'current.ndjson')), () => true);
    await run.arm(loss.steps);
    expect(String(await run.fire().catch((error: unknown) => error))).to.include('The time of the fault is over');
    expect(state.read()).to.deep.equal([]);
  });

  it('a change that is under way while it is taken back is unsafe', async () => {
    let isStuck = true;
    const meanwhile = (doing: string): void | Promise<void> =>
      isStuck && doing.startsWith('fault') ? new Promise(() => undefined) : undefined;
    const run = faultRun(fakeTwin(plan, { meanwhile }), await beginJournal(folder(), opening()), () => false);
    await run.arm(loss.steps);
    void run.fire();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const result = await run.takeBack({ stepMs: 100 });
    isStuck = false;
    expect(result.isHealed).to.equal(false);
    expect(result.saw).to.match(/^a change was still under way/u);
  });
});
