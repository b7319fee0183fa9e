import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { expect } from 'chai';
import { execa } from 'execa';
import { localStackTool, motoTool } from './doctor-emulators.ts';
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
    expect(stdout).to.include(
      'without it: zones of the twin are killed and stalled, and not cut off; no emulator runs',
    );
  });

  it('names every emulator that can be started here with its version and place, and otherwise what it takes', async () => {
    const { tools } = JSON.parse((await doctor(['--json'])).stdout) as { tools: { name: string }[] };
    for (const tool of [motoTool, localStackTool]) {
      const { name, version, where, without, mend } = tool(undefined);
      expect([version, where]).to.deep.equal([undefined, undefined]);
      expect(without).to.include('verify --target emulator');
      const [, asked = ''] = /^node tools\/setup\.mjs --retry --with (\S+), which takes Python \S/u.exec(mend) ?? [];
      expect(asked).to.equal(name.toLowerCase());
      const path = join(projectFolder, '.tools', asked, 'bin');
      const row = tools.find((one) => one.name === name);
      if (!existsSync(path)) expect(row).to.deep.equal(tool(undefined));
      else
        expect(row)
          .to.have.property('where')
          .that.satisfies((place: string) => place.startsWith(path) && existsSync(place));
    }
    expect(motoTool({ path: '/moto_server', version: '5.2.5' })).to.include({
      version: '5.2.5',
      where: '/moto_server',
    });
    expect(localStackTool({ path: '/supervisor' })).to.include({ version: 'of an unknown version' });
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
      'moto',
      'LocalStack',
    ]);
  });
});
