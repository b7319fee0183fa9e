import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { expect } from 'chai';
import { execa } from 'execa';

const home = mkdtempSync(join(tmpdir(), 'plumbline-python-'));
after(() => rmSync(home, { recursive: true, force: true }));
const bin = join(home, 'bin');

// Each stands for a Python: it says yes, with its own path, or that it is not what is wanted.
function stand(path: string, fits: boolean): string {
  const file = join(home, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, fits ? '#!/bin/sh\necho "$0"\n' : '#!/bin/sh\nexit 1\n');
  chmodSync(file, 0o755);
  return file;
}

async function found(): Promise<string> {
  const script = `
    import { withLock } from './lock.mjs';
    import { findPython } from './python.mjs';
    console.log(await withLock(() => findPython({ from: '3.12', below: '3.14' })));
  `;
  const { stdout } = await execa(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: import.meta.dirname,
    env: { PATH: bin, HOME: home },
    extendEnv: false,
  });
  return stdout;
}

test('a Python is taken from PATH, else the newest that fits of those that a version manager keeps, else none', async () => {
  stand('bin/python3', false);
  expect(await found()).to.equal('undefined');
  stand('.pyenv/versions/3.9.18/bin/python3', true);
  const kept = stand('.pyenv/versions/3.13.0/bin/python3', true);
  stand('.pyenv/versions/3.14.1/bin/python3', false);
  expect(await found()).to.equal(kept);
  const onPath = stand('bin/python3.12', true);
  expect(await found()).to.equal(onPath);
});
