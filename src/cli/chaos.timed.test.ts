import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { expect } from 'chai';
import { execa } from 'execa';
import { projectFolder } from './project.ts';

const scratch = mkdtempSync(join(tmpdir(), 'plumbline-chaos-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

async function chaos(...args: readonly string[]) {
  const { exitCode, stdout, stderr } = await execa(
    process.execPath,
    [join(projectFolder, 'src', 'cli', 'main.ts'), 'chaos', ...args],
    { cwd: scratch, reject: false },
  );
  expect(`${stdout}${stderr}`, 'no stack trace').not.to.match(/\n\s+at .*\.ts:\d+/u);
  return { exitCode, stdout, stderr };
}
const kc = ['--architecture', 'knowledgecity-ec2'];

describe('the command chaos', { concurrency: 2 }, () => {
  it('lists faults and experiments, with the promises they stand for', async () => {
    const { exitCode, stdout } = await chaos('list');
    expect(exitCode).to.equal(0);
    expect(stdout).to.match(/^ {2}lose-zone +An Availability Zone is lost \(kill, stall, cut\)$/mu);
    for (const promise of ['KC1-HA-5', 'KC1-HA-7', 'KC1-HA-8', 'KC1-GEO-3', 'KC1-GEO-4'])
      expect(stdout).to.include(promise);
  });

  it('plans with exact targets, what is left standing and what takes it back, and runs nothing', async () => {
    const { exitCode, stdout } = await chaos('plan', 'primary-database-zone-lost', ...kc);
    expect(exitCode).to.equal(0);
    expect(stdout).to.include('primary/learning-database in primary-a: writer');
    expect(stdout).to.include('primary/learning-database/standby takes over');
    expect(stdout).to.include('writes are back after 120 s at worst');
    expect(stdout).to.include('healing zone primary-a, and reading back that primary-a are up');
  });

  const refused: readonly (readonly [string, readonly string[], string])[] = [
    [
      'an unknown experiment',
      ['plan', 'lose-everything', ...kc],
      'There is no experiment and no fault "lose-everything".',
    ],
    [
      'an unknown zone',
      ['plan', 'lose-zone', '--target', 'primary-z', ...kc],
      'There is no zone "primary-z" in the twin. Use one of: primary-a,',
    ],
    ['an unknown kind', ['run', 'lose-zone', '--kind', 'melt', ...kc], 'There is no kind of fault "melt".'],
    [
      'an unknown profile',
      ['run', 'lose-zone', '--profile', 'slow', ...kc],
      'There is no profile "slow" for experiments.',
    ],
    [
      'a scale that is none',
      ['run', 'lose-zone', '--scale', '0', ...kc],
      'Expected --scale to be a number from 1 up, got "0".',
    ],
    [
      'a change that a twin does not know',
      ['run', 'lose-zone', '--twin', 'standby=maybe', ...kc],
      'The twin cannot be changed by "standby=maybe".',
    ],
    [
      'a kind that this driver cannot do',
      ['run', 'lose-zone', '--kind', 'cut', ...kc],
      'first-zone-lost cannot be done here',
    ],
  ];
  for (const [what, args, message] of refused)
    it(`refuses ${what} with code 2`, async () => {
      const { exitCode, stderr } = await chaos(...args);
      expect(stderr).to.include(message);
      expect(exitCode).to.equal(2);
    });

  it('heals nothing where nothing was left, with code 0', async () => {
    expect(await chaos('heal', '--out', join(scratch, 'nothing'))).to.deep.include({ exitCode: 0 });
  });

  it('a journal that cannot be read ends with code 5', async () => {
    const out = join(scratch, 'broken');
    mkdirSync(join(out, 'journal'), { recursive: true });
    writeFileSync(join(out, 'journal', 'current.ndjson'), 'garbage\n');
    const { exitCode, stdout } = await chaos('heal', '--out', out);
    expect(stdout).to.match(/^unsafe: .*does not say whose it is/u);
    expect(exitCode).to.equal(5);
  });

  it('a journal whose holder is gone, and whose twin is, too, is closed', async () => {
    const out = join(scratch, 'gone');
    mkdirSync(join(out, 'journal'), { recursive: true });
    const opening = {
      record: 'open',
      format: 1,
      run: 'killed',
      does: 'Zone primary-a is lost.',
      holder: { pid: 2 ** 30, driver: 'process', handle: { folder: join(scratch, 'no-twin') } },
    };
    writeFileSync(join(out, 'journal', 'current.ndjson'), `${JSON.stringify(opening)}\n`);
    const { exitCode, stdout } = await chaos('heal', '--out', out);
    expect(stdout).to.equal('healed: Run killed: its twin is gone, and nothing of it is left running.');
    expect(exitCode).to.equal(0);
  });
});
