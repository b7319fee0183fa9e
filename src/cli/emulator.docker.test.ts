import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { expect } from 'chai';
import { execa } from 'execa';
import { containerEngine } from '../collect/emulator/container-engine.ts';
import { holderLabel } from '../collect/emulator/container-holder.ts';
import type { ReportData } from '../evidence/report-data.ts';
import { projectFolder } from './project.ts';

const out = mkdtempSync(join(tmpdir(), 'plumbline-docker-'));
after(() => rmSync(out, { recursive: true, force: true }));

const engine = await containerEngine().catch(() => undefined);
// The first run makes the images, which takes minutes: not for `npm test`.
const skip =
  engine === undefined ? 'needs Docker' : process.env['PLUMBLINE_TEST_DOCKER'] !== '1' && 'is for npm run test:docker';
const main = join(projectFolder, 'src', 'cli', 'main.ts');

function verify(emulator: string, ...args: readonly string[]) {
  const asked = ['--target', 'emulator', '--emulator', emulator, '--no-lint', '--out', out];
  return execa(process.execPath, [main, 'verify', 'knowledgecity-ec2', ...asked, ...args], {
    cwd: projectFolder,
    env: { CI: '1' },
    reject: false,
  });
}

/** Until it has begun to deploy. */
async function deploying({ stderr }: ReturnType<typeof verify>): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    stderr.on('data', (chunk) => String(chunk).includes('deploying') && resolve());
    stderr.once('end', () => reject(new Error('It ended before it deployed anything.')));
  });
}

async function statusesOn(emulator: string) {
  const { exitCode, stdout, stderr } = await verify(emulator, '--quiet', '--json');
  if (stdout === '') throw new Error(stderr);
  const { promises } = JSON.parse(stdout) as ReportData;
  const unknown = promises.flatMap(({ id, proofs }) =>
    proofs.flatMap(({ verdict, reason, findings }) =>
      verdict === 'unknown'
        ? [id, reason, ...findings.flatMap((one) => (one.verdict === 'unknown' ? [one.message] : []))].join(': ')
        : [],
    ),
  );
  return { exitCode, statuses: promises.map(({ id, status }) => `${id} ${status}`), unknown };
}

async function containersOfOurs(): Promise<number | undefined> {
  return (await engine?.container.dockerode.listContainers({ all: true, filters: { label: [holderLabel] } }))?.length;
}

describe('verify on an emulator in a container', { skip }, () => {
  it('ends as it does on the same emulator without one, and leaves no container', async () => {
    const contained = await statusesOn('docker:moto');
    expect(await containersOfOurs()).to.equal(0);
    expect(contained.exitCode).to.equal(3);
    expect(contained.statuses.filter((one) => one.endsWith(' met')).length).to.be.greaterThan(10);
    expect(contained).to.deep.equal(await statusesOn('moto'));
  });

  it('breaks nothing and leaves nothing unknown on LocalStack, which lacks half of it', async () => {
    const { exitCode, statuses, unknown } = await statusesOn('docker:localstack');
    expect(exitCode).to.equal(3);
    expect(unknown).to.deep.equal([]);
    expect(statuses.filter((one) => !/ (met|not-assessed)$/u.test(one))).to.deep.equal([]);
    expect(statuses).to.include.members(['KC1-ENC-1 met', 'KC1-GEO-2 met', 'KC1-ENC-2 not-assessed']);
    expect(await containersOfOurs()).to.equal(0);
  });

  it('leaves no container when it is interrupted, and a report that says so', async () => {
    const run = verify('docker:moto', '--json');
    await deploying(run);
    expect(await containersOfOurs()).to.equal(1);
    run.kill('SIGINT');
    const { exitCode, stdout } = await run;
    expect([exitCode, await containersOfOurs()]).to.deep.equal([3, 0]);
    const { promises } = JSON.parse(stdout) as ReportData;
    expect(promises.filter(({ status }) => status === 'met' || status === 'broken')).to.deep.equal([]);
    expect(stdout).to.contain('the run was interrupted before everything was read');
  });

  it('ends with what was not seen unknown when its container is ended behind its back', async () => {
    const run = verify('docker:moto', '--json');
    await deploying(run);
    const [container] = (await engine?.container.dockerode.listContainers({ filters: { label: [holderLabel] } })) ?? [];
    await engine?.container.dockerode.getContainer(container?.Id ?? '').kill();
    const { exitCode, stdout } = await run;
    const { promises } = JSON.parse(stdout) as ReportData;
    expect(exitCode).to.equal(3);
    expect(promises.filter(({ status }) => status === 'met' || status === 'broken')).to.deep.equal([]);
    expect(stdout).to.match(/The container of plumbline-moto:\S+ ended by itself \(exit code 137\)/u);
    expect(await containersOfOurs()).to.equal(0);
  });
});
