import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { after, describe, it } from 'node:test';
import { expect } from 'chai';
import { refusalOf } from '../experiments/fake-setting.ts';
import { fakeOpening } from '../journal/fake-opening.ts';
import type { Door } from '../journal/heal-left.ts';
import { beginJournal, currentJournal } from '../journal/journal.ts';
import { watch, type WatchOrder } from './watch.ts';
import { startWatchdog } from './watchdog.ts';

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-watchdog-'));
after(() => rmSync(scratch, { recursive: true, force: true }));
const order = (changes: Partial<WatchOrder> = {}): WatchOrder => ({
  folder: mkdtempSync(join(scratch, 'run-')),
  run: 'test',
  door: new URL('../experiments/fake-door.ts', import.meta.url).href,
  expiresAfterMs: 60_000,
  stepMs: 300,
  ...changes,
});
const gone: Door = { reach: () => Promise.resolve(undefined) };

describe('the watchdog', () => {
  it('ends without healing when it is told that all is done', async () => {
    const asked = order();
    await beginJournal(asked.folder, fakeOpening());
    const harness = new PassThrough();
    harness.end('done\n');
    expect(await watch(asked, harness, gone)).to.equal(undefined);
    expect(existsSync(currentJournal(asked.folder))).to.equal(true);
  });

  it('heals when the harness goes without a word', async () => {
    const asked = order();
    await beginJournal(asked.folder, fakeOpening());
    const harness = new PassThrough();
    harness.end();
    expect(await watch(asked, harness, gone)).to.include({ verdict: 'healed' });
    expect(existsSync(currentJournal(asked.folder))).to.equal(false);
  });

  it('heals when the time of the fault is over, however long the harness keeps its pipe', async () => {
    const asked = order({ expiresAfterMs: 50 });
    await beginJournal(asked.folder, fakeOpening());
    expect(await watch(asked, new PassThrough(), gone)).to.include({ verdict: 'healed' });
  });

  it('leaves the journal of another run alone', async () => {
    const asked = order({ run: 'earlier' });
    await beginJournal(asked.folder, fakeOpening());
    const harness = new PassThrough();
    harness.end();
    expect(await watch(asked, harness, gone)).to.equal(undefined);
    expect(existsSync(currentJournal(asked.folder))).to.equal(true);
  });

  it('is a process of its own, whose end is noticed at once', async () => {
    await using watchdog = await startWatchdog(order());
    expect(watchdog.gone.aborted).to.equal(false);
    const noticed = new Promise((resolve) => watchdog.gone.addEventListener('abort', resolve, { once: true }));
    process.kill(watchdog.pid, 'SIGKILL');
    await noticed;
  });

  it('that stands still keeps nobody waiting at the end', async () => {
    const watchdog = await startWatchdog(order());
    process.kill(watchdog.pid, 'SIGSTOP');
    await watchdog[Symbol.asyncDispose]();
    expect(watchdog.gone.aborted).to.equal(true);
  });

  it('that cannot be started is a refusal', async () => {
    const refused = await refusalOf(startWatchdog(order({ door: 'file:///no-door-is-here.ts' })));
    expect(refused).to.match(/^The watchdog, which heals when this process dies, did not start/u);
  });
});
