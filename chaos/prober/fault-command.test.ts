import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { faultCommand } from './fault-command.ts';

const never = new AbortController().signal;
const unseen = (): void => undefined;

describe('a fault command', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plumbline-fault-'));
  });
  after(() => rm(folder, { recursive: true }));
  const isThere = (file: string): Promise<boolean> =>
    access(file).then(
      () => true,
      () => false,
    );

  it('runs when it is set off, and not before', async () => {
    const file = join(folder, 'ran');
    using command = await faultCommand(`touch "${file}"`);
    await setTimeout(100);
    expect(await isThere(file)).to.equal(false);
    expect(await command.fault(never, unseen)).to.deep.equal({
      ok: true,
      isOver: true,
      answer: 'the command ended with code 0',
    });
    expect(await isThere(file)).to.equal(true);
  });

  it('mistake 1: tells the instant before it is set off, not when it was done', async () => {
    using command = await faultCommand('sleep 0.3');
    const beforeNs = process.hrtime.bigint();
    const begun: bigint[] = [];
    await command.fault(never, (monoNs) => begun.push(monoNs));
    expect(begun.map((ns) => Number(ns - beforeNs) / 1e6)).to.satisfy(([ms = -1]: number[]) => ms >= 0 && ms < 290);
  });

  it('does not run when it is disposed of before', async () => {
    const file = join(folder, 'did-not-run');
    const command = await faultCommand(`touch "${file}"`);
    command[Symbol.dispose]();
    await setTimeout(200);
    expect(await isThere(file)).to.equal(false);
  });

  it('mistake 13: is not taken for done when it says that it failed', async () => {
    using command = await faultCommand('exit 3');
    expect(await command.fault(never, unseen)).to.deep.equal({
      ok: false,
      isOver: true,
      answer: 'the command ended with code 3',
    });
  });

  it('leaves alone what it started before it ended by itself', async () => {
    const file = join(folder, 'started-again');
    using command = await faultCommand(`(sleep 0.5; touch "${file}") & true`);
    const ending = new AbortController();
    expect(await command.fault(ending.signal, unseen)).to.include({ ok: true, isOver: true });
    ending.abort();
    for (let waits = 0; waits < 100 && !(await isThere(file)); waits += 1) await setTimeout(100);
    expect(await isThere(file)).to.equal(true);
  });

  it('is ended when it goes on for too long', async () => {
    using command = await faultCommand('sleep 60');
    expect(await command.fault(AbortSignal.timeout(100), unseen)).to.deep.equal({
      ok: false,
      isOver: false,
      answer: 'the command was still running and was ended',
    });
  });
});
