import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { setImmediate as tick } from 'node:timers/promises';
import { expect } from 'chai';
import { execa } from 'execa';
import { installedProgram } from '../collect/emulator/emulator-program.ts';
import { moto } from '../collect/emulator/moto.ts';
import { type AheadOf, type EmulatorAhead, emulatorAhead } from './emulator-ahead.ts';
import { projectFolder } from './project.ts';

const skip = installedProgram(moto) === undefined && 'needs moto';
// Each emulator has a folder of its own below this one while it runs, which goes with it.
const scratch = mkdtempSync(join(tmpdir(), 'plumbline-ahead-'));
after(() => rmSync(scratch, { recursive: true, force: true }));
process.env['TMPDIR'] = scratch;

function ahead(asked: Partial<AheadOf> = {}, signal = new AbortController().signal): EmulatorAhead | undefined {
  return emulatorAhead({ target: 'emulator', ...asked }, { say: () => undefined, signal });
}

function started(asked?: Partial<AheadOf>, signal?: AbortSignal): EmulatorAhead {
  const one = ahead(asked, signal);
  if (one === undefined) throw new Error('Nothing was started.');
  return one;
}

async function answers(endpoint: string): Promise<boolean> {
  return fetch(`${endpoint}/moto-api/`, { signal: AbortSignal.timeout(2000) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Folders of emulators that run, or were left behind. */
function left(): readonly string[] {
  return readdirSync(scratch).filter((name) => name.startsWith('plumbline-emulator-'));
}

async function until(isSo: () => boolean): Promise<void> {
  const end = performance.now() + 20_000;
  while (!isSo()) {
    if (performance.now() > end) throw new Error('It did not come to that within 20 s.');
    await tick();
  }
}

describe('an emulator that starts while templates are read', { skip }, () => {
  it('is whole when it is taken, and then belongs to whoever took it', async () => {
    const one = started();
    const emulator = await one.take();
    await one[Symbol.asyncDispose]();
    expect([emulator.name, await answers(emulator.endpoint)]).to.deep.equal(['moto', true]);
    await emulator[Symbol.asyncDispose]();
    expect([await answers(emulator.endpoint), left()]).to.deep.equal([false, []]);
  });

  it('ends when nobody took it, before its process is there and after', async () => {
    const early = started();
    await early[Symbol.asyncDispose]();
    expect(left()).to.deep.equal([]);
    const late = started();
    await until(() => left().length > 0);
    await late[Symbol.asyncDispose]();
    expect(left()).to.deep.equal([]);
  });

  it('tells whoever takes it why it could not start, and nobody else', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', note);
    try {
      const enough = AbortSignal.abort(new Error('enough'));
      await using _untaken = started({}, enough);
      // The first has failed before the second has.
      const told = await started({}, enough).take().catch(String);
      await tick();
      expect(told).to.equal('Error: enough');
      expect(unhandled).to.deep.equal([]);
    } finally {
      process.off('unhandledRejection', note);
    }
  });

  it('is not started where it may be kept, is there already, is in a container, or is not asked for', () => {
    const not = [
      { target: 'template' },
      { target: 'live' },
      { keep: true },
      { deploy: false },
      { emulator: 'http://127.0.0.1:1' },
      { emulator: 'docker:moto' },
      { emulator: 'no such emulator' },
    ].map((asked) => ahead(asked));
    expect(not).to.deep.equal(not.map(() => undefined));
  });

  it('is gone when what is to be deployed cannot be used, which is told as ever', async () => {
    const main = join(projectFolder, 'src', 'cli', 'main.ts');
    const args = ['verify', 'knowledgecity-ec2', '--target', 'emulator', '--parameters', 'Nope=1', '--no-lint'];
    const { exitCode, stderr } = await execa(process.execPath, [main, ...args, '--out', join(scratch, 'out')], {
      cwd: projectFolder,
      reject: false,
    });
    expect(stderr).to.match(/plumbline: No template declares parameter "Nope"\. Mend its name in --parameters\.\s*$/u);
    expect([exitCode, left()]).to.deep.equal([2, []]);
  });
});
