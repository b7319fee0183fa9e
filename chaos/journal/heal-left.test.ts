import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import type { FaultScope, PartStatus } from '../drivers/driver.ts';
import { processIdentity } from '../drivers/process-identity.ts';
import { fakePlan } from '../experiments/fake-plan.ts';
import { fakeTwin, type FakeOptions, inMemory } from '../experiments/fake-twin.ts';
import { faultNamed } from '../faults/catalogue.ts';
import { fakeOpening, nobody } from './fake-opening.ts';
import { faultRun } from './fault-run.ts';
import { type Door, healLeft, type HealOptions } from './heal-left.ts';
import { holderHere } from './holder.ts';
import { beginJournal, currentJournal, journalState, stopFile } from './journal.ts';
import { journalIn } from './journal-record.ts';

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-heal-'));
after(() => rmSync(scratch, { recursive: true, force: true }));
const folder = (): string => mkdtempSync(join(scratch, 'run-'));
const plan = fakePlan();
const loss = faultNamed('lose-zone').plan(plan, { targets: ['primary-a'], kind: 'kill' });
const options: HealOptions = { by: 'heal', stopMs: 300, stepMs: 300, ask: true };

/** A run whose harness is gone with one zone lost. */
async function left(
  fake: FakeOptions = {},
): Promise<{ where: string; door: Door; state: ReturnType<typeof inMemory> }> {
  const where = folder();
  const state = inMemory();
  const twin = fakeTwin(plan, { ...fake, state });
  const run = faultRun(twin, await beginJournal(where, fakeOpening()), () => false);
  await run.arm(loss.steps);
  await run.fire();
  return { where, state, door: { reach: () => Promise.resolve(twin) } };
}

describe('healing from the journal alone', () => {
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
    const run = faultRun(twin, await beginJournal(where, fakeOpening()), () => false);
    await run.arm(two.steps);
    await run.fire();
    const outcome = await healLeft(where, { reach: () => Promise.resolve(twin) }, options);
    expect(outcome.verdict).to.equal('unsafe');
    expect(state.read().map(({ scope }) => scope)).to.deep.equal([{ zone: 'primary-b' }]);
  });

  it('a run that is still going on is asked to stop, and not meddled with', async () => {
    const where = folder();
    const journal = await beginJournal(where, fakeOpening({ holder: holderHere('fake', {}) }));
    const healing = healLeft(
      where,
      { reach: () => Promise.reject(new Error('not asked')) },
      { ...options, stopMs: 5000 },
    );
    while (!existsSync(stopFile(where))) await delay(10);
    await journal.close('healed', 'harness');
    expect((await healing).verdict).to.equal('healed');
  });

  it('a run that does not stop when asked is unsafe', async () => {
    const where = folder();
    await beginJournal(where, fakeOpening({ holder: holderHere('fake', {}) }));
    const outcome = await healLeft(where, { reach: () => Promise.reject(new Error('not asked')) }, options);
    expect(outcome.verdict).to.equal('unsafe');
    expect(outcome.says).to.include('is still going on');
  });

  it('a run that is killed while it is asked to stop is healed at once', async () => {
    const { where, door, state } = await left();
    const holder = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' });
    await once(holder, 'spawn');
    const { pid = 0 } = holder;
    const file = currentJournal(where);
    const started = processIdentity(pid);
    const held = readFileSync(file, 'utf8').replace(
      JSON.stringify(nobody),
      JSON.stringify({ ...nobody, pid, started }),
    );
    writeFileSync(file, held);
    const healing = healLeft(where, door, { ...options, stopMs: 10_000 });
    while (!existsSync(stopFile(where))) await delay(10);
    holder.kill('SIGKILL');
    expect((await healing).verdict).to.equal('healed');
    expect(state.read()).to.deep.equal([]);
  });

  it('a journal that cannot be read at all is unsafe', async () => {
    const where = folder();
    mkdirSync(currentJournal(where));
    const outcome = await healLeft(where, { reach: () => Promise.reject(new Error('not asked')) }, options);
    expect(outcome.verdict).to.equal('unsafe');
    expect(outcome.says).to.include('EISDIR');
  });

  it('mistake 14: what a step struck besides what it names must be whole, too', async () => {
    const { where } = await left();
    const status: readonly PartStatus[] = [
      { part: 'primary-a', zone: 'primary-a', state: 'up', says: 'answers' },
      { part: 'learning/replica/replication', state: 'cut', says: 'swallows what is sent' },
    ];
    const door: Door = {
      reach: () => Promise.resolve({ heal: () => Promise.resolve(), status: () => Promise.resolve(status) }),
    };
    const outcome = await healLeft(where, door, options);
    expect(outcome.verdict).to.equal('unsafe');
    expect(outcome.says).to.include('learning/replica/replication is cut');
  });

  it('two that heal at the same time do not disturb each other', async () => {
    const { where, door, state } = await left();
    const both = await Promise.all([
      healLeft(where, door, { ...options, by: 'watchdog', ask: false }),
      healLeft(where, door, options),
    ]);
    expect(both.map(({ verdict }) => verdict)).not.to.include('unsafe');
    expect(state.read()).to.deep.equal([]);
    expect(existsSync(currentJournal(where))).to.equal(false);
  });

  it('who heals writes nothing into the journal that another run has begun meanwhile', async () => {
    const { where } = await left();
    const door: Door = {
      reach: async () => {
        renameSync(currentJournal(where), join(where, 'test.ndjson'));
        await beginJournal(where, fakeOpening({ run: 'next' }));
        return undefined;
      },
    };
    expect((await healLeft(where, door, options)).verdict).to.equal('healed');
    const state = await journalState(currentJournal(where));
    expect(state?.records.map(({ record }) => record)).to.deep.equal(['open']);
  });

  it('a journal that somebody removes while its run is asked to stop shows nothing', async () => {
    const where = folder();
    await beginJournal(where, fakeOpening({ holder: holderHere('fake', {}) }));
    const healing = healLeft(
      where,
      { reach: () => Promise.reject(new Error('not asked')) },
      { ...options, stopMs: 5000 },
    );
    while (!existsSync(stopFile(where))) await delay(10);
    rmSync(currentJournal(where));
    const outcome = await healing;
    expect(outcome.verdict).to.equal('unsafe');
    expect(outcome.says).to.include('nothing shows that it was taken back');
  });
});
