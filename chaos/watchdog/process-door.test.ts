import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { expect } from 'chai';
import { processIdentity } from '../drivers/process-identity.ts';
import type { Holder } from '../journal/holder.ts';
import { door } from './process-door.ts';

const children: ChildProcess[] = [];
after(() => children.forEach((child) => child.kill('SIGKILL')));

async function waiting(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'ignore' });
  children.push(child);
  await once(child, 'spawn');
  return child;
}

function known({ pid = 0 }: ChildProcess): { readonly pid: number; readonly started: string } {
  return { pid, started: processIdentity(pid) ?? '' };
}

/** What a killed twin leaves: a folder that says whose it is, and which processes are in it. */
function leftBy(holder: ChildProcess, part: ChildProcess): string {
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-twin-'));
  mkdirSync(join(folder, 'pids'));
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, 'owner.json'), JSON.stringify({ ...known(holder), run: 'test' }));
  writeFileSync(join(folder, 'pids', 'part.pid'), JSON.stringify(known(part)));
  return folder;
}

function holderOf(child: ChildProcess, handle: Holder['handle']): Holder {
  return { ...known(child), driver: 'process', handle };
}

describe('the door to a twin of processes', () => {
  it('ends a holder that did not heal, stopped or not, and what its twin left running', async () => {
    const [holder, part] = await Promise.all([waiting(), waiting()]);
    const ends = Promise.all([once(holder, 'exit'), once(part, 'exit')]);
    holder.kill('SIGSTOP');
    part.kill('SIGSTOP');
    const folder = leftBy(holder, part);
    expect(await door.reach(holderOf(holder, { folder }))).to.equal(undefined);
    expect(existsSync(folder)).to.equal(false);
    await ends;
  });

  it('ends nobody who merely has the number of a holder that is gone', async () => {
    const other = await waiting();
    const folder = join(tmpdir(), 'plumbline-twin-that-is-gone');
    await door.reach({ ...holderOf(other, { folder }), started: 'at another time' });
    expect(processIdentity(other.pid ?? 0)).to.be.a('string');
  });

  const unclear: readonly (readonly [string, Partial<Holder>, string])[] = [
    ['of another driver', { driver: 'docker' }, 'the twin is one of driver docker'],
    ['that does not say where it lies', { handle: {} }, 'the journal does not say where the twin lies'],
  ];
  for (const [what, holder, says] of unclear)
    it(`does not take a twin for gone ${what}`, async () => {
      const error = await door
        .reach({ pid: 2 ** 30, driver: 'process', handle: { folder: '/nowhere' }, ...holder })
        .catch((one: unknown) => one);
      expect(String(error)).to.include(says);
    });
});
