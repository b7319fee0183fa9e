import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { expect } from 'chai';
import { execa } from 'execa';
import { projectFolder } from './project.ts';

const empty = mkdtempSync(join(tmpdir(), 'plumbline-doctor-'));
after(() => rmSync(empty, { recursive: true, force: true }));

async function doctor(args: readonly string[]): Promise<{ readonly exitCode?: number; readonly stdout: string }> {
  const main = join(projectFolder, 'src', 'cli', 'main.ts');
  return await execa(process.execPath, [main, 'doctor', ...args], {
    env: { PATH: empty, PLUMBLINE_CFN_LINT: join(empty, 'cfn-lint') },
    reject: false,
  });
}

describe('the command doctor', { concurrency: 2 }, () => {
  it('says of every tool that is missing what cannot be proven without it, and how to mend that', async () => {
    const { exitCode, stdout } = await doctor([]);
    expect(exitCode).to.equal(0);
    for (const name of ['cfn-lint', 'Python', 'Docker'])
      expect(stdout).to.match(new RegExp(`✗ ${name}  missing\\n    without it: .+\\n    mend: .+`, 'u'));
    expect(stdout).to.include('without it: zones of the twin are killed and stalled, and not cut off');
  });

  it('says it as JSON, tool by tool', async () => {
    const { tools } = JSON.parse((await doctor(['--json'])).stdout) as { tools: { name: string }[] };
    expect(tools.map(({ name }) => name)).to.deep.equal([
      'Node.js',
      'cfn-lint',
      '@aws/cloudformation-validate',
      'Python',
      'PostgreSQL',
      'k6',
      'Docker',
    ]);
  });
});
