import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { door } from '../experiments/fake-door.ts';
import { fakePlan } from '../experiments/fake-plan.ts';
import { fakeTwin, inFile } from '../experiments/fake-twin.ts';
import { healLeft } from './heal-left.ts';
import { currentJournal } from './journal.ts';
import type { KilledRun } from './killed-run.ts';

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-killed-'));
after(() => rmSync(scratch, { recursive: true, force: true }));
const options = { by: 'heal', stopMs: 1000, stepMs: 1000, ask: true } as const;

let count = 0;
function started(order: Partial<KilledRun>): { readonly child: ChildProcess; readonly asked: KilledRun } {
  const folder = mkdtempSync(join(scratch, `run-${(count += 1)}-`));
  const asked: KilledRun = {
    folder,
    state: join(folder, 'twin.json'),
    fault: 'lose-two-zones',
    targets: ['primary-a', 'primary-b'],
    killAt: -1,
    isWatched: false,
    staysBroken: false,
    watchedMs: 60_000,
    ...order,
  };
  const file = fileURLToPath(new URL('./killed-run.ts', import.meta.url));
  const child = spawn(process.execPath, [file, JSON.stringify(asked)], { stdio: ['ignore', 'pipe', 'inherit'] });
  return { child, asked };
}

async function ended({ child, asked }: ReturnType<typeof started>) {
  const exit = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;
  const said = child.stdout ? await text(child.stdout) : '';
  const [code, signal] = await exit;
  return { asked, code, signal, checkpoints: said.trim().split('\n') };
}

async function expectWhole({ folder, state }: KilledRun): Promise<void> {
  expect(inFile(state).read(), 'nothing is left broken').to.deep.equal([]);
  expect(existsSync(currentJournal(folder)), 'no journal is open').to.equal(false);
  const statuses = await fakeTwin(fakePlan(), { state: inFile(state) }).status();
  expect(statuses.filter((one) => one.state !== 'up')).to.deep.equal([]);
}

describe('a harness that is killed', { concurrency: 2 }, async () => {
  const whole = await ended(started({}));

  it('a run that nobody kills passes every checkpoint and leaves nothing', async () => {
    expect(whole.code).to.equal(0);
    expect(whole.checkpoints).to.include('all of it is broken');
    expect(whole.checkpoints.length).to.be.greaterThan(40);
    await expectWhole(whole.asked);
  });

  for (const [killAt, name] of whole.checkpoints.entries()) {
    it(`mistake 11: killed at checkpoint ${killAt}, ${name}: heal restores, and again does nothing`, async () => {
      const { asked, signal } = await ended(started({ killAt }));
      expect(signal).to.equal('SIGKILL');
      const first = await healLeft(asked.folder, door, options);
      expect(first.verdict, first.says).to.be.oneOf(['healed', 'nothing']);
      await expectWhole(asked);
      expect((await healLeft(asked.folder, door, options)).verdict).to.equal('nothing');
    });
  }

  it('mistake 12: at no checkpoint is anything broken that the journal does not name', async () => {
    const broken = whole.checkpoints.findIndex((name) => name.startsWith('while it does fault'));
    const intent = whole.checkpoints.findIndex((name) => name.startsWith('after the line {"record":"intent"'));
    expect(intent).to.be.greaterThan(-1);
    expect(intent).to.be.lessThan(broken);
    const { asked } = await ended(started({ killAt: broken }));
    const lines = readFileSync(currentJournal(asked.folder), 'utf8');
    for (const { scope } of inFile(asked.state).read()) expect(lines).to.include(`"heal":${JSON.stringify(scope)}`);
  });

  it('the watchdog heals without being asked when the harness is killed with all broken', async () => {
    const run = await brokenRun({});
    run.child.kill('SIGKILL');
    await expectHealedByWatchdog(run.asked);
  });

  it('the watchdog heals when the fault has outlived its time, though the harness is still there', async () => {
    const run = await brokenRun({ watchedMs: 3000 });
    await expectHealedByWatchdog(run.asked);
    expect(run.child.exitCode).to.equal(null);
    run.child.kill('SIGKILL');
  });

  it('the watchdog heals in time when the harness stands still, which closes no pipe', async () => {
    const run = await brokenRun({ watchedMs: 3000 });
    run.child.kill('SIGSTOP');
    await expectHealedByWatchdog(run.asked);
    run.child.kill('SIGKILL');
  });

  it('Ctrl-C twice: the second one ends the harness in the middle of healing, and the watchdog heals', async () => {
    const run = await brokenRun({});
    const exit = once(run.child, 'exit');
    run.child.kill('SIGINT');
    await run.said('interrupted');
    run.child.kill('SIGINT');
    expect(await exit).to.deep.equal([3, null]);
    await expectHealedByWatchdog(run.asked);
  });
});

/** A watched run that has broken all, and waits. */
async function brokenRun(order: Partial<KilledRun>) {
  const run = started({ isWatched: true, staysBroken: true, ...order });
  let told = '';
  run.child.stdout?.on('data', (chunk: Buffer) => (told += String(chunk)));
  // A whole line, since "all of it is broken" comes before anybody listens to Ctrl-C.
  const said = async (line: string): Promise<void> => {
    const untilMs = performance.now() + 10_000;
    while (!told.includes(`\n${line}\n`)) {
      if (performance.now() > untilMs) throw new Error(`It did not say "${line}" within 10 s, but: ${told}`);
      await delay(10);
    }
  };
  await said('broken');
  return { ...run, said };
}

async function expectHealedByWatchdog(asked: KilledRun): Promise<void> {
  const untilMs = performance.now() + 10_000;
  while (existsSync(currentJournal(asked.folder)) && performance.now() < untilMs) await delay(20);
  await expectWhole(asked);
  const [kept] = readdirSync(asked.folder).filter((name) => name.startsWith('killed-run'));
  const lines = readFileSync(join(asked.folder, kept ?? ''), 'utf8');
  expect(lines).to.match(/"record":"undone"/u);
  expect(lines).to.match(/"record":"closed","how":"healed","by":"watchdog"/u);
}
