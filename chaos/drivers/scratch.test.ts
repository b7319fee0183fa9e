import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { expect } from 'chai';
import { removeAbandoned } from './scratch.ts';

const before = process.env['TMPDIR'];
const root = mkdtempSync(join(tmpdir(), 'plumbline-scratch-'));
process.env['TMPDIR'] = root;
after(() => {
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  rmSync(root, { recursive: true });
});

/** A twin whose holder is gone. Origin: case. */
function left(name: string): string {
  const folder = join(root, `plumbline-twin-${name}`);
  mkdirSync(folder);
  chmodSync(folder, 0o711);
  writeFileSync(join(folder, 'owner.json'), JSON.stringify({ pid: 1, started: 'another time', run: name }));
  return folder;
}

test('what twins have left is removed, also where another run has begun to, or its holder was killed while it wrote', () => {
  const begun = left('begun');
  const torn = left('torn');
  mkdirSync(join(torn, 'pids'));
  writeFileSync(join(torn, 'pids', 'keeper.pid'), '');
  expect(removeAbandoned()).to.have.members([begun, torn]);
  expect([begun, torn].map((folder) => existsSync(folder))).to.deep.equal([false, false]);
});
