import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { expect } from 'chai';
import { fakePlan } from '../experiments/fake-plan.ts';
import { fakeTwin, inMemory } from '../experiments/fake-twin.ts';
import { faultNamed } from '../faults/catalogue.ts';
import { fakeOpening } from './fake-opening.ts';
import { faultRun } from './fault-run.ts';
import { beginJournal } from './journal.ts';
import { hostDisk, type JournalDisk } from './journal-disk.ts';

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-fault-run-'));
after(() => rmSync(scratch, { recursive: true, force: true }));
const folder = (): string => mkdtempSync(join(scratch, 'run-'));
const plan = fakePlan();
const loss = faultNamed('lose-zone').plan(plan, { targets: ['primary-a'], kind: 'kill' });

describe('a fault under way', () => {
  it('a disk that is full under the journal: the step is not done', async () => {
    const where = folder();
    const state = inMemory();
    const full: JournalDisk = {
      ...hostDisk,
      append: () => Promise.reject(Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })),
    };
    const run = faultRun(fakeTwin(plan, { state }), await beginJournal(where, fakeOpening(), full), () => false);
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
    const run = faultRun(fakeTwin(plan, { state }), await beginJournal(where, fakeOpening(), filling), () => false);
    await run.arm(loss.steps);
    const failed = await run.fire().catch((error: unknown) => error);
    expect(String(failed)).to.include('ENOSPC');
    expect(state.read().length).to.equal(1);
    const result = await run.takeBack({ stepMs: 300 });
    expect(result.isHealed).to.equal(true);
    expect(result.saw).to.include('the journal could not be written');
    expect(state.read()).to.deep.equal([]);
  });

  it('tells when the last change had been made, before it was written down', async () => {
    let writtenNs = 0n;
    const slow: JournalDisk = {
      ...hostDisk,
      append: async (file, line) => {
        await hostDisk.append(file, line);
        writtenNs = process.hrtime.bigint();
      },
    };
    let changedNs = 0n;
    const twin = fakeTwin(plan, { state: inMemory() });
    const watched: typeof twin = {
      ...twin,
      fault: async (scope, kind) => {
        await twin.fault(scope, kind);
        changedNs = process.hrtime.bigint();
      },
    };
    const two = faultNamed('lose-two-zones').plan(plan, { targets: ['primary-a', 'primary-b'], kind: 'stall' });
    const run = faultRun(watched, await beginJournal(folder(), fakeOpening(), slow), () => false);
    await run.arm(two.steps);
    const madeNs = await run.fire();
    expect([changedNs <= madeNs, madeNs < writtenNs, two.steps.length > 1]).to.deep.equal([true, true, true]);
    expect((await run.takeBack({ stepMs: 300 })).isHealed).to.equal(true);
  });

  it('nothing more is changed once the time of the fault is over', async () => {
    const state = inMemory();
    const run = faultRun(fakeTwin(plan, { state }), await beginJournal(folder(), fakeOpening()), () => true);
    await run.arm(loss.steps);
    expect(String(await run.fire().catch((error: unknown) => error))).to.include('The time of the fault is over');
    expect(state.read()).to.deep.equal([]);
  });

  it('a change that is under way while it is taken back is unsafe', async () => {
    let isStuck = true;
    const meanwhile = (doing: string): void | Promise<void> =>
      isStuck && doing.startsWith('fault') ? new Promise(() => undefined) : undefined;
    const run = faultRun(fakeTwin(plan, { meanwhile }), await beginJournal(folder(), fakeOpening()), () => false);
    await run.arm(loss.steps);
    void run.fire();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const result = await run.takeBack({ stepMs: 100 });
    isStuck = false;
    expect(result.isHealed).to.equal(false);
    expect(result.saw).to.match(/^a change was still under way/u);
  });

  it('mistake 12: where the second of two steps cannot be written down, the first is not done either', async () => {
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
    const two = faultNamed('lose-two-zones').plan(plan, { targets: ['primary-a', 'primary-b'], kind: 'stall' });
    const run = faultRun(fakeTwin(plan, { state }), await beginJournal(folder(), fakeOpening(), filling), () => false);
    expect(String(await run.arm(two.steps).catch((error: unknown) => error))).to.include('ENOSPC');
    await run.fire();
    expect(state.read()).to.deep.equal([]);
  });

  it('a journal that is removed: nothing more is done, and all that was done is taken back from memory', async () => {
    const where = folder();
    const state = inMemory();
    const run = faultRun(fakeTwin(plan, { state }), await beginJournal(where, fakeOpening()), () => false);
    await run.arm(loss.steps);
    await run.fire();
    rmSync(where, { recursive: true });
    const next = { do: { promote: 'learning/replica' }, undo: { verify: [] } };
    expect(String(await run.add(next).catch((error: unknown) => error))).to.include('no longer holds the journal');
    expect(await run.takeBack({ stepMs: 300 })).to.include({ isHealed: true });
    expect(state.read()).to.deep.equal([]);
  });

  it('a change that was still being written down when all was taken back is not done', async () => {
    const state = inMemory();
    const written = Promise.withResolvers<void>();
    let isSlow = false;
    const slow: JournalDisk = {
      ...hostDisk,
      append: async (file, line) => {
        if (isSlow && line.includes('intent')) await written.promise;
        await hostDisk.append(file, line);
      },
    };
    const run = faultRun(fakeTwin(plan, { state }), await beginJournal(folder(), fakeOpening(), slow), () => false);
    isSlow = true;
    const [step] = loss.steps;
    if (!step) throw new Error('the fault has no step');
    const late = run.add(step).catch((error: unknown) => error);
    await run.takeBack({ stepMs: 300 });
    written.resolve();
    expect(String(await late)).to.include('was taken back before all of it was done');
    expect(state.read()).to.deep.equal([]);
  });

  it('what is written after a line that was cut off by a full disk can be read', async () => {
    const where = folder();
    let isFull = false;
    const filling: JournalDisk = {
      ...hostDisk,
      append: async (file, line) => {
        await hostDisk.append(file, isFull ? line.slice(0, 20) : line);
        if (isFull) throw new Error('ENOSPC: no space left on device');
      },
    };
    const journal = await beginJournal(where, fakeOpening(), filling);
    isFull = true;
    await journal.record({ record: 'done', step: 1 }).catch(() => undefined);
    isFull = false;
    await journal.record({ record: 'intent', step: 2, do: { promote: 'x' }, undo: { verify: [] } });
    expect((await journal.state()).open.map(({ step }) => step)).to.deep.equal([2]);
  });

  it('a disk that is really full: nothing is done, and with room again the next run can begin', async (context) => {
    const where = folder();
    const mounted = spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', where], { encoding: 'utf8' });
    if (process.getuid?.() !== 0 || mounted.status !== 0) return context.skip('needs root, to mount a small disk');
    try {
      const state = inMemory();
      const journal = await beginJournal(where, fakeOpening());
      const filler = join(where, 'filler');
      expect(() => writeFileSync(filler, Buffer.alloc(64 * 1024))).to.throw('ENOSPC');
      // The rest of the page that the journal lies in is still to be had.
      appendFileSync(journal.file, '\n'.repeat(4096 - statSync(journal.file).size));
      const run = faultRun(fakeTwin(plan, { state }), journal, () => false);
      expect(String(await run.arm(loss.steps).catch((error: unknown) => error))).to.include('ENOSPC');
      await run.fire();
      expect(state.read()).to.deep.equal([]);
      const result = await run.takeBack({ stepMs: 300 });
      expect(result.isHealed).to.equal(true);
      expect(result.saw).to.include('the journal could not be written: ENOSPC');
      expect(String(await journal.close('healed', 'harness').catch((error: unknown) => error))).to.include('ENOSPC');
      rmSync(filler);
      await journal.close('healed', 'harness');
      await beginJournal(where, fakeOpening({ run: 'next' }));
    } finally {
      spawnSync('/bin/umount', [where]);
    }
  });
});
