import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { expect } from 'chai';
import { refusalOf } from '../experiments/fake-setting.ts';
import { fakeOpening, nobody } from './fake-opening.ts';
import { beginJournal, currentJournal, journalState } from './journal.ts';
import { hostDisk } from './journal-disk.ts';

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-journal-'));
after(() => rmSync(scratch, { recursive: true, force: true }));
const folder = (): string => mkdtempSync(join(scratch, 'run-'));

describe('the undo journal', () => {
  it('refuses a second run while one is open, and says whose', async () => {
    const where = folder();
    await beginJournal(where, fakeOpening());
    const message = await refusalOf(beginJournal(where, fakeOpening({ run: 'second' })));
    expect(message).to.equal(
      `An undo journal of run test (process ${nobody.pid}: Zone primary-a is lost.) is open in ${where}. Wait for that run to end, or take it back with: plumbline chaos heal.`,
    );
  });

  it('two runs that begin at the same instant: one is refused', async () => {
    const where = folder();
    const both = await Promise.allSettled([
      beginJournal(where, fakeOpening({ run: 'one' })),
      beginJournal(where, fakeOpening({ run: 'two' })),
    ]);
    expect(both.map(({ status }) => status).toSorted()).to.deep.equal(['fulfilled', 'rejected']);
  });

  it('a closed journal that was not set aside makes room', async () => {
    const where = folder();
    const journal = await beginJournal(where, fakeOpening(), { ...hostDisk, setAside: () => Promise.resolve() });
    await journal.close('healed', 'harness');
    await beginJournal(where, fakeOpening({ run: 'next' }));
    expect((await journalState(currentJournal(where)))?.opening?.run).to.equal('next');
  });

  it('a last line that was cut off is no step', async () => {
    const where = folder();
    await beginJournal(where, fakeOpening());
    appendFileSync(currentJournal(where), '{"record":"intent","step":1,"do":{"fau');
    const state = await journalState(currentJournal(where));
    expect(state?.open).to.deep.equal([]);
    expect(state?.damaged).to.deep.equal([]);
  });

  it('a folder that cannot be written refuses', async () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    expect(await refusalOf(beginJournal(file, fakeOpening()))).to.match(
      /^The undo journal cannot be written to .*without it nothing is broken\.$/u,
    );
  });
});
